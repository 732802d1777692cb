import type { Ranked } from './rank'

/** Top k: the flag goes to those who rank within k. */
export interface TopK {
  readonly kind: 'topK'
  readonly k: number
}

/** Rise: the flag goes to those whose rank is at least `atLeast` places better than in the previous session. */
export interface Rise {
  readonly kind: 'rise'
  readonly atLeast: number
}

/** How a flag is awarded. */
export type FlagRule = TopK | Rise

/** Who gets a flag, and for a rise by how many places. */
export interface Award<Id extends string = string> {
  readonly id: Id
  readonly rise: number | null
}

/** Flags by top k ([FL1]): a tie at the k-th place is awarded whole. */
function byTopK<Id extends string>(ranking: readonly Ranked<Id>[], rule: TopK): Award<Id>[] {
  return ranking.filter((row) => row.rank <= rule.k).map((row) => ({ id: row.id, rise: null }))
}

/** Flags by rise ([FL2]): who has no known previous rank does not take part ([FL3]). */
function byRise<Id extends string>(ranking: readonly Ranked<Id>[], previous: ReadonlyMap<Id, number>, rule: Rise): Award<Id>[] {
  return ranking.flatMap((row) => {
    const before = previous.get(row.id)
    if (before === undefined) return []
    const rise = before - row.rank
    return rise >= rule.atLeast ? [{ id: row.id, rise }] : []
  })
}

/**
 * The recipients of a flag, in the order of the ranking.
 * @param ranking competition ranks of the composite
 * @param previous ranks of the previous session, for those whose rank is known
 */
export function awardFlag<Id extends string>(rule: FlagRule, ranking: readonly Ranked<Id>[], previous: ReadonlyMap<Id, number>): Award<Id>[] {
  switch (rule.kind) {
    case 'topK':
      return byTopK(ranking, rule)
    case 'rise':
      return byRise(ranking, previous, rule)
    default:
      rule satisfies never
      return rule
  }
}
