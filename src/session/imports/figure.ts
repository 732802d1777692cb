import { compare, exact, isDecimal, type Decimal } from '../../rules/exact'
import type { ImportCell, ImportCode } from './table'

/** How a figure is to be: at least, at most, and what a percentage is ([IM5]). */
export interface FigureRule {
  readonly min?: Decimal
  readonly max?: Decimal
  /** `points`: `85%` is 85; refused unless told. */
  readonly percent?: 'points'
}

export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ImportCode; readonly limit?: string }

/** Digits and signs of full width, and the minus signs of typesetters, as everybody types them. */
export function plainDigits(text: string): string {
  return text
    .replace(/[\uff10-\uff19\uff0b\uff0c\uff0d\uff0e\uff05]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013\u2014\ufe63]/g, '-')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
}

/** What a cell is before it is looked at: a fault where it can be no value of any kind. */
export function cellFault(cell: ImportCell): ImportCode | null {
  if (cell.covered === true) return 'merged'
  if (cell.kind === 'formula') return 'formula'
  return cell.kind === 'error' ? 'errorValue' : null
}

/**
 * A cell as a decimal to the letter ([IM5]): full width becomes half, commas by thousands go, a zero too many in front goes. A day is no number: a
 * spreadsheet has made it of `3-5` or `1.2`. Nothing is rounded.
 */
export function readFigure(cell: ImportCell, { min, max, percent }: FigureRule = {}): Read<Decimal> {
  const fault = cellFault(cell)
  if (fault !== null) return { ok: false, code: fault }
  if (cell.kind === 'date') return { ok: false, code: 'date' }
  if (cell.kind === 'boolean') return { ok: false, code: 'notANumber' }
  const typed = plainDigits(cell.text)
  const isPercent = typed.endsWith('%')
  if (isPercent && percent === undefined) return { ok: false, code: 'percent' }
  const read = decimalOf(isPercent ? typed.slice(0, -1).trim() : typed)
  return read.ok ? within(read.value, min, max) : read
}

function decimalOf(typed: string): Read<Decimal> {
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed)
  if (typed.includes(',') && !grouped) return { ok: false, code: /^[+-]?[\d,.]+$/.test(typed) ? 'separator' : 'notANumber' }
  const found = /^([+-]?)0*(\d+)?(?:\.(\d+))?$/.exec(typed.replaceAll(',', ''))
  const [, sign = '', whole, part] = found ?? []
  if (found === null || !/\d/.test(typed)) return { ok: false, code: 'notANumber' }
  const plain = `${whole ?? '0'}${part === undefined ? '' : `.${part}`}`
  const value = sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain
  return isDecimal(value) ? { ok: true, value } : { ok: false, code: 'tooPrecise' }
}

function within(value: Decimal, min?: Decimal, max?: Decimal): Read<Decimal> {
  if (min !== undefined && order(value, min) < 0) return value.startsWith('-') && order(min, '0') >= 0 ? { ok: false, code: 'negative' } : { ok: false, code: 'belowMinimum', limit: min }
  if (max !== undefined && order(value, max) > 0) return { ok: false, code: 'overMaximum', limit: max }
  return { ok: true, value }
}

/** Which of two decimals is more. Up to fifteen digits a float keeps their order, and equal ones are the same float; beyond that it is worked out. */
function order(a: Decimal, b: Decimal): number {
  return a.length <= 15 && b.length <= 15 ? Number(a) - Number(b) : compare(exact(a), exact(b))
}

/** A place in a ranking: 1 to 999, `3` or `第3名`. */
export function readRank(cell: ImportCell): Read<string> {
  const typed = plainDigits(cell.text).replace(/^第?\s*(\d+)\s*[名位]?$/, '$1')
  const read = readFigure({ ...cell, text: typed })
  if (!read.ok) return read
  const rank = read.value.replace(/\.0+$/, '')
  return /^[1-9]\d{0,2}$/.test(rank) ? { ok: true, value: rank } : { ok: false, code: 'rank' }
}
