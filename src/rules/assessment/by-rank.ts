import { exact, mean, type Exact, type Rounding } from '../exact'
import { competitionRank } from '../rank'
import type { Subject, Working } from '../working'
import { measured, type Row } from './measure'
import type { ByRank } from './method'
import { absent, leaf, settled } from './nodes'

/** 按位次赋分 ([IN7]–[IN9]): the rank among the units that have a figure, as points. */
export function byRank(of: Subject, method: ByRank, rows: ReadonlyMap<string, Row>, measure: Rounding | undefined, rounding: Rounding | undefined): Map<string, Working> {
  const all = new Map([...rows].map(([unit, row]) => [unit, measured(method.of ?? { kind: 'value' }, row, measure)]))
  const scored = [...all].flatMap(([id, { value }]) => (value === null ? [] : [{ id, score: method.direction === 'higher' ? value : value.neg() }]))
  const ranking = competitionRank(scored)
  const rankOf = new Map(ranking.map(({ id, rank }) => [id, rank]))
  const sharing = new Map<number, number>()
  for (const { rank } of ranking) sharing.set(rank, (sharing.get(rank) ?? 0) + 1)
  return new Map([...all].map(([unit, { working }]) => {
    const rank = rankOf.get(unit)
    if (rank === undefined) return [unit, absent(of, working.left ?? 'noFigure', [working])]
    const places = sharing.get(rank) ?? 1
    const last = rank + places - 1
    const parts = [working, leaf('rank', exact(BigInt(rank))), ...(places === 1 ? [] : [leaf('rankEnd', exact(BigInt(last)))])]
    const points = method.ties === 'rank' ? pointsOf(method, rank) : mean(Array.from({ length: places }, (_, at) => pointsOf(method, rank + at)))
    return [unit, settled(of, 'byRank', points, parts, rounding, method)]
  }))
}

/** The points of a place, 1 is the best. By step they may fall below zero, where no floor holds them. */
function pointsOf({ award }: ByRank, place: number): Exact {
  switch (award.by) {
    case 'table':
      return exact(award.points[place - 1] ?? award.rest)
    case 'step':
      return exact(award.top).sub(exact(award.step).mul(BigInt(place - 1)))
    default:
      award satisfies never
      return award
  }
}
