import { compare, exact, isDecimal, round, toDecimal, type Decimal, type Exact } from '../../../rules/exact'
import type { Additions, Criterion, Mark, Panel, Part, Scheme, Trim } from '../../../rules/index'
import { shortest } from '../../../session/scheme-said/figures'
import { partsWithPaths } from '../../../session/scheme-faults'

/** The most jurors of a panel that an example shows. */
export const MOST_JURORS = 12

/** A panel of an example: its jurors and what they mark. */
export interface ExamplePanel {
  readonly panel: Panel
  readonly jurors: readonly string[]
  readonly criteria: readonly Criterion[]
}

/** Invented marks for a scheme: always the same for the same scheme, one of them missing. */
export interface Example {
  /** The scheme with as many seats as the example shows. */
  readonly scheme: Scheme
  readonly contestants: readonly string[]
  readonly panels: readonly ExamplePanel[]
  readonly marks: readonly Mark[]
  /** What does not come from jurors, by id: additions, the difficulty. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Decimal>>>>
  /** In milliseconds. */
  readonly overtime: Readonly<Record<string, number>>
  /** Whether a panel has more seats than are shown. */
  readonly isCut: boolean
}

// What each is marked about, in hundredths of the maximum, and how jurors differ from it.
const LEVELS = [90, 84, 88, 79]
const SPREAD = [0, 4, -6, 2, -2, 6, -4]

/** The example of a scheme: three contestants, a fourth where grades go by share. */
export function exampleOf(given: Scheme): Example {
  const scheme = { ...given, composite: { ...given.composite, parts: given.composite.parts.map(seated) } }
  const contestants = ['a', 'b', 'c', 'd'].slice(0, given.grades?.by === 'share' ? 4 : 3)
  const parts = partsWithPaths(scheme.composite).map(({ part }) => part)
  const panels = parts.flatMap((part): ExamplePanel[] =>
    part.kind === 'panel' ? [{ panel: part, jurors: part.seats ?? openJurors(part.trim ?? scheme.trim), criteria: scheme.criteria.filter(({ id }) => part.criteria?.includes(id) ?? true) }] : [],
  )
  const marks = panels.flatMap((panel, nth) => marksOf(panel, contestants, nth))
  const isCut = partsWithPaths(given.composite).some(({ part }) => part.kind === 'panel' && (part.seats?.length ?? 0) > MOST_JURORS)
  return { scheme, contestants, panels, marks, values: valuesOf(parts, contestants), overtime: parts.some(({ kind }) => kind === 'overtime') ? { b: 25_000, c: 75_000 } : {}, isCut }
}

/** A part with no more seats than are shown; a quorum is then of those. */
function seated(part: Part): Part {
  if (part.kind === 'group') return { ...part, parts: part.parts.map(seated) }
  if (part.kind !== 'panel' || part.seats === undefined || part.seats.length <= MOST_JURORS) return part
  const { quorum, ...rest } = part
  return { ...rest, seats: part.seats.slice(0, MOST_JURORS), ...(quorum === undefined ? {} : { quorum: typeof quorum === 'number' ? Math.min(quorum, MOST_JURORS) : quorum }) }
}

/** So many jurors where there are no seats that a trim shows what it does. */
function openJurors(trim: Trim | undefined): readonly string[] {
  const count = trim?.by === 'share' ? 10 : trim?.by === 'fixed' ? trim.low + trim.high + 3 : trim?.by === 'size' ? Math.max(5, ...trim.rows.map(({ size }) => size)) : 5
  return Array.from({ length: Math.min(count, MOST_JURORS) }, (_, at) => `juror-${String(at + 1)}`)
}

/** The last juror of the first panel has not marked the second contestant yet. */
function marksOf({ panel, jurors, criteria }: ExamplePanel, contestants: readonly string[], nth: number): Mark[] {
  return contestants.flatMap((contestant, i) =>
    jurors.flatMap((juror, j) =>
      criteria.flatMap((criterion, k): Mark[] => {
        const isMissing = nth === 0 && i === 1 && j === jurors.length - 1 && k === criteria.length - 1
        if (isMissing) return []
        const hundredths = (LEVELS[i] ?? 80) + (SPREAD[(j + 2 * k + 3 * i + nth) % SPREAD.length] ?? 0)
        return [{ contestant, panel: panel.id, juror, criterion: criterion.id, value: valueAt(criterion, hundredths) }]
      }),
    ),
  )
}

/** The mark that stands at so many hundredths between minimum and maximum, on the criterion's step. */
function valueAt({ max, min = '0', step, options }: Criterion, hundredths: number): string {
  if (options !== undefined) return options[Math.min(options.length - 1, hundredths >= 91 ? 0 : hundredths >= 83 ? 1 : 2)]?.name ?? ''
  if (![max, min, step ?? '1'].every(isDecimal)) return ''
  const width = exact(max).sub(exact(min))
  const each = exact(step ?? (compare(width, exact(20n)) >= 0 ? '1' : '0.1'))
  if (compare(each, exact(0n)) <= 0) return min
  const steps = round(width.mul(BigInt(hundredths)).div(each.mul(100n)), { places: 0, mode: 'halfAway' })
  return figureText(exact(min).add(steps.mul(each)))
}

function valuesOf(parts: readonly Part[], contestants: readonly string[]): Record<string, Record<string, Decimal>> {
  const table: Record<string, Record<string, Decimal>> = {}
  const put = (id: string, values: readonly (Decimal | null)[]) => {
    table[id] = Object.fromEntries(
      contestants.flatMap((contestant, at): [string, Decimal][] => {
        const value = values[at] ?? null
        return value === null ? [] : [[contestant, value]]
      }),
    )
  }
  for (const part of parts) {
    if (part.kind === 'addition') put(part.id, part.minus === true ? ['0.5', null, '1', null] : part.missing === 'zero' ? ['1', null, '2', null] : ['91.5', '93', '88.25', '86'])
    for (const factor of part.factors ?? []) if ('addition' in factor) put(factor.addition, ['2.8', '3', '3.2', '2.6'])
  }
  return table
}

/** Additions as the rules take them. */
export function additionsOf({ contestants, values, overtime }: Pick<Example, 'contestants' | 'values' | 'overtime'>): Additions {
  return { contestants: contestants.map((id) => ({ id })), values, overtime }
}

/** A figure in as few digits as it needs, six decimals at most. */
export function figureText(value: Exact): string {
  return shortest(toDecimal(value, 6))
}
