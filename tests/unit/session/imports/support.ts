import { strToU8 } from 'fflate'
import type { Column } from '../../../../src/session/imports/columns'
import { layoutOf } from '../../../../src/session/imports/columns'
import type { Imported, ImportSheet, Layout } from '../../../../src/session/imports/table'
import { namedContestants } from '../../../../src/session/imports/who'
import { readTable } from '../../../../src/tables/read'
import { workbook, type WorkbookParts } from '../../../support/workbook'

export const WHO = namedContestants([
  { id: 'a1', unit: '样例甲局', shortName: '甲' },
  { id: 'a2', unit: '样例乙局' },
  { id: 'a3', unit: '样例丙局', person: '王　样' },
])

/** The first sheet of a file. */
export function sheetOf(bytes: Uint8Array): ImportSheet {
  const read = readTable(bytes, 'x')
  const sheet = read.ok ? read.table.sheets[0] : undefined
  if (sheet === undefined) throw new Error(JSON.stringify(read))
  return sheet
}

export const csv = (text: string): ImportSheet => sheetOf(strToU8(text))
export const xlsx = (data: string, more: WorkbookParts & { readonly after?: string } = {}): ImportSheet => sheetOf(workbook({ ...more, sheets: [{ name: '表一', data, ...(more.after === undefined ? {} : { after: more.after }) }] }))

/** Reads with the columns found by their headings. */
export function reading<Value>(sheet: ImportSheet, columns: readonly Column[], read: (sheet: ImportSheet, layout: Layout) => Imported<Value>): Imported<Value> {
  return read(sheet, layoutOf(sheet, columns))
}

/** Faults as `row column code`, with what they were held against. */
export function told(read: Imported<unknown>): unknown {
  return read.ok ? read.value : read.faults.map(({ row, column, code, limit }) => `${String(row)} ${String(column ?? '—')} ${code}${limit === undefined ? '' : ` ${limit}`}`)
}
