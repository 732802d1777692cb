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

/** The sum of exact numbers; 0 for none. Added over one denominator, because a hall of jurors is a hundred thousand marks. */
export function sum(values: readonly Exact[]): Exact {
  let [top, bottom] = [0n, 1n]
  for (const { s, n, d } of values) {
    if (bottom % d !== 0n) {
      top *= d
      bottom *= d
    }
    top += s * n * (bottom / d)
  }
  return new Fraction(top, bottom)
}

/** The mean of at least one exact number. */
export function mean(values: readonly Exact[]): Exact {
  return sum(values).div(BigInt(values.length))
}

/** -1, 0 or 1, by exact value. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const order = a.compare(b)
  return order < 0 ? -1 : order > 0 ? 1 : 0
}

/** How a figure is cut to its places: 四舍五入, 四舍六入五成双, 五舍六入, 截尾, 进一. */
export const ROUNDING_MODES = ['halfAway', 'halfEven', 'halfDown', 'truncate', 'up'] as const
export type RoundingMode = (typeof ROUNDING_MODES)[number]

/** Decimal places, 0 to 12, and what happens to the rest. */
export interface Rounding {
  readonly places: number
  readonly mode: RoundingMode
}

/** The exact value of `value` cut to the places of `rounding` ([EX3]); unchanged without one. Negative figures are cut as positive ones are, so that a deduction and a bonus of one size stay so. */
export function round(value: Exact, rounding: Rounding | undefined): Exact {
  if (rounding === undefined) return value
  const scale = 10n ** BigInt(rounding.places)
  return new Fraction(units(value, scale, rounding.mode) * value.s, scale)
}

/** Whole units of 1/scale in the size of a value, its sign left out. */
function units(value: Exact, scale: bigint, mode: RoundingMode): bigint {
  const scaled = value.n * scale
  const whole = scaled / value.d
  const twice = (scaled - whole * value.d) * 2n
  switch (mode) {
    case 'halfAway':
      return twice >= value.d ? whole + 1n : whole
    case 'halfEven':
      return twice > value.d || (twice === value.d && whole % 2n === 1n) ? whole + 1n : whole
    case 'halfDown':
      return twice > value.d ? whole + 1n : whole
    case 'truncate':
      return whole
    case 'up':
      return twice > 0n ? whole + 1n : whole
    default:
      mode satisfies never
      return mode
  }
}

/**
 * Writes an exact number with `places` digits after the point, halves away from zero (四舍五入, [EX2]) unless another way is given.
 * @param places whole number, 0 to 12
 */
export function toDecimal(value: Exact, places: number, mode: RoundingMode = 'halfAway'): Decimal {
  const whole = units(value, 10n ** BigInt(places), mode)
  const digits = whole.toString().padStart(places + 1, '0')
  const sign = value.s < 0n && whole !== 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
