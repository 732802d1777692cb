import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/rules/exact'
import { awardFlag } from '../../../src/rules/flags'
import { competitionRank } from '../../../src/rules/rank'
import { scores } from './reference'

const ranking = (texts: readonly string[]) => competitionRank(texts.map((text, index) => ({ id: `u${String(index)}`, score: exact(text) })))
const none = new Map<string, number>()
const ids = (awards: readonly { readonly id: string }[]) => awards.map(({ id }) => id)

describe('flags', () => {
  it.each([
    [['9', '8', '7'], 2, ['u0', 'u1']],
    [['7', '8', '9'], 1, ['u2']],
    [['9', '8', '8', '7'], 2, ['u0', 'u1', 'u2']],
    [['9', '9', '8'], 1, ['u0', 'u1']],
    [['9', '9', '8'], 2, ['u0', 'u1']],
    [['9'], 5, ['u0']],
    [[], 2, []],
  ])('[FL1] of %j the top %i are %j', (texts, k, expected) => {
    expect(awardFlag({ kind: 'topK', k }, ranking(texts), none)).toEqual(expected.map((id) => ({ id, rise: null })))
  })

  it.each([
    [7, 1, 2],
    [7, 2, 2],
    [6, 2, null],
    [5, 1, null],
    [3, 1, null],
    [6, 1, 1],
  ])('[FL2] from rank %i to 5, at least %i: rise %j', (before, atLeast, rise) => {
    const awards = awardFlag({ kind: 'rise', atLeast }, ranking(['9', '8', '7', '6', '5']), new Map([['u4', before]]))
    expect(awards).toEqual(rise === null ? [] : [{ id: 'u4', rise }])
  })

  it('[FL2] stands in the order of the ranking', () => {
    const awards = awardFlag({ kind: 'rise', atLeast: 1 }, ranking(['1', '3', '2']), new Map([['u0', 9], ['u1', 2], ['u2', 8]]))
    expect(awards).toEqual([{ id: 'u1', rise: 1 }, { id: 'u2', rise: 6 }, { id: 'u0', rise: 6 }])
  })

  it('[FL3] who has no known previous rank, or is not ranked now, takes no part', () => {
    const rule = { kind: 'rise', atLeast: 1 } as const
    expect(awardFlag(rule, ranking(['9', '8']), none)).toEqual([])
    expect(ids(awardFlag(rule, ranking(['9', '8']), new Map([['u1', 5], ['gone', 9]])))).toEqual(['u1'])
  })

  it('[FL1] [FL2] [FL3] hold for any ranking', () => {
    const previous = fc.dictionary(fc.integer({ min: 0, max: 14 }).map((n) => `u${String(n)}`), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 15 }), previous, fc.integer({ min: 1, max: 10 }), (texts, before, n) => {
        const rows = ranking(texts)
        const known = new Map(Object.entries(before))
        expect(ids(awardFlag({ kind: 'topK', k: n }, rows, known))).toEqual(ids(rows.filter(({ rank }) => rank <= n)))
        const risen = rows.filter(({ id, rank }) => known.has(id) && (known.get(id) ?? 0) - rank >= n)
        expect(ids(awardFlag({ kind: 'rise', atLeast: n }, rows, known))).toEqual(ids(risen))
      }),
    )
  })
})
