import { describe, expect, it } from 'vitest'
import { judge, type Mark, type Scheme } from '../../../../src/rules/index'
import { readMark } from '../../../../src/rules/judging/sheets'
import { composite, list, marksOf, panel, results, scoreOf, simple } from './schemes'

describe('marks', () => {
  const criterion = { id: 'talk', name: '', max: '10', min: '1', step: '0.5' }
  it.each([
    ['10', null], ['1', null], ['9.5', null], ['10.0', null],
    ['10.5', 'aboveMaximum'], ['0.5', 'belowMinimum'], ['-1', 'belowMinimum'], ['9.25', 'offStep'], ['9.500000000001', 'offStep'],
    ['', 'notANumber'], ['９', 'notANumber'], ['9分', 'notANumber'], ['1e1', 'notANumber'], ['NaN', 'notANumber'],
  ])('[MK2] %j: %s', (text, left) => {
    expect(readMark(criterion, text).left).toBe(left)
  })
  it('[MK2] a criterion of options takes their names and nothing else', () => {
    const graded = { id: 'g', name: '', max: '100', options: [{ name: '优秀', points: '95' }, { name: '良好', points: '85' }] }
    expect(readMark(graded, '优秀').value?.valueOf()).toBe(95)
    expect(readMark(graded, '95').left).toBe('notANumber')
    expect(readMark(graded, '优').left).toBe('notANumber')
  })

  it('[MK3] a missing mark is left out, and counts as nothing only where the scheme says so', () => {
    expect(scoreOf(simple(), marksOf('a', [80, null, 100]))).toBe('90.00')
    expect(scoreOf(simple({ missing: 'zero', seats: ['j1', 'j2', 'j3'] }), marksOf('a', [80, null, 100]))).toBe('60.00')
    expect(scoreOf(simple({ missing: 'zero', seats: ['j1', 'j2', 'j3', 'j4'] }), marksOf('a', [80, null, 100]))).toBe('45.00')
  })
  it('[MK3] nobody without a mark has a score', () => {
    expect(list(results(simple(), marksOf('a', [0]), { contestants: [{ id: 'b' }, { id: 'a' }] }))).toEqual(['a 0.00 1', 'b – –'])
    expect(results(simple(), [], { contestants: [{ id: 'b' }] })[0]).toMatchObject({ score: null, none: 'incomplete' })
  })

  const two: Scheme = { ...simple(), criteria: [{ id: 'talk', name: '', max: '10' }, { id: 'answer', name: '', max: '10' }] }
  const bad: Mark[] = [
    ...marksOf('a', [9, 11, 7]), ...marksOf('a', [5, 5, 5], { criterion: 'answer' }),
    ...marksOf('b', [9, 9, 9]), ...marksOf('b', [5, 5, 5], { criterion: 'answer' }),
  ]
  const withInvalid = (invalid: 'mark' | 'sheet' | 'ballot', per: 'juror' | 'criterion'): Scheme => ({ ...two, composite: composite([panel('jury', { invalid, per })]) })
  it.each([
    // By criterion: (9+7)/2 + (5+5+5)/3 = 13, then (9+7)/2 + (5+5)/2 = 13; b's second sheet is spoilt with the ballot alone.
    ['mark', 'criterion', ['a 13.00 2', 'b 14.00 1']],
    ['sheet', 'juror', ['a 13.00 2', 'b 14.00 1']],
    ['ballot', 'juror', ['a 13.00 2', 'b 14.00 1']],
  ] as const)('[MK4] an invalid mark spoils the %s (by %s)', (invalid, per, expected) => {
    expect([...list(results(withInvalid(invalid, per), bad))].sort()).toEqual(expected)
  })
  it.each([
    ['mark', 3, 3], ['sheet', 2, 3], ['ballot', 2, 2],
  ] as const)('[MK4] %s: so many answers count for a and for b', (invalid, ofA, ofB) => {
    const rows = results(withInvalid(invalid, 'criterion'), bad)
    const counted = (id: string) => rows.find((row) => row.id === id)?.working?.parts[0]?.parts[1]?.parts.filter(({ left }) => left === undefined).length
    expect([counted('a'), counted('b')]).toEqual([ofA, ofB])
  })
  it('[MK4] the working says what was wrong with which mark', () => {
    const row = results(withInvalid('sheet', 'criterion'), bad).find(({ id }) => id === 'a')
    expect(row?.working?.parts[0]?.parts.map(({ parts }) => parts.map(({ left }) => left ?? null))).toEqual([[null, 'aboveMaximum', null], [null, 'ballotInvalid', null]])
  })

  it.each([
    [{ contestant: 'x', panel: 'jury', juror: 'j1', criterion: 'talk', value: '1' }, 'marks.1.contestant', 'unknown'],
    [{ contestant: 'a', panel: 'hall', juror: 'j1', criterion: 'talk', value: '1' }, 'marks.1.panel', 'unknown'],
    [{ contestant: 'a', panel: 'jury', juror: 'j9', criterion: 'talk', value: '1' }, 'marks.1.juror', 'unknown'],
    [{ contestant: 'a', panel: 'jury', juror: 'j2', criterion: 'song', value: '1' }, 'marks.1.criterion', 'unknown'],
    [{ contestant: 'a', panel: 'jury', juror: 'j1', criterion: 'talk', value: '1' }, 'marks.1', 'twice'],
    [{ contestant: 'a', panel: 'jury', juror: 'j1', criterion: 'talk', value: null }, 'marks.1', 'twice'],
  ] as const)('[MK5] %j', (mark, path, code) => {
    expect(judge(simple({ seats: ['j1', 'j2'] }), [...marksOf('a', [80]), mark], { contestants: [{ id: 'a' }] })).toEqual({ ok: false, faults: [{ path, code }] })
  })
  it('[MK5] points of nobody, points that are no decimals, a time that is none', () => {
    const additions = { contestants: [{ id: 'a' }], values: { bonus: { a: ['1', '一'], b: '1' } }, overtime: { a: 0.5, c: 3 } }
    expect(judge(simple(), marksOf('a', [80]), additions)).toEqual({
      ok: false,
      faults: [
        { path: 'values.bonus.a', code: 'notADecimal' },
        { path: 'values.bonus.b', code: 'unknown' },
        { path: 'overtime.a', code: 'outOfRange' },
        { path: 'overtime.c', code: 'unknown' },
      ],
    })
    expect(judge(simple(), [], { contestants: [{ id: 'a' }, { id: 'a' }] })).toEqual({ ok: false, faults: [{ path: 'contestants', code: 'twice' }] })
  })

  it('[MK6] recused and abstaining jurors are left out and say so; who is not scored has neither score nor rank', () => {
    const marks: Mark[] = [...marksOf('a', [80, 90]), { contestant: 'a', panel: 'jury', juror: 'j3', criterion: 'talk', value: null, state: 'recused' }, { contestant: 'a', panel: 'jury', juror: 'j4', criterion: 'talk', value: null, state: 'abstained' }, ...marksOf('b', [100])]
    const rows = results(simple({ missing: 'void', seats: ['j1', 'j2', 'j3', 'j4'] }), marks, { contestants: [{ id: 'a' }, { id: 'b', unscored: true }] })
    expect(list(rows)).toEqual(['a 85.00 1', 'b – –'])
    expect(rows[1]).toMatchObject({ none: 'unscored', working: null })
    expect(rows[0]?.working?.parts[0]?.parts.map(({ left }) => left ?? null)).toEqual([null, null, 'recused', 'abstained'])
  })
})
