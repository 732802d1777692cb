import type { BoardPanel, BoardRow, BoardScene } from '../../session/view/scene'

/** Rows and blocks of one screen: with the composite no more than three panels. */
const ROWS = 10
const BLOCKS = 2
/** How long a page stays when the board has several, in milliseconds. */
export const PAGE_TIME = 20_000

/** A panel as one page shows it: as many places as it has slots there, each a row or empty. */
export interface PanelPage {
  readonly panel: BoardPanel
  readonly places: readonly (BoardRow | null)[]
}

export interface BoardPage {
  readonly blocks: readonly PanelPage[]
  readonly composite: PanelPage | null
  readonly page: number
  readonly pages: number
}

/**
 * The page of the board at `elapsed` ms after it began. While panels are still to come it stays where the last one
 * opened; once all are open, pages take turns.
 */
export function boardPage({ panels }: BoardScene, elapsed: number): BoardPage {
  const composite = panels.find((panel) => panel.id === 'composite')
  const blocks = panels.filter((panel) => panel !== composite)
  const groups = Math.max(1, Math.ceil(blocks.length / BLOCKS))
  const depths = Math.max(1, ...panels.map((panel) => Math.ceil(panel.slots / ROWS)))
  const pages = groups * depths
  const whole = panels.every((panel) => panel.rows !== null)
  const opened = Math.max(0, blocks.findLastIndex((panel) => panel.rows !== null))
  const page = whole ? Math.floor(elapsed / PAGE_TIME) % pages : Math.floor(opened / BLOCKS) * depths
  const group = Math.floor(page / depths)
  const part = (panel: BoardPanel): PanelPage => panelPage(panel, page % depths)
  return {
    blocks: blocks.slice(group * BLOCKS, (group + 1) * BLOCKS).map(part),
    composite: composite === undefined ? null : part(composite),
    page: page + 1,
    pages,
  }
}

function panelPage(panel: BoardPanel, wanted: number): PanelPage {
  const from = Math.min(wanted, Math.max(0, Math.ceil(panel.slots / ROWS) - 1)) * ROWS
  const count = Math.min(ROWS, panel.slots - from)
  return { panel, places: Array.from({ length: Math.max(0, count) }, (_, i) => panel.rows?.[from + i] ?? null) }
}
