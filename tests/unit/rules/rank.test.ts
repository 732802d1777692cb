import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/rules/exact'
import { competitionRank, publishedDepth, type Scored } from '../../../src/rules/rank'
import { scaled, scores } from './reference'

const entries = (texts: readonly string[]): Scored[] => texts.map((text, index) => ({ id: `u${String(index)}`, score: exact(text) }))
const ranks = (texts: readonly string[]) => competitionRank(entries(texts)).map(({ rank }) => rank)
const lists = fc.array(scores, { maxLength: 30 })

describe('rank', () => {
  it.each([
    [[], []],
    [['5'], [1]],
    [['9', '8', '8', '7'], [1, 2, 2, 4]],
    [['7', '7', '7'], [1, 1, 1]],
    [['1', '2', '3'], [1, 2, 3]],
    [['9', '9', '8', '8', '8', '7'], [1, 1, 3, 3, 3, 6]],
    [['9.0', '9.00', '9'], [1, 1, 1]],
    [['-1', '0', '-2'], [1, 2, 3]],
    [['0.1', '0.10000000001'], [1, 2]],
  ])('[RK1] %j stand on places %j', (texts, expected) => {
    expect(ranks(texts)).toEqual(expected)
  })

  it('[RK1] a rank is one more than the number of those who are better', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        for (const { id, rank } of competitionRank(entries(texts))) {
          const mine = scaled(texts[Number(id.slice(1))] ?? '')
          expect(rank).toBe(1 + texts.filter((text) => scaled(text) > mine).length)
        }
      }),
    )
  })

  it('[RK2] the best stand first, and those who share a rank as the plan lists them', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        const order = competitionRank(entries(texts)).map(({ id }) => Number(id.slice(1)))
        const expected = texts.map((_, index) => index).sort((a, b) => {
          const [left, right] = [scaled(texts[a] ?? ''), scaled(texts[b] ?? '')]
          return left === right ? a - b : left > right ? -1 : 1
        })
        expect(order).toEqual(expected)
      }),
    )
  })

  it('[RK2] leaves what it was given as it was', () => {
    const given = entries(['1', '3', '2'])
    const copy = [...given]
    competitionRank(given)
    expect(given).toEqual(copy)
  })

  it.each([
    [['9', '8', '7'], 2, 2],
    [['9', '8', '8', '7'], 2, 3],
    [['9', '9', '9'], 1, 3],
    [['9', '8', '8', '7'], 3, 3],
    [['9', '8'], 5, 2],
    [[], 5, 0],
  ])('[RK3] of %j a depth of %i shows %i', (texts, depth, shown) => {
    expect(publishedDepth(competitionRank(entries(texts)), depth)).toHaveLength(shown)
  })

  it('[RK3] no depth shows all; a depth never parts equal scores, and never shows a worse one alone', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 31 }), (texts, depth) => {
        const all = competitionRank(entries(texts))
        expect(publishedDepth(all, null)).toEqual(all)
        const shown = publishedDepth(all, depth)
        expect(shown).toEqual(all.slice(0, shown.length))
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(depth, all.length))
        const [last, hidden] = [shown.at(-1), all[shown.length]]
        if (last !== undefined && hidden !== undefined) expect(hidden.rank).toBeGreaterThan(Math.max(last.rank, depth))
      }),
    )
  })

  it('[RK4] everyone keeps the rank, in whatever order figures arrive', () => {
    const shuffled = lists.chain((texts) => fc.tuple(fc.constant(entries(texts)), fc.shuffledSubarray(entries(texts), { minLength: texts.length })))
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const rankOf = (list: readonly Scored[]) => new Map(competitionRank(list).map(({ id, rank }) => [id, rank] as const))
        expect(rankOf(other)).toEqual(rankOf(given))
      }),
    )
  })
})
