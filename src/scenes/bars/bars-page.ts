import type { BarsScene } from '../../session/view/scoring-scene'
import { columnsPage, type ColumnsPage } from '../scores/columns'

export type BarRow = BarsScene['rows'][number]

/** Ten rows at `elapsed` ms; the page on which something came or changed is shown first. */
export function barsPage(rows: readonly BarRow[], elapsed: number): ColumnsPage<BarRow> {
  const first = rows.findIndex((row) => row.score !== null && row.score !== row.before)
  return columnsPage(rows, { most: 1, layout: 'standard' }, elapsed, Math.max(0, first))
}

/** Length of a bar, 0 to 1 of the longest that can be. */
export function shareOf(score: string, full: string): number {
  const share = Number(score) / Number(full)
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** How far a bar stood before, as a share of how far it stands now. */
export function grownFrom({ score, before }: BarRow): number {
  if (score === null || before === null) return 0
  const share = Number(before) / Number(score)
  return Number.isFinite(share) ? Math.max(0, share) : 0
}

/**
 * How many rows below its present place each row stood before, where that can be told: all rows have scores and stand by
 * them. A row that is new stood nowhere; nothing is said of it.
 */
export function formerPlaces(rows: readonly BarRow[]): (number | null)[] {
  const scores = rows.map(({ score }) => (score === null ? null : Number(score)))
  const told = scores.every((score, i) => score !== null && (i === 0 || (scores[i - 1] ?? 0) >= score))
  if (!told) return rows.map(() => null)
  const before = rows
    .map((row, now) => ({ now, stood: row.before === null ? null : Number(row.before) }))
    .filter((row): row is { now: number; stood: number } => row.stood !== null)
    .sort((a, b) => b.stood - a.stood || a.now - b.now)
    .map(({ now }) => now)
  return rows.map((row, now) => (row.before === null ? null : before.indexOf(now) - now))
}
