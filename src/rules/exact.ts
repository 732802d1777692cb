import { Fraction } from 'fraction.js'

/** An exact rational number. Scores never pass through a float. */
export type Exact = Fraction

/** A decimal in writing: an optional sign, digits, and digits after a point. `"54.96"`, `"-3"`. */
export type Decimal = string

const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/

/** Whether `text` is a decimal as this product writes and reads it. No exponent, no leading zero, no plus. */
export function isDecimal(text: string): text is Decimal {
  return DECIMAL.test(text)
}

/**
 * Reads a decimal exactly ([EX1]).
 * @throws RangeError when `text` is not a decimal: the schema of the plan has refused it before it comes here.
 */
export function exact(text: Decimal | bigint): Exact {
  if (typeof text === 'bigint') return new Fraction(text)
  if (!isDecimal(text)) throw new RangeError('not a decimal')
  return new Fraction(text)
}

/** The sum of exact numbers; 0 for none. */
export function sum(values: readonly Exact[]): Exact {
  return values.reduce((total, value) => total.add(value), new Fraction(0n))
}

/** -1, 0 or 1, by exact value. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const order = a.compare(b)
  return order < 0 ? -1 : order > 0 ? 1 : 0
}

/**
 * Writes an exact number with `places` digits after the point, halves away from zero (四舍五入, [EX2]).
 * @param places whole number, 0 to 12
 */
export function toDecimal(value: Exact, places: number): Decimal {
  const scale = 10n ** BigInt(places)
  const scaled = value.n * scale
  const whole = (scaled * 2n + value.d) / (value.d * 2n)
  const digits = whole.toString().padStart(places + 1, '0')
  const sign = value.s < 0n && whole !== 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
