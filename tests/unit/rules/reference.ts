import fc from 'fast-check'
import type { Exact } from '../../../src/rules/exact'

/** Places of the reference numbers: a decimal is a whole number of 10⁻¹². */
export const PLACES = 12
const ONE = 10n ** BigInt(PLACES)

/** A decimal as a whole number of 10⁻¹², read by its letters alone. */
export function scaled(text: string): bigint {
  const [whole = '0', digits = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole) * ONE + BigInt(digits.padEnd(PLACES, '0'))
  return text.startsWith('-') ? -value : value
}

/** An exact number as a whole number of 10⁻¹²; one that is none is a mistake of the test. */
export function reference(value: Exact): bigint {
  const whole = value.s * value.n * ONE
  if (whole % value.d !== 0n) throw new Error('finer than the reference')
  return whole / value.d
}

/** Rounds a number of 10⁻¹² to `places`, halves away from zero, step by step as one does it by hand. */
export function roundedAwayFromZero(value: bigint, places: number): bigint {
  const unit = 10n ** BigInt(PLACES - places)
  const size = value < 0n ? -value : value
  const rest = size % unit
  const rounded = size - rest + (rest * 2n >= unit ? unit : 0n)
  return value < 0n ? -rounded : rounded
}

/** Decimals of all sizes, with halves and neighbours of halves often among them. */
export const decimals: fc.Arbitrary<string> = fc
  .record({
    minus: fc.boolean(),
    whole: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 999_999_999_999_999 })),
    digits: fc.oneof(fc.constantFrom('', '5', '05', '005', '995', '49', '4999', '50', '500000000001'), fc.stringMatching(/^\d{1,12}$/)),
  })
  .map(({ minus, whole, digits }) => `${minus ? '-' : ''}${String(whole)}${digits === '' ? '' : `.${digits}`}`)

/** Scores that are often equal. */
export const scores: fc.Arbitrary<string> = fc.oneof(fc.constantFrom('9', '9.0', '9.00', '8.5', '8.50', '0', '-1'), fc.integer({ min: 0, max: 9 }).map(String), decimals)
