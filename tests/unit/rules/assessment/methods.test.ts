import { describe, expect, it } from 'vitest'
import type { Method } from '../../../../src/rules/assessment/method'
import { assessed, fraction, pointsBy, readings, single, unitOf } from './making'

const own = { from: 'unit' } as const
const higher = { kind: 'completion', target: own, direction: 'higher' } as const
const inverse = { kind: 'completion', target: own, direction: 'lower', formula: 'inverse', cap: '12' } as const
const mirror = { kind: 'completion', target: own, direction: 'lower', formula: 'mirror' } as const
const why = (method: Method, row: Parameters<typeof readings>[0][string]) => unitOf(assessed(single(method), readings({ a: row })), 'a').lacks

describe('methods', () => {
  it.each([
    [{ kind: 'given' }, '7.25', '29/4', undefined],
    [{ kind: 'given', cap: '7' }, '7.25', '7', 'cap'],
    [{ kind: 'given', cap: '7.25' }, '7.25', '29/4', undefined],
    [{ kind: 'given', floor: '0' }, '-3', '0', 'floor'],
    [{ kind: 'given', floor: '0' }, '0', '0', undefined],
    [{ kind: 'given' }, '-3', '-3', undefined],
    [{ kind: 'given', floor: '2', cap: '2' }, '9', '2', 'cap'],
  ] as const)('[IN1] %j of %s is %s, held %s', (method, actual, points, held) => {
    const indicator = unitOf(assessed(single(method), readings({ a: { actual } })), 'a').working.parts[0]?.parts[0]
    expect([fraction(indicator?.value), indicator?.held]).toEqual([points, held])
  })

  it('[IN1] what is cut to its places never passes floor or cap', () => {
    const scheme = { ...single({ kind: 'given', cap: '9.96', floor: '0.04' }), rounding: { indicator: { places: 1, mode: 'halfAway' as const } } }
    const result = assessed(scheme, readings({ a: { actual: '9.95' }, b: { actual: '0.04' } }))
    expect(result.units.map(({ composite }) => fraction(composite))).toEqual(['249/25', '1/25'])
  })

  it.each([
    [higher, '150', '160', '75/8'],
    [higher, '160', '160', '10'],
    [higher, '200', '160', '25/2'],
    [{ ...higher, cap: '10' }, '200', '160', '10'],
    [{ ...higher, cap: '12' }, '200', '160', '12'],
    [higher, '-16', '160', '-1'],
    [{ ...higher, floor: '0' }, '-16', '160', '0'],
    [higher, '1', '3', '10/3'],
    [inverse, '160', '160', '10'],
    [inverse, '200', '160', '8'],
    [inverse, '150', '160', '32/3'],
    [inverse, '0', '160', '12'],
    [mirror, '160', '160', '10'],
    [mirror, '200', '160', '15/2'],
    [mirror, '0', '160', '20'],
    [mirror, '400', '160', '-5'],
    [{ ...mirror, floor: '0', cap: '10' }, '400', '160', '0'],
  ] as const)('[IN2] completion %j of %s against %s is %s of ten', (method, actual, target, points) => {
    expect(pointsBy(method, { a: { actual, target } })).toEqual({ a: points })
  })

  it('[IN2] one target may stand for all', () => {
    expect(pointsBy({ kind: 'completion', target: { from: 'scheme', value: '80' }, direction: 'higher' }, { a: { actual: '40' }, b: { actual: '80', target: '1' } })).toEqual({ a: '5', b: '10' })
  })

  it.each([
    [higher, { target: '5' }, 'noFigure'],
    [higher, { actual: null, target: '5' }, 'noFigure'],
    [higher, { actual: '5' }, 'noTarget'],
    [higher, { actual: '5', target: '0' }, 'targetNotPositive'],
    [higher, { actual: '5', target: '-1' }, 'targetNotPositive'],
    [mirror, { actual: '5', target: '0' }, 'targetNotPositive'],
    [inverse, { actual: '5', target: null }, 'noTarget'],
    [inverse, { actual: '-5', target: '5' }, 'figureNegative'],
    [{ kind: 'given' }, {}, 'noFigure'],
  ] as const)('[IN2] %j with %j gives no points: %s', (method, row, left) => {
    expect(why(method, row)).toEqual([{ block: 'block', indicator: 'one', why: left }])
  })

  it.each([
    ['higher', '20', '100', '20', '6'],
    ['higher', '20', '100', '100', '10'],
    ['higher', '20', '100', '60', '8'],
    ['higher', '20', '100', '120', '11'],
    ['higher', '20', '100', '0', '5'],
    ['lower', '100', '20', '100', '6'],
    ['lower', '100', '20', '20', '10'],
    ['lower', '100', '20', '40', '9'],
    ['higher', '0', '3', '1', '22/3'],
  ] as const)('[IN3] efficacy, %s is better, from %s to %s: %s gives %s of ten', (direction, notAllowed, satisfactory, actual, points) => {
    expect(pointsBy({ kind: 'efficacyCoefficient', direction, bounds: { from: 'scheme', notAllowed, satisfactory } }, { a: { actual } })).toEqual({ a: points })
  })

  it('[IN3] base and span are the scheme’s: 50 and 50 of a hundred, and of 20 full marks', () => {
    const method = { kind: 'efficacyCoefficient', direction: 'higher', bounds: { from: 'scheme', notAllowed: '0', satisfactory: '4' }, base: '50', span: '50' } as const
    expect(pointsBy(method, { a: { actual: '0' }, b: { actual: '1' }, c: { actual: '4' } }, '20')).toEqual({ a: '10', b: '25/2', c: '20' })
  })

  it('[IN4] the worst and the best of the group stand at 60 and 100; who has no figure plays no part', () => {
    const group = { kind: 'efficacyCoefficient', bounds: { from: 'group' } } as const
    const rows = { a: { actual: '5' }, b: { actual: '15' }, c: {}, d: { actual: '10' }, e: { actual: '99', exempt: '不涉及' } }
    expect(pointsBy({ ...group, direction: 'higher' }, rows)).toEqual({ a: '6', b: '10', c: null, d: '8', e: null })
    expect(pointsBy({ ...group, direction: 'lower' }, rows)).toEqual({ a: '10', b: '6', c: null, d: '8', e: null })
  })

  it('[IN4] where all are equal everybody stands at the best, or at the worst where the scheme says so', () => {
    const group = (bounds: { from: 'group'; whenEqual?: 'best' | 'worst' }) => pointsBy({ kind: 'efficacyCoefficient', direction: 'higher', bounds }, { a: { actual: '5' }, b: { actual: '5.0' } })
    expect(group({ from: 'group' })).toEqual({ a: '10', b: '10' })
    expect(group({ from: 'group', whenEqual: 'worst' })).toEqual({ a: '6', b: '6' })
  })

  it.each([
    ['110', '100', '10'],
    ['100', '100', '0'],
    ['90', '100', '-10'],
    ['4', '3', '100/3'],
    ['-5', '10', '-150'],
  ])('[IN5] from %s against a base of %s it grew by %s percent', (actual, base, percent) => {
    expect(pointsBy({ kind: 'growth', direction: 'higher', points: { by: 'linear', start: '0', from: '0', perPoint: '1' } }, { a: { actual, base } })).toEqual({ a: percent })
  })

  it.each([
    [{ actual: '5' }, 'noBase'],
    [{ base: '5' }, 'noFigure'],
    [{ actual: '5', base: '0' }, 'baseNotPositive'],
    [{ actual: '5', base: '-2' }, 'baseNotPositive'],
  ] as const)('[IN5] %j has no growth: %s', (row, left) => {
    for (const method of [
      { kind: 'growth', direction: 'higher', points: { by: 'target', target: '6' } },
      { kind: 'byRank', of: { kind: 'growth' }, direction: 'higher', award: { by: 'step', top: '10', step: '1' }, ties: 'rank' },
      { kind: 'efficacyCoefficient', of: { kind: 'growth' }, direction: 'higher', bounds: { from: 'group' } },
    ] as const) expect(why(method, row)).toEqual([{ block: 'block', indicator: 'one', why: left }])
  })

  it.each([
    ['higher', '8', '6', '0.5', '7.5', '35/4'],
    ['higher', '8', '6', '0.5', '4', '7'],
    ['lower', '8', '-3', '0.5', '-5', '9'],
    ['lower', '8', '-3', '0.5', '1', '6'],
  ] as const)('[IN6] %s is better: %s points at %s percent and %s a point, so %s percent gives %s', (direction, start, from, perPoint, actual, points) => {
    expect(pointsBy({ kind: 'growth', of: { kind: 'value' }, direction, points: { by: 'linear', start, from, perPoint } }, { a: { actual } })).toEqual({ a: points })
  })

  it.each([
    ['higher', '6', '4.5', '15/2'],
    ['higher', '6', '6', '10'],
    ['higher', '6', '-3', '-5'],
    ['lower', '-4', '-5', '25/2'],
    ['lower', '-4', '2', '-5'],
  ] as const)('[IN6] %s is better: against a target growth of %s percent %s gives %s of ten', (direction, target, actual, points) => {
    expect(pointsBy({ kind: 'growth', of: { kind: 'value' }, direction, points: { by: 'target', target } }, { a: { actual } })).toEqual({ a: points })
  })

  it('[IN7] by rank: a table with a rest, and a step, among those who have a figure', () => {
    const rows = { a: { actual: '5' }, b: { actual: '9' }, c: { actual: null }, d: { actual: '7' }, e: { actual: '1' } }
    const table = { kind: 'byRank', direction: 'higher', award: { by: 'table', points: ['10', '8'], rest: '5.5' }, ties: 'rank' } as const
    expect(pointsBy(table, rows)).toEqual({ a: '11/2', b: '10', c: null, d: '8', e: '11/2' })
    expect(pointsBy({ ...table, direction: 'lower' }, rows)).toEqual({ a: '8', b: '11/2', c: null, d: '11/2', e: '10' })
    const step = { kind: 'byRank', direction: 'higher', award: { by: 'step', top: '10', step: '4' }, ties: 'rank' } as const
    expect(pointsBy(step, rows)).toEqual({ a: '2', b: '10', c: null, d: '6', e: '-2' })
    expect(pointsBy({ ...step, floor: '1' }, rows)).toEqual({ a: '2', b: '10', c: null, d: '6', e: '1' })
  })

  it('[IN7] by rank of completion and of growth, not of the bare figure', () => {
    const step = { kind: 'byRank', direction: 'higher', award: { by: 'step', top: '10', step: '1' }, ties: 'rank' } as const
    expect(pointsBy({ ...step, of: { kind: 'completion', target: own } }, { a: { actual: '90', target: '100' }, b: { actual: '8', target: '8' } })).toEqual({ a: '9', b: '10' })
    expect(pointsBy({ ...step, of: { kind: 'growth' } }, { a: { actual: '90', base: '80' }, b: { actual: '8', base: '4' } })).toEqual({ a: '9', b: '10' })
  })

  it.each([
    ['rank', { a: '10', b: '8', c: '8', d: '8', e: '2' }],
    ['mean', { a: '10', b: '6', c: '6', d: '6', e: '2' }],
  ] as const)('[IN8] who is equal shares: %s', (ties, expected) => {
    const method = { kind: 'byRank', direction: 'higher', award: { by: 'step', top: '10', step: '2' }, ties } as const
    expect(pointsBy(method, { a: { actual: '9' }, b: { actual: '7' }, c: { actual: '7.0' }, d: { actual: '7.00' }, e: { actual: '1' } })).toEqual(expected)
  })

  it('[IN8] the mean over the end of a table takes the rest in', () => {
    const method = { kind: 'byRank', direction: 'higher', award: { by: 'table', points: ['10', '7'], rest: '1' }, ties: 'mean' } as const
    expect(pointsBy(method, { a: { actual: '9' }, b: { actual: '7' }, c: { actual: '7' }, d: { actual: '7' } })).toEqual({ a: '10', b: '3', c: '3', d: '3' })
  })
})
