import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, round, ROUNDING_MODES, toDecimal, type RoundingMode } from '../../../src/rules/exact'
import { decimals, reference, scaled } from './reference'

/** Each figure, its places, and what the five ways make of it: 四舍五入, 四舍六入五成双, 五舍六入, 截尾, 进一. */
const table: readonly (readonly [string, number, readonly [string, string, string, string, string]])[] = [
  ['2.5', 0, ['3', '2', '2', '2', '3']],
  ['3.5', 0, ['4', '4', '3', '3', '4']],
  ['-2.5', 0, ['-3', '-2', '-2', '-2', '-3']],
  ['2.51', 0, ['3', '3', '3', '2', '3']],
  ['2.49', 0, ['2', '2', '2', '2', '3']],
  ['0.125', 2, ['0.13', '0.12', '0.12', '0.12', '0.13']],
  ['0.135', 2, ['0.14', '0.14', '0.13', '0.13', '0.14']],
  ['-0.001', 2, ['0.00', '0.00', '0.00', '0.00', '-0.01']],
  ['9.999', 2, ['10.00', '10.00', '10.00', '9.99', '10.00']],
  ['7', 2, ['7.00', '7.00', '7.00', '7.00', '7.00']],
]

describe('rounding', () => {
  it.each(table)('[EX3] %s with %i places is %j', (text, places, expected) => {
    expect(ROUNDING_MODES).toEqual(['halfAway', 'halfEven', 'halfDown', 'truncate', 'up'])
    expect(ROUNDING_MODES.map((mode) => toDecimal(round(exact(text), { places, mode }), places))).toEqual(expected)
    expect(ROUNDING_MODES.map((mode) => toDecimal(exact(text), places, mode))).toEqual(expected)
  })

  it('[EX3] what is cut is the next figure below or above in size, and what ends there stays; without a rounding nothing changes', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 12 }), fc.constantFrom<RoundingMode>(...ROUNDING_MODES), (text, places, mode) => {
        const size = (value: bigint) => (value < 0n ? -value : value)
        const unit = 10n ** BigInt(12 - places)
        const [was, is] = [size(scaled(text)), size(reference(round(exact(text), { places, mode })))]
        const below = was - (was % unit)
        expect(was === below ? [below] : [below, below + unit]).toContain(is)
        if (was !== below && mode === 'truncate') expect(is).toBe(below)
        if (was !== below && mode === 'up') expect(is).toBe(below + unit)
        if (mode.startsWith('half') && (was - below) * 2n !== unit) expect(is).toBe((was - below) * 2n > unit ? below + unit : below)
        expect(reference(round(exact(text), undefined))).toBe(scaled(text))
      }),
    )
  })
})
