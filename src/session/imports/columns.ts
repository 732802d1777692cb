import type { ImportSheet, Layout, Mapping } from './table'
import { comparable } from './words'

/** A column that a kind of table may have. @property names what it may be called, the first as the app's templates call it */
export interface Column {
  readonly key: string
  readonly required?: true
  readonly names: readonly string[]
}

/** A heading as it is compared: without what stands in brackets, without marks. */
function heading(text: string): string {
  const bare = comparable(text).replace(/[*:：_\-—/.、]/g, '')
  const without = bare.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
  return without === '' ? bare : without
}

/** Which column of a row of headings holds what, each once, the first that fits ([IM3]). */
export function mappingOf(headings: readonly string[], columns: readonly Column[]): Mapping {
  const mapping = new Map<string, number>()
  const taken = new Set<number>()
  const exactly = headings.map(comparable)
  const loosely = headings.map(heading)
  const take = (column: Column, names: readonly string[], found: readonly string[]) => {
    const at = found.findIndex((text, place) => text !== '' && !taken.has(place) && names.includes(text))
    if (mapping.has(column.key) || at < 0) return
    mapping.set(column.key, at)
    taken.add(at)
  }
  // Whole names first, so that 区间（一） and 区间（二） stay apart.
  for (const column of columns) take(column, column.names.map(comparable), exactly)
  for (const column of columns) take(column, column.names.map(heading), loosely)
  return mapping
}

/** How many rows may stand over the headings: a title, a note, who made the table. */
const ABOVE = 20

/** The row that names most columns, and what they hold. A title that was merged over the table is passed over. */
export function layoutOf(sheet: ImportSheet, columns: readonly Column[]): Layout {
  let best: Layout = { header: -1, mapping: new Map() }
  sheet.rows.slice(0, ABOVE).forEach((row, header) => {
    const mapping = mappingOf(row.map(({ text }) => text), columns)
    if (mapping.size > best.mapping.size) best = { header, mapping }
  })
  return best
}

/** The sheet that names most columns; the first one where none does. */
export function bestSheet(sheets: readonly ImportSheet[], columns: readonly Column[]): number {
  const sizes = sheets.map((sheet) => layoutOf(sheet, columns).mapping.size)
  return Math.max(0, sizes.indexOf(Math.max(...sizes)))
}
