import type { BoardRow } from '../../session/view/scene'
import { longest, scoreEms } from '../text/ems'

/** Sizes of a panel's rows in su, and what stands in them. */
export interface RowRoom {
  readonly name: number
  readonly score: number
  /** Width of the column before the name: the rank or the figure of the stars. */
  readonly lead: number
  /** Width of the name and the flags beside it. */
  readonly nameWidth: number
  readonly scoreWidth: number
  /** What a line of a name may hold, in em. */
  readonly nameEms: number
  /** Stars, where there is room for their row. */
  readonly stars: { readonly size: number; readonly pitch: number } | null
}

export interface RowSizes {
  readonly name: number
  readonly score: number
  readonly star: number
  /** A flag beside a name, with its distance. */
  readonly flag: number
}

const PAD = 2.6
const GAP = 1.3
/** Smaller stars are dust from the last row. */
const LEAST_STAR = 1.2
/** What the last row can still read; a name that would be smaller stands on two lines. */
const LEAST_NAME = 3

/**
 * Shares out the width of a panel: scores, names and places for `flags` flags first, the row of stars takes what is left.
 * Names too long for the panel step down together: whole, and none over its neighbour.
 */
export function rowRoom(
  rows: readonly (BoardRow | null)[],
  { width, lead, top, flags }: { readonly width: number; readonly lead: boolean; readonly top: number | null; readonly flags: number },
  sizes: RowSizes,
): RowRoom {
  const known = rows.filter((row) => row !== null)
  // Two digits need air before the name.
  const rank = known.some((row) => row.rank > 9) ? 1.3 : 1.05
  const leadWidth = !lead ? 0 : top === null ? sizes.score * rank : sizes.name * 2.3
  const scoreWidth = sizes.score * Math.max(scoreEms('00.00'), longest(known.map((row) => row.score), scoreEms))
  const flagWidth = known.reduce((most, row) => Math.max(most, row.flags.length), flags) * sizes.flag
  const free = width - PAD - leadWidth - scoreWidth - flagWidth - GAP * (lead ? 2 : 1)
  const nameEms = Math.max(3, longest(known.map((row) => row.name)))
  const shown = top !== null && top > 1 ? starsIn(free - nameEms * sizes.name - GAP, top, sizes.star) : null
  // Without the row of stars their figure stands in its place, where it does not lead.
  const forNames = shown === null && top !== null && !lead ? free - sizes.name * 2.2 - GAP : free
  const name = Math.max(LEAST_NAME, Math.min(sizes.name, forNames / nameEms))
  const nameWidth = Math.min(forNames, nameEms * name)
  return { name, score: sizes.score, lead: leadWidth, nameWidth: nameWidth + flagWidth, scoreWidth, nameEms: nameWidth / name, stars: shown }
}

function starsIn(room: number, top: number, wanted: number): RowRoom['stars'] {
  const size = Math.min(wanted, room / ((top - 1) * 1.12 + 1))
  if (size < LEAST_STAR) return null
  return { size, pitch: Math.min(2.6, (room / size - 1) / (top - 1)) }
}
