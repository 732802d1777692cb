import type { ListScene } from '../../session/view/scoring-scene'
import { PAGE_TIME } from '../board/board-page'
import type { Layout, StageShape } from '../frame/stage-shape'
import { COLUMN, columnsPage, type ColumnsPage } from '../scores/columns'
import { longest } from '../text/ems'

export type ListRow = ListScene['rows'][number]

export interface ListPage extends ColumnsPage<ListRow> {
  /** 并列待定, in lines of so many; on every page, below the list. */
  readonly tied: readonly (readonly string[])[]
}

/** Rows that names equal at the cut may take on a page that is a list too. */
const TIED_ROWS = 3
/** A name of this many em, with its number, has room in a column of the third, and of the second. */
const LONG = 8.5

/** Columns of names that stand beside each other. */
export function mostColumns({ rows, tied, ranked }: ListScene, layout: Layout): number {
  const names = longest([...rows.map(({ name }) => name), ...tied]) + (ranked ? 1.6 : 0)
  if (layout === 'ultra' || layout === 'wide') return names > (layout === 'ultra' ? 14 : LONG) ? 3 : 6
  return names > 2 * LONG ? 1 : names > LONG ? 2 : 3
}

/** What a list shows at `elapsed` ms: names in columns, pages in turn; who is tied at the cut stands below. */
export function listPage(scene: ListScene, { layout }: StageShape, elapsed: number): ListPage {
  const most = mostColumns(scene, layout)
  const abreast = layout === 'wide' ? 2 : layout === 'ultra' ? 3 : Math.max(1, Math.min(3, most))
  const lines = Math.ceil(scene.tied.length / abreast)
  const below = scene.tied.length === 0 ? 0 : Math.min(TIED_ROWS, lines) + 1
  const columns = { most, layout, rowsEach: COLUMN - below }
  // More than have room below take turns, with the pages or beyond them.
  const turns = Math.max(1, Math.ceil(lines / TIED_ROWS))
  const { pages } = columnsPage(scene.rows, columns, 0)
  const all = Math.max(pages, turns)
  const turn = Math.floor(elapsed / PAGE_TIME) % all
  const page = { ...columnsPage(scene.rows, columns, (turn % pages) * PAGE_TIME), page: turn + 1, pages: all }
  const each = TIED_ROWS * abreast
  const shown = scene.tied.slice((turn % turns) * each, ((turn % turns) + 1) * each)
  return { ...page, tied: Array.from({ length: Math.ceil(shown.length / abreast) }, (_, i) => shown.slice(i * abreast, (i + 1) * abreast)) }
}
