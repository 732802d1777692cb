import { compare, exact, round, type Exact } from '../exact'
import type { LeftOut } from '../working'
import type { Drop, Trim } from './scheme'

/**
 * Which of some figures are dropped, and from which end ([TR1]). They are sorted upwards, equal ones in the order in which they
 * came (that of the seats), and cut from both ends: whichever of equal ones is dropped, the score is the same.
 * @returns for each figure why it is left out, or `null` where it counts; `'tooFew'` where nothing would be left
 */
export function trimmed(values: readonly Exact[], trim: Trim): readonly (LeftOut | null)[] | 'tooFew' {
  const drop = dropFor(values.length, trim)
  if (drop.by === 'none') return values.map(() => null)
  const sorted = values.map((_, at) => at).sort((a, b) => compare(values[a] as Exact, values[b] as Exact) || a - b)
  if (drop.by === 'closest') return keepClosest(values, sorted, drop.keep)
  const [low, high] = ends(values.length, drop)
  if (values.length > 0 && low + high >= values.length) return 'tooFew'
  const left = values.map((): LeftOut | null => null)
  for (const at of sorted.slice(0, low)) left[at] = 'lowest'
  for (const at of sorted.slice(values.length - high)) left[at] = 'highest'
  return left
}

/** The drop for so many figures ([TR3]). */
function dropFor(size: number, trim: Trim): Drop {
  if (trim.by !== 'size') return trim
  const rows = trim.rows.filter((row) => (trim.between === 'none' ? row.size === size : row.size <= size))
  return rows.reduce<{ size: number; drop: Drop }>((best, row) => (row.size >= best.size ? row : best), { size: 0, drop: { by: 'none' } }).drop
}

function ends(size: number, drop: Extract<Drop, { by: 'fixed' | 'share' }>): readonly [number, number] {
  switch (drop.by) {
    case 'fixed':
      return [drop.low, drop.high]
    case 'share': {
      const mode = { down: 'truncate', nearest: 'halfAway', up: 'up' } as const
      const of = (share: string) => Number(round(exact(share).mul(BigInt(size)), { places: 0, mode: mode[drop.count] }).n)
      return [of(drop.low), of(drop.high)]
    }
    default:
      drop satisfies never
      return drop
  }
}

/** Those that lie closest together; equally close, the highest ([TR4]). */
function keepClosest(values: readonly Exact[], sorted: readonly number[], keep: number): readonly (LeftOut | null)[] {
  if (values.length <= keep) return values.map(() => null)
  let best = 0
  const spread = (from: number): Exact => (values[sorted[from + keep - 1] ?? 0] as Exact).sub(values[sorted[from] ?? 0] as Exact)
  for (let from = 1; from + keep <= sorted.length; from++) if (compare(spread(from), spread(best)) <= 0) best = from
  const kept = new Set(sorted.slice(best, best + keep))
  return values.map((_, at) => (kept.has(at) ? null : 'far'))
}
