import type { Ranked } from './rank'

/** Those who are equal at the cut: all of them (which is what is meant unless told), or none of them ([FL1], [FL4]). */
export type AtCut = 'whole' | 'none'

/** Top k: the flag goes to those who rank within k. */
export interface TopK {
  readonly kind: 'topK'
  readonly k: number
  readonly atCut?: AtCut
}

/** Rise: the flag goes to those whose rank is at least `atLeast` places better than in the previous session. */
export interface Rise {
  readonly kind: 'rise'
  readonly atLeast: number
}

/** Most risen: the flag goes to the `m` units that rose by the most places, and by at least one, or by `atLeast`. */
export interface MostRisen {
  readonly kind: 'mostRisen'
  readonly m: number
  readonly atLeast?: number
  readonly atCut?: AtCut
}

/** By hand: the flag goes to those who are named, each with a reason. */
export interface ByHand<Id extends string = string> {
  readonly kind: 'byHand'
  readonly awards: readonly { readonly id: Id; readonly reason: string }[]
}

/** How a flag is awarded. */
export type FlagRule<Id extends string = string> = TopK | Rise | MostRisen | ByHand<Id>

/** Who gets a flag, for a rise by how many places, and by hand for what reason. */
export interface Award<Id extends string = string> {
  readonly id: Id
  readonly rise: number | null
  readonly reason?: string
}

/**
 * The recipients of a flag, in the order of the ranking.
 * @param ranking competition ranks of the composite, the best first
 * @param previous ranks of the previous session, for those whose rank is known
 * @param mayHold who takes part in it; the places of the others pass on to whoever comes next ([FL6]). By hand nobody is left out.
 */
export function awardFlag<Id extends string>(rule: FlagRule<Id>, ranking: readonly Ranked<Id>[], previous: ReadonlyMap<Id, number>, mayHold: (id: Id) => boolean = () => true): Award<Id>[] {
  switch (rule.kind) {
    case 'topK':
      return firsts(ranking.filter(({ id }) => mayHold(id)), rule.k, rule.atCut).map(({ id }) => ({ id, rise: null }))
    case 'rise':
      return risen(ranking, previous, rule.atLeast).filter(({ id }) => mayHold(id))
    case 'mostRisen': {
      const rises = risen(ranking, previous, rule.atLeast ?? 1).filter(({ id }) => mayHold(id))
      const byRise = rises.map((row) => ({ ...row, rank: -row.rise })).sort((a, b) => a.rank - b.rank)
      const cut = new Set(firsts(byRise, rule.m, rule.atCut).map(({ id }) => id))
      return rises.filter(({ id }) => cut.has(id))
    }
    case 'byHand': {
      const place = new Map(ranking.map(({ id }, at) => [id, at]))
      // Whoever is not ranked comes after those who are, in the order in which they were named.
      return [...rule.awards].sort((a, b) => (place.get(a.id) ?? ranking.length) - (place.get(b.id) ?? ranking.length)).map(({ id, reason }) => ({ id, rise: null, reason }))
    }
    default:
      rule satisfies never
      return rule
  }
}

/** The first `k` of a list that is sorted by rank; those who share the rank at the cut are taken whole, or not at all. */
function firsts<Row extends { readonly rank: number }>(sorted: readonly Row[], k: number, atCut: AtCut = 'whole'): Row[] {
  const [last, next] = [sorted[k - 1], sorted[k]]
  if (last === undefined) return [...sorted]
  const isTied = next !== undefined && next.rank === last.rank
  return sorted.filter(({ rank }) => rank < last.rank || (rank === last.rank && (!isTied || atCut === 'whole')))
}

/** Those who stand at least so many places better ([FL2]); who has no known previous rank does not take part ([FL3]). */
function risen<Id extends string>(ranking: readonly Ranked<Id>[], previous: ReadonlyMap<Id, number>, atLeast: number): { id: Id; rise: number }[] {
  return ranking.flatMap(({ id, rank }) => {
    const before = previous.get(id)
    return before !== undefined && before - rank >= atLeast ? [{ id, rise: before - rank }] : []
  })
}
