import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/rules/exact'
import { competitionRank } from '../../../src/rules/rank'
import { awardStars, checkStars, type StarScheme } from '../../../src/rules/stars'
import { scores } from './reference'

const ranking = (texts: readonly string[]) => competitionRank(texts.map((text, at) => ({ id: `u${String(at)}`, score: exact(text) })))
const stars = (texts: readonly string[], scheme: StarScheme) => awardStars(ranking(texts), scheme).map((row) => row.stars)
const apart = (count: number) => Array.from({ length: count }, (_, at) => String(count - at))
/** How many units get how many stars, from the top down. */
const sizes = (count: number, scheme: StarScheme & { readonly top: number }) => {
  const all = stars(apart(count), scheme)
  return Array.from({ length: scheme.top }, (_, at) => all.filter((one) => one === scheme.top - at).length)
}

describe('stars of any number of units', () => {
  it.each([
    [['9', '8', '7'], {}, [3, 2, 1]],
    [['9', '8', '7'], { top: 10 }, [10, 9, 8]],
    [['9', '8', '7', '6'], { top: 2 }, [2, 1, 0, 0]],
    [['9', '8', '7', '6'], { top: 2, least: 1 }, [2, 1, 1, 1]],
    [[], {}, []],
  ] as const)('[ST1] of %j by %j: %j', (texts, scheme, expected) => {
    expect(stars(texts, scheme)).toEqual(expected)
  })

  it.each([
    ['shareHigh', [5, 4, 4, 4, 1]],
    ['shareLow', [5, 2, 2, 2, 1]],
  ] as const)('[ST2] [ST3] who is equal shares: %s', (ties, expected) => {
    expect(stars(['9', '8', '8.0', '8.00', '7'], { ties })).toEqual(expected)
  })

  it.each([
    [53, 10, 'first', [6, 6, 6, 5, 5, 5, 5, 5, 5, 5]],
    [53, 10, 'last', [5, 5, 5, 5, 5, 5, 5, 6, 6, 6]],
    [50, 10, 'first', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]],
    [10, 10, 'last', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    [3, 5, 'first', [1, 1, 1, 0, 0]],
    [3, 5, 'last', [0, 0, 1, 1, 1]],
    [7, 3, 'first', [3, 2, 2]],
    [7, 3, 'last', [2, 2, 3]],
    [1, 1, 'first', [1]],
  ] as const)('[ST4] [ST5] %i units in %i bands, what is left over to the %s: %j', (count, top, remainder, expected) => {
    expect(sizes(count, { top, scale: 'bands', remainder })).toEqual(expected)
  })

  it('[ST3] a tie across bands takes the better band, or the worse', () => {
    const texts = ['9', '8', '8', '7']
    expect(stars(texts, { top: 2, scale: 'bands' })).toEqual([2, 2, 2, 1])
    expect(stars(texts, { top: 2, scale: 'bands', ties: 'shareLow' })).toEqual([2, 1, 1, 1])
  })

  it('[ST2] [ST4] stars are whole, equal for equals, never more for a worse one, and bands differ by one unit at the most', () => {
    const any = fc.record({ top: fc.integer({ min: 1, max: 12 }), ties: fc.constantFrom('shareHigh' as const, 'shareLow' as const), scale: fc.constantFrom('steps' as const, 'bands' as const), remainder: fc.constantFrom('first' as const, 'last' as const) })
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 40 }), any, fc.integer({ min: 1, max: 60 }), (texts, scheme, count) => {
        const rows = ranking(texts)
        const found = awardStars(rows, scheme)
        found.forEach(({ stars }, at) => {
          expect(Number.isInteger(stars) && stars >= 0 && stars <= scheme.top).toBe(true)
          const [mine, next, after] = [rows[at], rows[at + 1], found[at + 1]]
          if (mine === undefined || next === undefined || after === undefined) return
          if (mine.rank === next.rank) expect(after.stars).toBe(stars)
          else expect(after.stars).toBeLessThanOrEqual(stars)
        })
        const bands = sizes(count, { ...scheme, scale: 'bands' })
        expect(bands.reduce((all, size) => all + size, 0)).toBe(count)
        expect(Math.max(...bands) - Math.min(...bands)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    [{ top: 0 }, 'top', 'notWhole'],
    [{ top: 2.5 }, 'top', 'notWhole'],
    [{ least: -1 }, 'least', 'notWhole'],
    [{ top: 3, least: 4 }, 'least', 'leastAboveTop'],
    [{ scale: 'bands' }, 'top', 'topNeeded'],
  ] as const)('[ST6] %j is refused in %s: %s', (scheme, path, code) => {
    expect(checkStars(scheme)).toEqual([{ path, code }])
  })

  it('[ST6] a possible scheme is not', () => {
    expect([...checkStars({}), ...checkStars({ top: 10, scale: 'bands', least: 1 })]).toEqual([])
  })
})
