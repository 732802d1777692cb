import { tableFault, type TableFault } from './fault'
import { LIMITS, tooLong } from './limits'
import { restored } from './neutral'
import { EMPTY, type Cell, type Sheet } from './table'

const DELIMITERS = [',', '\t', ';'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** How many lines tell what stands between cells. */
const TELLING = 20

/**
 * The mark between cells: the one that the first lines have most alike outside quotation marks; a comma where none is there.
 */
export function delimiterOf(text: string): Delimiter {
  const lines = text.slice(0, 64_000).replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, TELLING)
  const score = (mark: Delimiter) => {
    const counts = lines.map((line) => line.split(mark).length - 1)
    const most = Math.max(0, ...counts)
    return most === 0 ? 0 : counts.filter((count) => count === most).length + most / 1_000
  }
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] ?? ','
}

/**
 * Reads comma-separated text as RFC 4180 has it, with any line end. Every cell is text; one that begins with `=` is a formula.
 * @param quotes `false` takes quotation marks as they stand
 */
export function readCsv(text: string, delimiter: Delimiter, quotes = true): { readonly ok: true; readonly rows: Sheet['rows'] } | TableFault {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let [at, cells] = [0, 0]
  const put = (value: string): TableFault | null => {
    const place = { row: rows.length + 1, column: row.length + 1 }
    const cell = cellOf(value)
    if (cell !== EMPTY) {
      cells += 1
      if (place.row > LIMITS.rows) return tableFault('tooManyRows', place)
      if (place.column > LIMITS.columns) return tableFault('tooManyColumns', place)
      if (cells > LIMITS.cells) return tableFault('tooManyCells', place)
      if (tooLong(value)) return tableFault('cellTooLong', place)
    }
    if (row.length < LIMITS.columns) row.push(cell)
    return null
  }
  while (at <= text.length) {
    let value: string
    if (quotes && text[at] === '"') {
      const end = closing(text, at)
      if (end < 0) return tableFault('openQuote', { row: rows.length + 1, column: row.length + 1 })
      value = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') return tableFault('afterQuote', { row: rows.length + 1, column: row.length + 1 })
    } else {
      const end = endOf(text, at, delimiter)
      value = text.slice(at, end)
      at = end
    }
    const fault = put(value)
    if (fault !== null) return fault
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    rows.push(trimmed(row))
    row = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  while (rows.at(-1)?.length === 0) rows.pop()
  return { ok: true, rows }
}

/** The place of the quotation mark that ends the cell; those that are doubled do not. -1 where there is none. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function endOf(text: string, from: number, delimiter: Delimiter): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function cellOf(value: string): Cell {
  if (value === '') return EMPTY
  return value.startsWith('=') ? { text: value, kind: 'formula' } : { text: restored(value), kind: 'text' }
}

function trimmed(row: Cell[]): Cell[] {
  while (row.at(-1)?.kind === 'empty') row.pop()
  return row
}
