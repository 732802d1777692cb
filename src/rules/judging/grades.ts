import { compare, exact, round, type Exact } from '../exact'
import type { Placed } from './ranking'
import type { Grades } from './scheme'

/**
 * The grade of each who is ranked ([GR1], [GR2]); none for whoever no cut-off covers.
 * @param placed sorted by rank
 * @param figure the figure that is compared with the cut-offs: the published one
 */
export function graded(grades: Grades, placed: readonly Placed[], figure: (id: string) => Exact): ReadonlyMap<string, string> {
  switch (grades.by) {
    case 'cutOff':
      return new Map(
        placed.flatMap(({ id }) => {
          const grade = grades.grades.find(({ from }) => from === undefined || compare(figure(id), exact(from)) >= 0)
          return grade === undefined ? [] : [[id, grade.name]]
        }),
      )
    case 'share':
      return byShare(grades, placed)
    default:
      grades satisfies never
      return grades
  }
}

/** Shares are counted from the top, each edge by itself, so that rounding one does not move the next. */
function byShare({ grades, count, atEdge }: Extract<Grades, { by: 'share' }>, placed: readonly Placed[]): ReadonlyMap<string, string> {
  const mode = { down: 'truncate', nearest: 'halfAway', up: 'up' } as const
  const edges: { name: string; upTo: number }[] = []
  let share = exact(0n)
  for (const grade of grades) {
    share = grade.share === undefined ? exact(1n) : share.add(exact(grade.share))
    const upTo = Number(round(share.mul(BigInt(placed.length)), { places: 0, mode: mode[count] }).n)
    edges.push({ name: grade.name, upTo: Math.min(placed.length, upTo) })
  }
  return new Map(
    placed.flatMap(({ id, rank }) => {
      const last = placed.filter((one) => one.rank === rank).length + rank - 1
      const edge = edges.find(({ upTo }) => (atEdge === 'better' ? rank <= upTo : last <= upTo))
      return edge === undefined ? [] : [[id, edge.name]]
    }),
  )
}
