import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardFlags, checkFlags, type FlagScheme } from '../../../src/rules/award-flags'
import { exact } from '../../../src/rules/exact'
import { awardFlag, type FlagRule } from '../../../src/rules/flags'
import { competitionRank, type Ranked } from '../../../src/rules/rank'
import { scores } from './reference'

const ranking = (texts: readonly string[]) => competitionRank(texts.map((text, at) => ({ id: `u${String(at)}`, score: exact(text) })))
const five = ranking(['9', '8', '7', '6', '5'])
const none = new Map<string, number>()
const ids = (rule: FlagRule, rows: readonly Ranked[], previous: ReadonlyMap<string, number> = none) => awardFlag(rule, rows, previous).map(({ id }) => id)
const flags = (list: readonly FlagScheme[], previous: ReadonlyMap<string, number> = none, barred: readonly string[] = []) =>
  awardFlags(list, five, previous, new Set(barred)).map(({ awards, passedOver }) => [awards.map(({ id }) => id), passedOver.map(({ id, why }) => `${id} ${why}`)])

describe('flags', () => {
  it.each([
    [['9', '8', '8', '7'], 2, ['u0']],
    [['9', '9', '8'], 1, []],
    [['9', '9', '8'], 2, ['u0', 'u1']],
    [['9', '8', '8', '7'], 3, ['u0', 'u1', 'u2']],
    [['9', '8'], 5, ['u0', 'u1']],
  ])('[FL4] of %j the top %i with nobody from a tie at the cut: %j', (texts, k, expected) => {
    expect(ids({ kind: 'topK', k, atCut: 'none' }, ranking(texts))).toEqual(expected)
  })

  it.each([
    [{ kind: 'mostRisen', m: 1 }, ['u4']],
    [{ kind: 'mostRisen', m: 2 }, ['u1', 'u2', 'u4']],
    [{ kind: 'mostRisen', m: 2, atCut: 'none' }, ['u4']],
    [{ kind: 'mostRisen', m: 9 }, ['u0', 'u1', 'u2', 'u4']],
    [{ kind: 'mostRisen', m: 9, atLeast: 2 }, ['u1', 'u2', 'u4']],
    [{ kind: 'mostRisen', m: 1, atLeast: 5 }, []],
  ] as const)('[FL9] %j goes to %j', (rule, expected) => {
    expect(ids(rule, five, new Map([['u0', 2], ['u1', 4], ['u2', 5], ['u3', 3], ['u4', 9]]))).toEqual(expected)
  })

  it('[FL3] [FL9] who stands where they stood, or fell, or is not known, is not the most risen', () => {
    expect(ids({ kind: 'mostRisen', m: 5 }, five, new Map([['u0', 1], ['u1', 1]]))).toEqual([])
  })

  it('[FL10] by hand: in the order of the ranking, unranked ones after, each with its reason', () => {
    const awards = [{ id: 'z', reason: '新设' }, { id: 'u3', reason: '抗旱' }, { id: 'u1', reason: '招商' }]
    expect(awardFlag({ kind: 'byHand', awards }, five, none)).toEqual([{ id: 'u1', rise: null, reason: '招商' }, { id: 'u3', rise: null, reason: '抗旱' }, { id: 'z', rise: null, reason: '新设' }])
  })

  it('[FL5] [FL6] without the holders of another flag, whose places pass on or lapse', () => {
    const top: FlagScheme = { id: 'top', rule: { kind: 'topK', k: 2 } }
    const previous = new Map([['u0', 5], ['u1', 4], ['u2', 5], ['u3', 5]])
    expect(flags([top, { id: 'rise', rule: { kind: 'mostRisen', m: 1 }, except: 'top' }], previous)).toEqual([[['u0', 'u1'], []], [['u2'], ['u0 holdsOther']]])
    expect(flags([top, { id: 'rise', rule: { kind: 'mostRisen', m: 1 }, except: 'top', vacancies: 'lapse' }], previous)).toEqual([[['u0', 'u1'], []], [[], ['u0 holdsOther']]])
    expect(flags([top, { id: 'next', rule: { kind: 'topK', k: 3 }, except: 'top' }])[1]).toEqual([['u2', 'u3', 'u4'], ['u0 holdsOther', 'u1 holdsOther']])
    expect(flags([top, { id: 'next', rule: { kind: 'topK', k: 3 }, except: 'top', vacancies: 'lapse' }])[1]).toEqual([['u2'], ['u0 holdsOther', 'u1 holdsOther']])
  })

  it('[FL5] only within the holders of another flag, whichever of them stands first in the list', () => {
    const only: FlagScheme = { id: 'only', rule: { kind: 'rise', atLeast: 1 }, onlyWithin: 'top' }
    const top: FlagScheme = { id: 'top', rule: { kind: 'topK', k: 2 } }
    const previous = new Map([['u1', 4], ['u3', 5]])
    expect(flags([only, top], previous)).toEqual([[['u1'], ['u3 holdsNot']], [['u0', 'u1'], []]])
    expect(flags([top, only], previous)[1]).toEqual([['u1'], ['u3 holdsNot']])
    expect(flags([top, { id: 'best', rule: { kind: 'topK', k: 1 }, onlyWithin: 'other' }, { id: 'other', rule: { kind: 'byHand', awards: [{ id: 'u4', reason: '一' }] } }])[1]).toEqual([['u4'], ['u0 holdsNot']])
  })

  it('[FL7] who is barred by a veto gets none, by hand neither, and that is said', () => {
    expect(flags([{ id: 'top', rule: { kind: 'topK', k: 2 } }], none, ['u0'])).toEqual([[['u1', 'u2'], ['u0 barred']]])
    expect(flags([{ id: 'top', rule: { kind: 'topK', k: 2 }, vacancies: 'lapse' }], none, ['u0'])).toEqual([[['u1'], ['u0 barred']]])
    expect(flags([{ id: 'hand', rule: { kind: 'byHand', awards: [{ id: 'u0', reason: '一' }] } }], none, ['u0'])).toEqual([[[], ['u0 barred']]])
  })

  const top: FlagScheme = { id: 'top', rule: { kind: 'topK', k: 2 } }
  const hand = (awards: readonly { id: string; reason: string }[], more: Partial<FlagScheme> = {}): FlagScheme => ({ id: 'hand', rule: { kind: 'byHand', awards }, ...more })
  const impossible: readonly (readonly [readonly FlagScheme[], readonly string[]])[] = [
    [[{ ...top, rule: { kind: 'topK', k: 0 } }], ['flags.0.rule.k notWhole']],
    [[{ ...top, rule: { kind: 'rise', atLeast: 0 } }], ['flags.0.rule.atLeast notWhole']],
    [[{ ...top, rule: { kind: 'mostRisen', m: 1.5, atLeast: -1 } }], ['flags.0.rule.m notWhole', 'flags.0.rule.atLeast notWhole']],
    [[top, top], ['flags.1.id duplicate']],
    [[{ ...top, id: '' }], ['flags.0.id emptyId']],
    [[{ ...top, except: 'gone' }], ['flags.0.except unknownFlag']],
    [[{ ...top, except: 'top' }], ['flags.0.except circle']],
    [[{ ...top, except: 'b' }, { ...top, id: 'b', onlyWithin: 'top' }], ['flags.0.except circle', 'flags.1.onlyWithin circle']],
    [[top, hand([], { except: 'top' })], ['flags.1.except byHandIsFree']],
    [[hand([{ id: 'u0', reason: ' ' }, { id: 'u0', reason: '一' }, { id: 'z', reason: '一' }])], ['flags.0.rule.awards.0.reason noReason', 'flags.0.rule.awards.1.id twice', 'flags.0.rule.awards.2.id unknownUnit']],
  ]
  it.each(impossible)('[FL8] %j is refused: %j', (list, expected) => {
    expect(checkFlags(list, five.map(({ id }) => id)).map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
    expect(() => awardFlags(list, five, none)).not.toThrow()
  })

  it('[FL8] flags that depend on each other without a circle are not', () => {
    expect(checkFlags([{ ...top, id: 'c', onlyWithin: 'b', except: 'top' }, { ...top, id: 'b', except: 'top' }, top], ['u0'])).toEqual([])
  })

  it('[FL4] [FL9] at most so many without a tie at the cut, at least so many with one; order of arrival plays no part', () => {
    const previous = fc.dictionary(fc.integer({ min: 0, max: 14 }).map((n) => `u${String(n)}`), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 15 }), previous, fc.integer({ min: 1, max: 8 }), (texts, before, n) => {
        const rows = ranking(texts)
        const known = new Map(Object.entries(before))
        const risen = rows.filter(({ id, rank }) => (known.get(id) ?? 0) > rank).length
        for (const [kind, most] of [['topK', rows.length], ['mostRisen', risen]] as const) {
          const rule = (atCut: 'whole' | 'none'): FlagRule => (kind === 'topK' ? { kind, k: n, atCut } : { kind, m: n, atCut })
          const [whole, strict] = [ids(rule('whole'), rows, known), ids(rule('none'), rows, known)]
          expect(strict.length).toBeLessThanOrEqual(n)
          expect(whole.length).toBeGreaterThanOrEqual(Math.min(n, most))
          expect(strict.every((id) => whole.includes(id))).toBe(true)
          if (whole.length <= n) expect(strict).toEqual(whole)
        }
        const turned = competitionRank([...rows].reverse())
        expect(new Set(ids({ kind: 'mostRisen', m: n }, turned, known))).toEqual(new Set(ids({ kind: 'mostRisen', m: n }, rows, known)))
      }),
    )
  })
})
