const DAY = 86_400_000
const PLAIN = /^-?(0|[1-9]\d{0,14})$/

/**
 * A stored number as people see it: plain decimals, to 15 digits, as spreadsheets count (`0.30000000000000004` → `0.3`).
 * `null` where it is no number.
 */
export function plainDecimal(stored: string): string | null {
  const text = stored.trim()
  if (PLAIN.test(text)) return text === '-0' ? '0' : text
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return null
  const value = Number(text)
  if (!Number.isFinite(value)) return null
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const digits = mantissa.replace(/[-.]/g, '')
  const shifted = shift(digits, Number(exponent) + 1)
  return value < 0 && shifted !== '0' ? `-${shifted}` : shifted
}

/** A decimal as a percentage: `0.855` → `85.5%`. */
export function percentOf(decimal: string): string {
  const sign = decimal.startsWith('-') ? '-' : ''
  const [whole = '0', part = ''] = decimal.slice(sign.length).split('.')
  const shifted = shift(whole + part, whole.length + 2)
  return `${shifted === '0' ? '' : sign}${shifted}%`
}

/** A percentage as the decimal that a spreadsheet stores: `85.5%` → `0.855`. */
export function fromPercent(percent: string): string {
  const sign = percent.startsWith('-') ? '-' : ''
  const [whole = '0', part = ''] = percent.slice(sign.length, -1).split('.')
  return sign + shift(whole + part, whole.length - 2)
}

/** Digits with their point after so many of them, without zeros that say nothing. */
function shift(digits: string, point: number): string {
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const part = padded.slice(at).replace(/0+$/, '')
  return part === '' ? whole : `${whole}.${part}`
}

/** A stored day and time in writing; `null` where it is none that a spreadsheet shows. 1900 had no 29 February, and spreadsheets count one. */
export function dateOf(stored: string, from1904: boolean): string | null {
  const serial = Number(stored)
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  const time = new Date((seconds - days * 86_400) * 1_000).toISOString().slice(11, 19)
  if (days === 0 && !from1904) return time
  const base = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(base + days * DAY).toISOString().slice(0, 10)
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** A day as spreadsheets store it; `null` where it is none. */
export function serialOf(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  const days = (at - Date.UTC(1899, 11, 30)) / DAY
  return days >= 61 ? days : null
}
