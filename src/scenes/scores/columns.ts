import { PAGE_TIME } from '../board/board-page'
import { EDGE, SEAM, type Layout, type StageShape } from '../frame/stage-shape'
import { longest } from '../text/ems'
import { fit, sizes, type SetText } from '../text/fit'

/** Rows of one column. */
export const COLUMN = 10

/** One page of a list, in columns that are filled downwards. */
export interface ColumnsPage<Row> {
  readonly columns: readonly (readonly Row[])[]
  /** Rows of the longest column of any page, so that all pages have one grid. */
  readonly down: number
  readonly page: number
  readonly pages: number
}

/**
 * The page of a list at `elapsed` ms: as few columns as hold it, at most `most`, pages as even as can be, in turn.
 * On a wall `most` is 1, 3 or 6: its thirds are filled alike.
 * @param first the index of the row whose page comes first
 */
export function columnsPage<Row>(rows: readonly Row[], { most, layout, rowsEach = COLUMN }: { readonly most: number; readonly layout: Layout; readonly rowsEach?: number }, elapsed: number, first = 0): ColumnsPage<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / (most * rowsEach)))
  const each = Math.max(1, Math.ceil(rows.length / pages))
  const across = columnsOf(Math.min(most, Math.ceil(each / rowsEach)), most, layout)
  const down = Math.ceil(each / across)
  const page = (Math.floor(first / each) + Math.floor(elapsed / PAGE_TIME)) % pages
  const shown = rows.slice(page * each, (page + 1) * each)
  const columns = Array.from({ length: across }, (_, i) => shown.slice(i * down, (i + 1) * down)).filter((column) => column.length > 0)
  return { columns, down, page: page + 1, pages }
}

/** On a wall more than one column stand in all three thirds: three of them, or six. */
function columnsOf(needed: number, most: number, layout: Layout): number {
  if ((layout !== 'wide' && layout !== 'ultra') || needed < 2) return needed
  return needed <= 3 ? 3 : Math.min(most, 6)
}

/** Width in su of one of `across` columns, without the space between them; on a wall of the narrower ones, beside the edges. */
export function columnWidth(across: number, { layout, text, width }: StageShape, gap: number): number {
  const wall = layout === 'wide' || layout === 'ultra'
  const within = wall ? Math.max(1, across / 3) : across
  const whole = wall && across > 1 ? text + SEAM - width * EDGE : text
  return (whole - gap * (within - 1)) / within
}

/** Nothing that a name is set in is smaller. */
export const LEAST_NAME = 4.3
/** One long name does not make all others smaller than this share of their size. */
const TOGETHER = 0.72

/** The size in su at which names of a list are set, one as the other, in `room` su. */
export function nameSize(names: readonly string[], room: number, most: number): number {
  return Math.max(LEAST_NAME, most * TOGETHER, Math.min(most, room / Math.max(1, longest(names))))
}

/** A name whole: on one line at `most`, else smaller, else on two lines. */
export function setName(name: string, room: number, most: number): SetText {
  return fit(name, { width: room, sizes: sizes(Math.max(LEAST_NAME + 0.1, most), LEAST_NAME, 0.1), lines: 1 }, { width: room, sizes: [LEAST_NAME], lines: 2 })
}
