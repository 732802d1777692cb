import { dateOf, percentOf, plainDecimal } from './numbers'
import { unescaped } from './strings'
import type { Format } from './styles'
import { EMPTY, type Cell } from './table'

/** What a workbook says of its cells. */
export interface Shared {
  readonly strings: readonly string[]
  readonly styles: readonly Format[]
  readonly from1904: boolean
}

/** A cell as the part of a sheet writes it. @property stored `null` where there is no value */
export interface RawCell {
  readonly type: string
  readonly style: number
  readonly formula: boolean
  readonly stored: string | null
}

/** The cell that people see; `null` where what is stored is none. */
export function cellOf(raw: RawCell, shared: Shared): Cell | null {
  const cell = valueOf(raw, shared)
  if (cell === null || !raw.formula) return cell
  return raw.stored === null ? { text: '', kind: 'formula' } : cell.kind === 'empty' ? EMPTY : { ...cell, computed: true }
}

function valueOf({ type, style, stored }: RawCell, { strings, styles, from1904 }: Shared): Cell | null {
  if (stored === null) return EMPTY
  switch (type) {
    case 's': {
      const text = /^\s*\d+\s*$/.test(stored) ? strings[Number(stored)] : undefined
      return text === undefined ? null : textCell(text)
    }
    case 'inlineStr':
    case 'str':
      return textCell(unescaped(stored))
    case 'b':
      return { text: stored.trim() === '1' || stored.trim() === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' }
    case 'e':
      return { text: stored.trim(), kind: 'error' }
    case 'd':
      return { text: stored.trim().replace('T', ' ').replace(/( 00:00:00)?(\.\d+)?Z?$/, ''), kind: 'date' }
    default:
      return numberCell(stored, styles[style] ?? 'number', from1904)
  }
}

function textCell(text: string): Cell {
  return text === '' ? EMPTY : { text, kind: 'text' }
}

function numberCell(stored: string, format: Format, from1904: boolean): Cell | null {
  if (stored.trim() === '') return EMPTY
  const decimal = plainDecimal(stored)
  if (decimal === null) return null
  if (format === 'percent') return { text: percentOf(decimal), kind: 'percent' }
  const date = format === 'date' ? dateOf(decimal, from1904) : null
  return date === null ? { text: decimal, kind: 'number' } : { text: date, kind: 'date' }
}
