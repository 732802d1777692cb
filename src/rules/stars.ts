import type { Ranked } from './rank'

/**
 * Stars by rank inside a block ([ST1]): of `count` units the first gets `top` stars and each rank below gets one fewer.
 * Those who share a rank share its stars ([ST2]). Nobody gets fewer than none.
 * @param rank competition rank, 1 is the best
 * @param top stars of the first; by the published rule of 摘星夺旗 the number of units
 */
export function starsByRank(rank: number, top: number): number {
  return Math.max(0, top + 1 - rank)
}

/** How stars follow from places. */
export interface StarScheme {
  /** Stars of the first; the number of ranked units unless told. */
  readonly top?: number
  /** Who shares a rank gets the stars of the best place that they cover, or of the last one ([ST2], [ST3]). The best unless told. */
  readonly ties?: 'shareHigh' | 'shareLow'
  /** `steps`: one star fewer a place. `bands`: the places cut into `top` bands, as equal as they go ([ST4]). Steps unless told. */
  readonly scale?: 'steps' | 'bands'
  /** Places that are left over when bands are cut: one more for each of the first bands, or of the last ([ST5]). The first unless told. */
  readonly remainder?: 'first' | 'last'
  /** Nobody who is ranked gets fewer; 0 unless told. */
  readonly least?: number
}

/** What is impossible about a star scheme. */
export type StarFaultCode = 'notWhole' | 'leastAboveTop' | 'topNeeded'

/** What is impossible, with the field; nothing where all is well. Stars are whole. */
export function checkStars({ top, scale, least }: StarScheme): { readonly path: string; readonly code: StarFaultCode }[] {
  const whole = (value: number | undefined, from: number) => value === undefined || (Number.isInteger(value) && value >= from)
  return [
    ...(whole(top, 1) ? [] : [{ path: 'top', code: 'notWhole' as const }]),
    ...(whole(least, 0) ? [] : [{ path: 'least', code: 'notWhole' as const }]),
    ...(scale === 'bands' && top === undefined ? [{ path: 'top', code: 'topNeeded' as const }] : []),
    ...(top !== undefined && least !== undefined && least > top ? [{ path: 'least', code: 'leastAboveTop' as const }] : []),
  ]
}

/**
 * The stars of each unit of a ranking, in its order.
 * @param ranking competition ranks of all units of the block, the best first
 * @example awardStars(competitionRank(scores), { top: 10, scale: 'bands' }) // of 53 units 6 get 10 stars, 5 get 1
 */
export function awardStars<Id extends string>(ranking: readonly Ranked<Id>[], scheme: StarScheme): { readonly id: Id; readonly stars: number }[] {
  const top = scheme.top ?? ranking.length
  const sharing = new Map<number, number>()
  for (const { rank } of ranking) sharing.set(rank, (sharing.get(rank) ?? 0) + 1)
  return ranking.map(({ id, rank }) => {
    const place = scheme.ties === 'shareLow' ? rank + (sharing.get(rank) ?? 1) - 1 : rank
    const stars = scheme.scale === 'bands' ? top - bandOf(place, ranking.length, top, scheme.remainder ?? 'first') : starsByRank(place, top)
    return { id, stars: Math.max(scheme.least ?? 0, stars) }
  })
}

/** In which of `count` bands a place of `places` lies; 0 is the first. */
function bandOf(place: number, places: number, count: number, remainder: 'first' | 'last'): number {
  const size = Math.floor(places / count)
  const larger = places % count
  const [firsts, firstSize] = remainder === 'first' ? [larger, size + 1] : [count - larger, size]
  const before = firsts * firstSize
  if (place <= before) return Math.floor((place - 1) / firstSize)
  return firsts + Math.floor((place - 1 - before) / (remainder === 'first' ? size : size + 1))
}
