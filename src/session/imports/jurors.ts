import type { Column } from './columns'
import { PERSON, ROLE } from './names'
import { readRows, whole } from './rows'
import type { Imported, ImportSheet, Layout } from './table'
import { finderOf, seenRows, whoIn, type Named } from './who'
import { comparable } from './words'

/** A juror as a row says it. @property panel the id of a panel of the scheme */
export interface JurorRow {
  readonly seat: string
  readonly role: string
  readonly person?: string
  readonly panel?: string
}

/** The most jurors of a plan. */
export const MOST_JURORS = 300

export const JUROR_COLUMNS: readonly Column[] = [
  { key: 'seat', required: true, names: ['席位', '席位号', '座位', '座位号', '座号', '评委编号', '评委号', '编号', '序号', 'Seat', 'Seat number', 'No'] },
  { key: 'role', required: true, names: ROLE },
  { key: 'person', names: ['姓名', '评委姓名', '评委', ...PERSON.slice(4)] },
  { key: 'panel', names: ['评委组', '组别', '分组', '小组', 'Panel', 'Group'] },
]

/** Reads jurors. No two have one seat ([IM4]). @param panels those of the scheme, by name */
export function readJurors(sheet: ImportSheet, layout: Layout, panels: readonly Named[] = []): Imported<readonly JurorRow[]> {
  const [find, seen] = [finderOf(panels), seenRows()]
  return readRows<JurorRow>(
    sheet,
    layout,
    JUROR_COLUMNS,
    (row) => {
      const values = {
        seat: row.words('seat', { max: 24, required: true }),
        role: row.words('role', { max: 120, required: true }),
        person: row.words('person', { max: 24 }),
        panel: row.blank('panel') ? '' : whoIn(row, 'panel', find, 'unknownPanel'),
      }
      const before = values.seat === null ? null : seen(comparable(values.seat), row.row)
      if (before !== null) return row.fault('seat', 'twice', String(before))
      if (!whole(values)) return null
      const { seat, role, person, panel } = values
      return { seat, role, ...(person === '' ? {} : { person }), ...(panel === '' ? {} : { panel }) }
    },
    MOST_JURORS,
  )
}
