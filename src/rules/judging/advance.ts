import type { Placed } from './ranking'
import type { Advance } from './scheme'

/** Who goes on. `tied` is not empty where more are equal at the cut than places are left; nobody chose among them ([AD2]). */
export interface Cut {
  readonly through: readonly string[]
  readonly tied: readonly string[]
  /** The places that the tied would share. */
  readonly left: number
}

/**
 * The first k ([AD1]); those equal at the cut all go on, none of them do, or they are shown as tied, as the scheme says.
 * @param placed sorted by rank
 */
export function advanced({ first, atCut }: Advance, placed: readonly Placed[]): Cut {
  const last = placed[first - 1]
  const next = placed[first]
  if (last === undefined || next === undefined || last.rank !== next.rank) return { through: ids(placed.slice(0, first)), tied: [], left: 0 }
  const before = placed.filter(({ rank }) => rank < last.rank)
  const equal = placed.filter(({ rank }) => rank === last.rank)
  switch (atCut) {
    case 'show':
      return { through: ids(before), tied: ids(equal), left: first - before.length }
    case 'all':
      return { through: ids([...before, ...equal]), tied: [], left: 0 }
    case 'none':
      return { through: ids(before), tied: [], left: 0 }
    default:
      atCut satisfies never
      return atCut
  }
}

const ids = (placed: readonly Placed[]): string[] => placed.map(({ id }) => id)
