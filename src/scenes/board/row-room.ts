import type { BoardRow } from '../../session/view/scene'
import { longest, scoreEms } from '../text/ems'

/** Sizes of a panel's rows in su, and what stands in them. */
export interface RowRoom {
  readonly name: number
  readonly score: number
  /** Width of the column before the name: the rank or the figure of the stars. */
  readonly lead: number
  readonly nameWidth: number
  readonly scoreWidth: number
  /** Stars, where there is room for their row. */
  readonly stars: { readonly size: number; readonly pitch: number } | null
}

export interface RowSizes {
  readonly name: number
  readonly score: number
  readonly star: number
}

const PAD = 2.6
const GAP = 1.3
/** Smaller stars are dust from the last row. */
const LEAST_STAR = 1.2
const LEAST_NAME = 4.3

/**
 * Shares out the width of a panel: scores and names first, the row of stars takes what is left.
 * A name too long for the panel steps down to the least size that the last row can read.
 */
export function rowRoom(rows: readonly (BoardRow | null)[], width: number, lead: boolean, top: number | null, sizes: RowSizes): RowRoom {
  const known = rows.filter((row) => row !== null)
  const leadWidth = !lead ? 0 : top === null ? sizes.score * 1.05 : sizes.name * 2.3
  const scoreWidth = sizes.score * Math.max(scoreEms('00.00'), longest(known.map((row) => row.score), scoreEms))
  const free = width - PAD - leadWidth - scoreWidth - GAP * (lead ? 2 : 1)
  const nameEms = Math.max(3, longest(known.map((row) => row.name)))
  const name = Math.max(LEAST_NAME, Math.min(sizes.name, free / nameEms))
  const room = free - nameEms * name - GAP
  const fits = top !== null && top > 1 ? starsIn(room, top, sizes.star) : null
  return { name, score: sizes.score, lead: leadWidth, nameWidth: nameEms * name, scoreWidth, stars: fits }
}

function starsIn(room: number, top: number, wanted: number): RowRoom['stars'] {
  const size = Math.min(wanted, room / ((top - 1) * 1.12 + 1))
  if (size < LEAST_STAR) return null
  return { size, pitch: Math.min(2.1, (room / size - 1) / (top - 1)) }
}
