import { compare, type Exact } from './exact'

/** Who, and with what figure. */
export interface Scored<Id extends string = string> {
  readonly id: Id
  readonly score: Exact
}

/** A place in a ranking: 1 is the best; equal scores share a rank. */
export interface Ranked<Id extends string = string> extends Scored<Id> {
  readonly rank: number
}

/**
 * Competition rank ([RK1], 1224): the highest score is first, equal scores share a rank, and the next rank leaves a gap.
 * The result is sorted by rank; those who share a rank keep the order in which they came ([RK2]).
 */
export function competitionRank<Id extends string>(entries: readonly Scored<Id>[]): Ranked<Id>[] {
  const sorted = [...entries].sort((a, b) => compare(b.score, a.score))
  const ranked: Ranked<Id>[] = []
  sorted.forEach((entry, index) => {
    const before = ranked[index - 1]
    const rank = before !== undefined && compare(before.score, entry.score) === 0 ? before.rank : index + 1
    ranked.push({ id: entry.id, score: entry.score, rank })
  })
  return ranked
}

/**
 * The published depth ([RK3], 前5名): those whose rank is within `depth`. A tie at the cut is shown whole, never broken.
 * @param depth how many ranks are published; `null` publishes all
 */
export function publishedDepth<Row extends { readonly rank: number }>(rows: readonly Row[], depth: number | null): Row[] {
  return depth === null ? [...rows] : rows.filter((row) => row.rank <= depth)
}
