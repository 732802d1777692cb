import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, isDecimal, sum, toDecimal } from '../../../src/rules/exact'
import { decimals, PLACES, reference, roundedAwayFromZero, scaled } from './reference'

describe('exact numbers', () => {
  it.each(['0', '7', '-7', '54.96', '0.1', '-0.05', '999999999999999', '0.000000000001', '100.00'])('[EX1] reads %s', (text) => {
    expect(isDecimal(text)).toBe(true)
    expect(reference(exact(text))).toBe(scaled(text))
  })

  it.each(['', ' ', '1.', '.5', '+1', '01', '-01', '1e3', '1E3', '1,000', '１.５', '1/3', '0x10', 'NaN', 'Infinity', '1.5 ', ' 1.5', '1\n', '1_000', '--1', '0.0000000000001', '1000000000000000', '1.(3)', '90分', '1.2.3'])(
    '[EX1] refuses %j',
    (text) => {
      expect(isDecimal(text)).toBe(false)
      expect(() => exact(text)).toThrow(RangeError)
    },
  )

  it('[EX1] 0.1 and 0.2 are 0.3, and ten times 0.1 is 1', () => {
    expect(compare(sum([exact('0.1'), exact('0.2')]), exact('0.3'))).toBe(0)
    expect(compare(sum(Array.from({ length: 10 }, () => exact('0.1'))), exact(1n))).toBe(0)
    expect(compare(sum([]), exact('0'))).toBe(0)
  })

  it('[EX1] adds and compares as whole numbers do', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 12 }), decimals, (texts, other) => {
        const total = sum(texts.map(exact))
        const expected = texts.reduce((all, text) => all + scaled(text), 0n)
        expect(reference(total)).toBe(expected)
        const order = expected < scaled(other) ? -1 : expected > scaled(other) ? 1 : 0
        expect(compare(total, exact(other))).toBe(order)
      }),
    )
  })

  it('[EX1] holds sums apart that floats hold equal', () => {
    const [more, less] = ['900719925474099.1', '900719925474099.05']
    expect(compare(exact(more), exact(less))).toBe(1)
    expect(compare(exact('100000000000000.000000000001'), exact('100000000000000'))).toBe(1)
  })

  it.each([
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['1.5', 0, '2'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.49999', 0, '0'],
    ['-0.4', 0, '0'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['2.675', 2, '2.68'],
    ['83.905', 2, '83.91'],
    ['99.995', 2, '100.00'],
    ['0.005', 2, '0.01'],
    ['-0.004', 2, '0.00'],
    ['-0', 2, '0.00'],
    ['90', 2, '90.00'],
    ['90.00', 0, '90'],
    ['0.000000000001', 12, '0.000000000001'],
    ['0.05', 1, '0.1'],
  ])('[EX2] writes %s with %i places as %s', (text, places, written) => {
    expect(toDecimal(exact(text), places)).toBe(written)
  })

  it('[EX2] rounds as whole numbers do, and what it writes it reads', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: PLACES }), (text, places) => {
        const written = toDecimal(exact(text), places)
        expect(isDecimal(written)).toBe(true)
        expect(scaled(written)).toBe(roundedAwayFromZero(scaled(text), places))
        expect(written.split('.')[1]?.length ?? 0).toBe(places)
        expect(toDecimal(exact(written), places)).toBe(written)
      }),
    )
  })

  it('[EX2] a third and two thirds', () => {
    expect(toDecimal(exact(1n).div(3n), 2)).toBe('0.33')
    expect(toDecimal(exact(2n).div(3n), 2)).toBe('0.67')
    expect(toDecimal(exact(-2n).div(3n), 2)).toBe('-0.67')
  })
})
