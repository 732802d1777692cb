import type { Layout, StageShape } from '../frame/stage-shape'
import type { BoardPage } from './board-page'

/** Where the flags stand: in the composite's column under it, or in a row under all panels. */
export type FlagPlace = 'column' | 'strip' | 'none'

/** The grid of one page of the board; widths in su. It follows from slots and flags alone, so what opens moves nothing. */
export interface BoardGrid {
  /** Rows of the grid that all panels share. */
  readonly tracks: number
  readonly flags: FlagPlace
  /** Widths of the blocks and of the composite. */
  readonly blocks: readonly number[]
  readonly composite: number
  readonly gap: number
  /** Whether a block begins with the figure of its stars (10★). */
  readonly leads: readonly boolean[]
}

/** Room of the panels by the sketch of three panels: the first has the leading figure. */
const SHARES = { first: 61.3, block: 51.8, composite: 49.4 }
const GAP = 2.2

export function boardGrid(page: BoardPage, flags: number, { layout, width, text }: StageShape): BoardGrid {
  const thirds = layout === 'wide' || layout === 'ultra'
  const under = page.composite?.places.length ?? 0
  const most = Math.max(under, ...page.blocks.map((block) => block.places.length))
  const perFlag = thirds || layout === 'portrait' ? 3 / Math.max(1, flags) : 1.65
  const column = flags > 0 && under + perFlag * flags <= 10
  const place: FlagPlace = flags === 0 ? 'none' : column ? 'column' : 'strip'
  const tracks = Math.min(10, Math.max(8, most, column ? Math.ceil(under + perFlag * flags) : 0))
  const leads = page.blocks.map((_, i) => i === 0 || layout !== 'standard')
  return { tracks, flags: place, gap: GAP, leads, ...panelWidths(page, layout, width, text) }
}

function panelWidths(page: BoardPage, layout: Layout, width: number, text: number): { blocks: number[]; composite: number } {
  if (layout === 'portrait') return { blocks: page.blocks.map(() => text), composite: text }
  if (layout !== 'standard') {
    const outer = text + 4 - width * 0.0305
    return { blocks: page.blocks.map(() => outer), composite: text }
  }
  const shares = page.blocks.map((_, i) => (i === 0 ? SHARES.first : SHARES.block))
  const composite = page.composite === null ? 0 : SHARES.composite
  const columns = shares.length + (page.composite === null ? 0 : 1)
  const scale = (text - GAP * (columns - 1)) / (shares.reduce((sum, share) => sum + share, 0) + composite)
  return { blocks: shares.map((share) => share * scale), composite: composite * scale }
}
