import type { Exact } from '../exact'
import { competitionRank, type Ranked, type Scored } from '../rank'

/** A unit to be ranked; `behind` puts it behind all others (a veto). */
export interface Entry extends Scored {
  readonly behind: boolean
}

/** What parts equals: the figure of a unit, or `null`. */
export type Key = (id: string) => Exact | null

/**
 * Competition rank by score, those who are `behind` after all others, equals parted by one key after another ([AS7], [AS8]). A key that
 * somebody among the equals has no figure for parts none of them. Whoever is still equal shares a rank, in the order in which they came.
 */
export function rankUnits(entries: readonly Entry[], keys: readonly Key[]): Ranked[] {
  const groups = [false, true].flatMap((behind) => equals(entries.filter((entry) => entry.behind === behind)).flatMap((group) => parted(group, keys)))
  let before = 0
  return groups.flatMap((group) => {
    const rank = before + 1
    before += group.length
    return group.map(({ id, score }) => ({ id, score, rank }))
  })
}

/** Groups of equal scores, the best first. */
function equals(entries: readonly Scored[]): Scored[][] {
  const groups = new Map<number, Scored[]>()
  for (const { id, score, rank } of competitionRank(entries)) groups.set(rank, [...(groups.get(rank) ?? []), { id, score }])
  return [...groups.values()]
}

function parted(group: readonly Scored[], keys: readonly Key[]): Scored[][] {
  const [key, ...rest] = keys
  if (key === undefined || group.length < 2) return [[...group]]
  const figures = group.flatMap(({ id }) => {
    const figure = key(id)
    return figure === null ? [] : [{ id, score: figure }]
  })
  if (figures.length < group.length) return parted(group, rest)
  const scoreOf = new Map(group.map((entry) => [entry.id, entry]))
  return equals(figures).flatMap((same) => parted(same.flatMap(({ id }) => scoreOf.get(id) ?? []), rest))
}
