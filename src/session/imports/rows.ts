import type { Column } from './columns'
import { readFigure, type FigureRule, type Read } from './figure'
import { MOST_FAULTS, type Imported, type ImportCell, type ImportCode, type ImportFault, type ImportSheet, type Layout } from './table'
import { comparable, readWords, type WordsRule } from './words'

const NOTHING: ImportCell = { text: '', kind: 'empty' }
/** What marks a row of a template as an example, in a column of its own. */
const EXAMPLE = new Set(['样例', 'example', 'sample'])

/** One row while it is read. What is asked for and not there, or wrong, is put down as a fault; the answer is `null` then. */
export interface RowReader {
  /** From 1, as a spreadsheet counts. */
  readonly row: number
  readonly cell: (key: string) => ImportCell
  /** Whether nothing stands in a column, or the column is not there. */
  readonly blank: (key: string) => boolean
  /** A text; `''` where there is none and none is asked for. */
  readonly words: (key: string, rule: WordsRule & { readonly required?: true }) => string | null
  readonly figure: (key: string, rule?: FigureRule) => string | null
  readonly read: <Value>(key: string, read: (cell: ImportCell) => Read<Value>) => Value | null
  readonly fault: (key: string | null, code: ImportCode, limit?: string) => null
}

/**
 * Reads the rows below the headings, every one of them, and puts every fault down ([IM1], [IM2]).
 * @param each makes a value of a row, or `null` where a fault was put down
 * @param most as many rows as are taken
 */
export function readRows<Row>(sheet: ImportSheet, { header, mapping }: Layout, columns: readonly Column[], each: (row: RowReader) => Row | null, most = 20_000): Imported<readonly Row[]> {
  const faults: ImportFault[] = []
  let count = 0
  const put = (row: number, column: number | null, code: ImportCode, found: string, limit?: string) => {
    count += 1
    if (faults.length < MOST_FAULTS) faults.push({ sheet: sheet.name, row, column, code, found, ...(limit === undefined ? {} : { limit }) })
    return null
  }
  for (const { key, required } of columns) if (required === true && !mapping.has(key)) put(header + 1, null, 'columnMissing', key)
  const values: Row[] = []
  const passed = { empty: 0, examples: 0 }
  const mapped = new Set(mapping.values())
  let rows = 0
  if (count === 0)
    sheet.rows.forEach((cells, at) => {
      if (at <= header) return
      if (cells.every((cell) => cell.covered !== true && cell.text.trim() === '' && cell.kind !== 'formula')) passed.empty += 1
      else if (cells.some(({ text }, place) => !mapped.has(place) && EXAMPLE.has(comparable(text)))) passed.examples += 1
      else {
        rows += 1
        if (rows > most) {
          if (rows === most + 1) put(at + 1, null, 'tooManyRows', '', String(most))
          return
        }
        const value = each(readerOf(cells, at + 1, mapping, put))
        if (value !== null) values.push(value)
      }
    })
  if (count === 0 && rows === 0) put(header + 2, null, 'noRows', '')
  return count > 0 ? { ok: false, faults, count } : { ok: true, value: values, rows, passed }
}

type Put = (row: number, column: number | null, code: ImportCode, found: string, limit?: string) => null

function readerOf(cells: readonly ImportCell[], row: number, mapping: Layout['mapping'], put: Put): RowReader {
  const cell = (key: string): ImportCell => cells[mapping.get(key) ?? -1] ?? NOTHING
  const blank = (key: string) => {
    const { text, kind, covered } = cell(key)
    return text.trim() === '' && kind !== 'formula' && covered !== true
  }
  const fault = (key: string | null, code: ImportCode, limit?: string) => {
    const at = key === null ? undefined : mapping.get(key)
    return put(row, at === undefined ? null : at + 1, code, key === null ? '' : cell(key).text, limit)
  }
  const read = <Value>(key: string, reader: (of: ImportCell) => Read<Value>): Value | null => {
    const result = reader(cell(key))
    return result.ok ? result.value : fault(key, result.code, result.limit)
  }
  return {
    row,
    cell,
    blank,
    read,
    fault,
    words(key, rule) {
      const value = read(key, (of) => readWords(of, rule))
      return value === '' && rule.required === true ? fault(key, 'required') : value
    },
    figure: (key, rule) => (blank(key) ? fault(key, 'required') : read(key, (of) => readFigure(of, rule))),
  }
}

/** Whether all values of a row are there; a fault was put down for those that are not. */
export function whole<Values extends Readonly<Record<string, unknown>>>(values: Values): values is { [Key in keyof Values]: Exclude<Values[Key], null> } & Values {
  return Object.values(values).every((value) => value !== null)
}
