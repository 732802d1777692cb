import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, sum } from '../../../../src/rules/exact'
import type { Trim } from '../../../../src/rules/index'
import { trimmed } from '../../../../src/rules/judging/trim'

const fixed = (low: number, high: number): Trim => ({ by: 'fixed', low, high })
const figures = (values: readonly (string | number)[]) => values.map((value) => exact(String(value)))
/** `-` dropped below, `+` above, `x` far, `.` counts. */
function picture(values: readonly (string | number)[], trim: Trim): string {
  const left = trimmed(figures(values), trim)
  return left === 'tooFew' ? left : left.map((reason) => (reason === null ? '.' : reason === 'lowest' ? '-' : reason === 'highest' ? '+' : 'x')).join('')
}

describe('trim', () => {
  it.each([
    [[7, 8, 6, 9], fixed(1, 1), '..-+'],
    [[7, 7, 8, 8, 9], fixed(1, 1), '-...+'],
    [[9, 9, 9], fixed(1, 1), '-.+'],
    [[9, 8, 9, 8], fixed(0, 1), '..+.'],
    [[5, 9, 8, 9, 1], fixed(2, 0), '-...-'],
    [[10, 9.5], { by: 'none' }, '..'],
  ] as const)('[TR1] %j', (values, trim, expected) => {
    expect(picture(values, trim)).toBe(expected)
  })

  it('[TR1] which of equal marks is dropped never changes what is left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 20 }).chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))), ([values, shuffled]) => {
        const left = (some: readonly number[]) => {
          const reasons = trimmed(figures(some), fixed(1, 1))
          return sum(figures(some.filter((_, at) => reasons[at] === null)))
        }
        expect(compare(left(values), left(shuffled))).toBe(0)
      }),
    )
  })

  it('[TR1] nothing that is left lies outside what was dropped', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 30 }), fc.nat(2), fc.nat(2), (values, low, high) => {
        const reasons = trimmed(figures(values), fixed(low, high))
        if (reasons === 'tooFew') throw new Error('five are more than four')
        const of = (wanted: string | null) => values.filter((_, at) => reasons[at] === wanted)
        expect([of('lowest').length, of('highest').length]).toEqual([low, high])
        expect(Math.max(...of('lowest'), -51)).toBeLessThanOrEqual(Math.min(...of(null)))
        expect(Math.min(...of('highest'), 51)).toBeGreaterThanOrEqual(Math.max(...of(null)))
      }),
    )
  })

  const table: Trim = { by: 'size', between: 'none', rows: [{ size: 5, drop: { by: 'fixed', low: 1, high: 1 } }, { size: 7, drop: { by: 'fixed', low: 2, high: 2 } }] }
  it.each([
    [4, '....'], [5, '-...+'], [6, '......'], [7, '--...++'], [8, '........'],
  ])('[TR3] %i marks in a table without gaps filled', (size, expected) => {
    expect(picture(Array.from({ length: size }, (_, at) => at), table)).toBe(expected)
  })
  it.each([
    [4, '....'], [6, '-....+'], [9, '--.....++'],
  ])('[TR3] %i marks where the next smaller row is taken', (size, expected) => {
    expect(picture(Array.from({ length: size }, (_, at) => at), { ...table, between: 'smaller' })).toBe(expected)
  })
  it.each([
    ['0.1', 'down', 19, 1], ['0.1', 'nearest', 15, 2], ['0.1', 'up', 11, 2], ['0.1', 'down', 9, 0], ['0.25', 'nearest', 4, 1],
  ] as const)('[TR3] a share of %s rounded %s of %i marks drops %i a side', (share, count, size, each) => {
    expect(picture(Array.from({ length: size }, (_, at) => at), { by: 'share', low: share, high: share, count })).toBe('-'.repeat(each) + '.'.repeat(size - 2 * each) + '+'.repeat(each))
  })

  it.each([
    [[1, 10, 3], '.x.'], [[1, 4, 7], 'x..'], [[7, 4, 1], '..x'], [[5, 5, 5], 'x..'], [[3, 8], '..'], [[2], '.'],
  ])('[TR4] the two closest of %j', (values, expected) => {
    expect(picture(values, { by: 'closest', keep: 2 })).toBe(expected)
  })

  it('[TR5] nothing left is no score', () => {
    expect(picture([9, 8], fixed(1, 1))).toBe('tooFew')
    expect(picture([9, 8, 7], fixed(1, 1))).toBe('+.-')
  })
})
