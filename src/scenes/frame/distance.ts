import type { Layout } from './stage-shape'

/** At so many stage heights the least size of text that carries information is read. */
const HEIGHTS = 8
const LEAST = 4.3

/** How far away Chinese text of `size` su is still read, in heights of the stage. */
export function carries(size: number): number {
  return (size * HEIGHTS) / LEAST
}

/** The size in su that text needs which is read from `heights` stage heights away. */
export function sizeFor(heights: number): number {
  return (heights * LEAST) / HEIGHTS
}

/** The size in su of a name in a table, which everybody must read, in each layout. */
const NAME: Readonly<Record<Layout, number>> = { standard: 4.4, wide: 5.2, ultra: 5.6, portrait: 5.6 }

/** How far away the names on a screen of this layout are read, in heights of the stage. */
export function readableTo(layout: Layout): number {
  return carries(NAME[layout])
}
