import { describe, expect, it } from 'vitest'
import type { Group, Overtime, Scheme } from '../../../../src/rules/index'
import { overtimePoints } from '../../../../src/rules/judging/overtime'
import { composite, list, marksOf, panel, results, scoreOf, simple } from './schemes'

const base: Scheme = { criteria: [{ id: 'talk', name: '', max: '100' }], composite: composite([]), ranking: { by: 'published' } }
const two = { places: 2, mode: 'halfAway' } as const

describe('parts of a composite', () => {
  // 考核70%＋现场30%, a bonus and a deduction.
  const scheme: Scheme = {
    ...base,
    composite: composite([
      { kind: 'addition', id: 'assessment', name: '考核', weight: '0.7', weightedRounding: two },
      panel('jury', { weight: '0.3', rounding: two, weightedRounding: two }),
      { kind: 'addition', id: 'bonus', name: '加分', missing: 'zero' },
      { kind: 'addition', id: 'deduction', name: '扣分', missing: 'zero', minus: true },
    ]),
  }
  const marks = [...marksOf('a', [90, 91, 93]), ...marksOf('b', [80, 81, 82])]

  it('[CM1] parts by weight, each cut where it says', () => {
    // 0.7·88.125 = 61.6875 → 61.69; 91.333… → 91.33, 0.3·91.33 = 27.399 → 27.40
    const rows = results(scheme, marks, { values: { assessment: { a: '88.125', b: '90' }, bonus: { b: ['1.5', '0.25'] }, deduction: { a: '0.5' } } })
    expect(list(rows)).toEqual(['b 89.05 1', 'a 88.59 2'])
    expect(rows[1]?.working?.parts.map(({ counts, value }) => (counts ?? value)?.valueOf())).toEqual([61.69, 27.4, 0, -0.5])
  })
  it('[CM1] panels by the mean of their weights, one left out where the scheme says', () => {
    const panels = (more: Partial<Group>): Scheme => ({ ...base, composite: composite([panel('leaders', { weight: '0.5' }), panel('peers', { weight: '0.3' }), panel('public', { weight: '0.2' })], 2, { by: 'weightedMean', ...more }) })
    const all = [...marksOf('a', [90], { panel: 'leaders' }), ...marksOf('a', [80], { panel: 'peers' }), ...marksOf('a', [70], { panel: 'public' })]
    expect(scoreOf(panels({}), all)).toBe('83.00')
    expect(scoreOf(panels({}), all.slice(0, 2))).toBe(null)
    expect(scoreOf(panels({ missing: 'leaveOut' }), all.slice(0, 2))).toBe('86.25') // 69 / 0.8
  })
  it('[CM2] points that are missing are no points', () => {
    const rows = results(scheme, marks, { values: { assessment: { a: '88' } } })
    expect(list(rows)).toEqual(['a 89.00 1', 'b – –'])
    expect(rows[1]).toMatchObject({ none: 'incomplete' })
    expect(rows[1]?.working?.parts[0]).toMatchObject({ value: null, left: 'missing' })
  })
  it('[CM3] factors one after another; a missing one leaves no figure', () => {
    const dive: Scheme = simple({ combine: 'sum', factors: [{ addition: 'difficulty' }, { constant: '0.6' }] })
    expect(scoreOf(dive, marksOf('a', [7, 8, 9]), { values: { difficulty: { a: '3.1' } } })).toBe('44.64')
    expect(scoreOf(dive, marksOf('a', [7, 8, 9]))).toBe(null)
  })
  it('[CM4] a group held at its floor and its cap', () => {
    const held: Scheme = { ...base, composite: composite([{ kind: 'group', id: 'extra', name: '', floor: '-5', cap: '10', parts: [{ kind: 'addition', id: 'plus', name: '' }] }]) }
    expect(scoreOf(held, [], { values: { plus: { a: '11' } } })).toBe('10.00')
    expect(scoreOf(held, [], { values: { plus: { a: '-5.01' } } })).toBe('-5.00')
    expect(scoreOf(held, [], { values: { plus: { a: '9.99' } } })).toBe('9.99')
    expect(results(held, [], { values: { plus: { a: '11' } } })[0]?.working?.parts[0]).toMatchObject({ held: 'cap' })
  })
  it('[CM5] the better of two rounds, and the best two of three', () => {
    const rounds = (best: number): Scheme => ({ ...base, composite: composite([panel('r1'), panel('r2'), panel('r3')], 2, { best, missing: 'leaveOut' }) })
    const three = [...marksOf('a', [80], { panel: 'r1' }), ...marksOf('a', [90], { panel: 'r2' }), ...marksOf('a', [85], { panel: 'r3' })]
    expect(scoreOf(rounds(1), three)).toBe('90.00')
    expect(scoreOf(rounds(2), three)).toBe('175.00')
    expect(scoreOf(rounds(2), three.slice(0, 1))).toBe('80.00')
    expect(results(rounds(1), three)[0]?.working?.parts.map(({ left }) => left ?? null)).toEqual(['notBest', null, 'notBest'])
  })

  const overtime: Overtime = { kind: 'overtime', id: 'over', name: '超时', bands: [{ over: 0, points: '0.5' }, { over: 30_000, points: '1' }], beyond: { every: 60_000, points: '1', most: '3' } }
  it.each([
    [0, '0'], [1, '0.5'], [30_000, '0.5'], [30_001, '2'], [90_000, '2'], [90_001, '3'], [600_000, '3'],
  ])('[OT1] %i ms over time cost %s', (over, points) => {
    expect(overtimePoints(overtime, over).toString()).toBe(points)
  })
  it('[OT1] and are taken from the score; who was in time loses nothing', () => {
    const timed: Scheme = { ...base, composite: composite([panel('jury'), overtime]) }
    expect(list(results(timed, [...marksOf('a', [90]), ...marksOf('b', [90])], { overtime: { a: 30_001 } }))).toEqual(['b 90.00 1', 'a 88.00 2'])
  })
})
