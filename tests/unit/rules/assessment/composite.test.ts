import { describe, expect, it } from 'vitest'
import type { AssessmentFigures } from '../../../../src/rules/assessment/figures'
import { barredFromFlags, gradeCaps } from '../../../../src/rules/assessment/honours'
import type { AssessmentScheme, VetoEffect } from '../../../../src/rules/assessment/scheme'
import { awardFlags } from '../../../../src/rules/award-flags'
import { toDecimal } from '../../../../src/rules/exact'
import { assessed, fraction, unitOf } from './making'

const given = (id: string, full: string, weight?: string) => ({ id, name: id, full, ...(weight === undefined ? {} : { weight }), method: { kind: 'given' as const } })
const scheme: AssessmentScheme = {
  full: '100',
  blocks: [
    { id: 'x', name: '甲', full: '100', weight: '60', indicators: [given('p', '100', '50'), given('q', '10', '30'), given('r', '20')] },
    { id: 'y', name: '乙', full: '40' },
  ],
}
const rows = (unit: string, p: string | null, q: string | null, r: string | null) => [
  { unit, indicator: 'p', actual: p },
  { unit, indicator: 'q', actual: q },
  { unit, indicator: 'r', actual: r },
]
const figures: AssessmentFigures = { units: ['a'], indicators: rows('a', '80', '9', '15'), blocks: [{ unit: 'a', block: 'y', points: '33.3' }] }
const ranks = (scheme: AssessmentScheme, figures: AssessmentFigures) => assessed(scheme, figures).ranking.map(({ id, rank }) => [id, rank])

/** Units with given points in two blocks of fifty. */
const halves: AssessmentScheme = { full: '100', blocks: [{ id: 'x', name: '甲', full: '50' }, { id: 'y', name: '乙', full: '50' }] }
const pairs = (table: Readonly<Record<string, readonly [string | null, string | null]>>): AssessmentFigures => ({
  units: Object.keys(table),
  blocks: Object.entries(table).flatMap(([unit, [x, y]]) => [{ unit, block: 'x', points: x }, { unit, block: 'y', points: y }]),
})

describe('composite of an assessment', () => {
  it('[AS1] points ÷ full × weight, indicators into their block and blocks into the whole', () => {
    const a = unitOf(assessed(scheme, figures), 'a')
    // 80/100×50 + 9/10×30 + 15 = 82 of 100; 82×60/100 + 33.3 = 82.5
    expect(a.blocks.map(({ points }) => fraction(points))).toEqual(['82', '333/10'])
    expect(fraction(a.composite)).toBe('165/2')
    expect([a.rank, a.lacks]).toEqual([1, []])
  })

  it('[AS1] the example of the documentation', () => {
    const example: AssessmentScheme = {
      full: '100',
      blocks: [
        { id: 'economy', name: '经济运行', full: '60', indicators: [{ id: 'gdp', name: '地区生产总值', full: '60', method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher', cap: '60' } }] },
        { id: 'renewal', name: '城市更新建设', full: '40' },
      ],
      rounding: { composite: { places: 2, mode: 'halfAway' } },
    }
    const result = assessed(example, { units: ['a'], indicators: [{ unit: 'a', indicator: 'gdp', actual: '150', target: '160' }], blocks: [{ unit: 'a', block: 'renewal', points: '38.5' }] })
    expect(result.ranking.map(({ score }) => toDecimal(score, 2))).toEqual(['94.75'])
  })

  it('[AS2] a given composite is taken as it is, whatever the blocks say; who has none is not ranked, and says so', () => {
    const whole: AssessmentScheme = { ...halves, composite: { by: 'given' } }
    const result = assessed(whole, { ...pairs({ a: ['50', '50'], b: ['1', null], c: ['2', '2'] }), composites: [{ unit: 'b', points: '90.005' }, { unit: 'c', points: null }] })
    expect(result.units.map(({ composite, rank }) => [fraction(composite), rank])).toEqual([[null, null], ['18001/200', 1], [null, null]])
    expect(unitOf(result, 'a').lacks).toEqual([{ block: null, indicator: null, why: 'noFigure' }])
    expect(unitOf(result, 'b').lacks).toEqual([])
  })

  it('[AS3] each stage is cut where the scheme says and nowhere else', () => {
    const one = { places: 1, mode: 'halfAway' as const }
    const thirds: AssessmentScheme = {
      full: '20',
      blocks: [{ id: 'x', name: '甲', full: '10', weight: '20', indicators: [
        { id: 'p', name: 'p', full: '10', weight: '7', method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher' } },
        given('q', '3'),
      ] }],
    }
    const at = (rounding: AssessmentScheme['rounding']) => {
      const result = assessed({ ...thirds, ...(rounding === undefined ? {} : { rounding }) }, { units: ['a'], indicators: [{ unit: 'a', indicator: 'p', actual: '1', target: '3' }, { unit: 'a', indicator: 'q', actual: '0.25' }] })
      return fraction(unitOf(result, 'a').composite)
    }
    expect(at(undefined)).toBe('31/6') // (10/3 × 7/10 + 0.25) × 2
    expect(at({ measure: one })).toBe('2581/500') // 33.3% of 10, × 0.7 + 0.25, × 2
    expect(at({ indicator: one })).toBe('261/50') // (3.3 × 0.7 + 0.3) × 2
    expect(at({ weightedIndicator: one })).toBe('26/5') // (2.3 + 0.3) × 2
    expect(at({ block: one })).toBe('26/5') // 2.58… → 2.6, × 2
    expect(at({ weightedBlock: one })).toBe('26/5')
    expect(at({ composite: { places: 0, mode: 'up' } })).toBe('6')
    expect(at({ composite: { places: 1, mode: 'truncate' } })).toBe('51/10')
  })

  it('[AS4] a missing figure leaves its unit without a block, composite and rank; it is said and never a zero', () => {
    const result = assessed(scheme, {
      units: ['a', 'b', 'c', 'd'],
      indicators: [...rows('a', '10', '1', '1'), ...rows('b', '80', null, '15'), ...rows('c', '0', '0', '0')],
      blocks: [{ unit: 'a', block: 'y', points: '1' }, { unit: 'b', block: 'y', points: '40' }, { unit: 'c', block: 'y', points: '0' }, { unit: 'd', block: 'y', points: null }],
    })
    expect(result.ranking.map(({ id, rank, score }) => [id, rank, fraction(score)])).toEqual([['a', 1, '32/5'], ['c', 2, '0']])
    expect(unitOf(result, 'b')).toMatchObject({ composite: null, rank: null, lacks: [{ block: 'x', indicator: 'q', why: 'noFigure' }] })
    expect(unitOf(result, 'd').lacks).toEqual([...['p', 'q', 'r'].map((indicator) => ({ block: 'x', indicator, why: 'noFigure' })), { block: 'y', indicator: null, why: 'noFigure' }])
    expect(result.blocks.map(({ ranking }) => ranking.map(({ id }) => id))).toEqual([['a', 'c'], ['b', 'a', 'c']])
  })

  it('[AS5] left out by the scheme, or exempt with a reason: the others weigh more, in proportion', () => {
    const missing = { ...figures, indicators: rows('a', '80', null, '15') }
    const leaveOut = assessed({ ...scheme, missing: 'leaveOut' }, missing)
    // (40 + 15) of 70 is 55/70 of the hundred, of which 60 count.
    expect(fraction(unitOf(leaveOut, 'a').blocks[0]?.points)).toBe('550/7')
    expect(fraction(unitOf(leaveOut, 'a').composite)).toBe('5631/70')
    expect(unitOf(leaveOut, 'a').lacks).toEqual([{ block: 'x', indicator: 'q', why: 'noFigure' }])
    const exempt = assessed(scheme, { ...figures, indicators: rows('a', '80', '9', '15').map((row) => (row.indicator === 'q' ? { ...row, exempt: '没有港口' } : row)) })
    expect(fraction(unitOf(exempt, 'a').composite)).toBe('5631/70')
    expect(unitOf(exempt, 'a').lacks).toEqual([{ block: 'x', indicator: 'q', why: 'exempt' }])
  })

  it('[AS5] the block’s own word goes before the scheme’s, and of nothing nothing is made', () => {
    const ofBlock = (missing: 'leaveOut' | 'notRanked'): AssessmentScheme => ({ ...scheme, missing: 'leaveOut', blocks: scheme.blocks.map((block) => ({ ...block, missing })) })
    const row = { ...figures, indicators: rows('a', '80', null, '15') }
    expect(unitOf(assessed(ofBlock('notRanked'), row), 'a').composite).toBeNull()
    expect(unitOf(assessed(ofBlock('leaveOut'), row), 'a').composite).not.toBeNull()
    expect(unitOf(assessed(ofBlock('leaveOut'), { ...figures, indicators: [] }), 'a')).toMatchObject({ composite: null, rank: null })
    expect(unitOf(assessed({ ...scheme, missing: 'leaveOut' }, { ...figures, blocks: [] }), 'a').composite).toBeNull()
  })

  it.each([
    [{}, {}, '9/2', '7/2', '101'],
    [{ perItem: '2' }, {}, '5/2', '7/2', '99'],
    [{ cap: '3' }, {}, '3', '7/2', '199/2'],
    [{ perItem: '2', cap: '2.2' }, {}, '11/5', '7/2', '987/10'],
    [{}, { perItem: '1', cap: '1.2' }, '9/2', '6/5', '1033/10'],
    [{ cap: '0' }, { cap: '0' }, '0', '0', '100'],
  ])('[AS6] held by %j and %j, a bonus of 4 and 0.5 is %s, a deduction of 3 and 0.5 is %s, and 100 becomes %s', (bonus, deduction, plus, minus, composite) => {
    const additions = [
      { unit: 'a', kind: 'bonus', points: '4', reason: '国家级奖项' },
      { unit: 'a', kind: 'bonus', points: '0.5', reason: '省级表彰' },
      { unit: 'a', kind: 'deduction', points: '3', reason: '通报批评' },
      { unit: 'a', kind: 'deduction', points: '0.5', reason: '材料迟报' },
    ] as const
    const result = unitOf(assessed({ ...halves, bonus, deduction }, { ...pairs({ a: ['50', '50'] }), additions }), 'a')
    expect([result.bonus, result.deduction, result.composite].map(fraction)).toEqual([plus, minus, composite])
    expect(result.working.parts.flatMap(({ of, parts }) => (of.kind === 'bonus' ? parts.map((part) => part.of.name) : []))).toEqual(['国家级奖项', '省级表彰'])
  })

  it('[AS6] a composite is held at its floor and its cap', () => {
    const held = (points: string) => fraction(unitOf(assessed({ ...halves, composite: { by: 'sum', floor: '0', cap: '100' }, bonus: {}, deduction: {} }, { ...pairs({ a: ['50', '50'] }), additions: [{ unit: 'a', kind: points.startsWith('-') ? 'deduction' : 'bonus', points: points.replace('-', ''), reason: '一' }] }), 'a').composite)
    expect([held('1'), held('-1'), held('-150')]).toEqual(['100', '99', '0'])
  })

  it('[AS7] ranks go by the published composite, or by the exact one', () => {
    const close = pairs({ a: ['40.004', '0'], b: ['40.001', '0'], c: ['40.005', '0'] })
    const rounding = { composite: { places: 2, mode: 'halfAway' as const } }
    expect(ranks({ ...halves, rounding }, close)).toEqual([['c', 1], ['a', 2], ['b', 2]])
    expect(ranks({ ...halves, rounding, ranking: { by: 'exact' } }, close)).toEqual([['c', 1], ['a', 2], ['b', 3]])
    expect(assessed({ ...halves, rounding, ranking: { by: 'exact' } }, close).ranking.map(({ score }) => fraction(score))).toEqual(['4001/100', '40', '40'])
  })

  it('[AS8] equals are parted by one figure after another, then share a rank with a gap', () => {
    const table = pairs({ a: ['20', '30'], b: ['30', '20'], c: ['25', '25'], d: ['30', '20'], e: ['1', '1'] })
    expect(ranks(halves, table)).toEqual([['a', 1], ['b', 1], ['c', 1], ['d', 1], ['e', 5]])
    expect(ranks({ ...halves, ranking: { by: 'published', ties: [{ by: 'block', block: 'x' }] } }, table)).toEqual([['b', 1], ['d', 1], ['c', 3], ['a', 4], ['e', 5]])
    expect(ranks({ ...halves, ranking: { by: 'published', ties: [{ by: 'block', block: 'y' }] } }, table)).toEqual([['a', 1], ['c', 2], ['b', 3], ['d', 3], ['e', 5]])
    const rounded = { composite: { places: 0, mode: 'halfAway' as const } }
    expect(ranks({ ...halves, rounding: rounded, ranking: { by: 'published', ties: [{ by: 'exact' }] } }, pairs({ a: ['40.1', '0'], b: ['40.2', '0'] }))).toEqual([['b', 1], ['a', 2]])
  })

  it('[AS8] a figure that one of the equals has none of parts none of them; the next one may', () => {
    const one: AssessmentScheme = { full: '20', missing: 'leaveOut', blocks: [{ id: 'x', name: '甲', full: '20', indicators: [given('p', '10'), given('q', '10')] }] }
    const table = { units: ['a', 'b', 'c'], indicators: [['a', 'p', '5'], ['b', 'p', '4'], ['b', 'q', '6'], ['c', 'p', '6'], ['c', 'q', '4']].map(([unit = '', indicator = '', actual = '']) => ({ unit, indicator, actual })) }
    expect(ranks({ ...one, ranking: { by: 'published', ties: [{ by: 'indicator', indicator: 'q' }] } }, table)).toEqual([['a', 1], ['b', 1], ['c', 1]])
    expect(ranks({ ...one, ranking: { by: 'published', ties: [{ by: 'indicator', indicator: 'q' }, { by: 'indicator', indicator: 'p' }] } }, table)).toEqual([['c', 1], ['a', 2], ['b', 3]])
  })
})

describe('vetoes', () => {
  const table = pairs({ a: ['50', '50'], b: ['40', '40'], c: ['30', '30'] })
  const struck = (...effects: VetoEffect[]) =>
    assessed(
      { ...halves, bonus: {}, vetoes: effects.map((effect, at) => ({ id: `v${String(at)}`, name: '安全生产', effect })) },
      { ...table, vetoes: effects.map((_, at) => ({ unit: 'a', veto: `v${String(at)}`, reason: '较大事故' })), additions: [{ unit: 'a', kind: 'bonus', points: '3', reason: '表彰' }] },
    )
  const places = (result: ReturnType<typeof struck>) => result.ranking.map(({ id, rank, score }) => [id, rank, fraction(score)])

  it('[VE1] the score is zero, bonus and all', () => {
    const result = struck({ kind: 'zero' })
    expect(places(result)).toEqual([['b', 1, '80'], ['c', 2, '60'], ['a', 3, '0']])
    expect(unitOf(result, 'a').working).toMatchObject({ by: 'vetoed', parts: [{ by: 'sum' }, { of: { kind: 'veto', id: 'v0', name: '较大事故' } }] })
    expect(fraction(unitOf(result, 'a').working.parts[0]?.value)).toBe('103')
  })

  it('[VE2] no rank, or a place behind all others, with the score as it was', () => {
    expect(places(struck({ kind: 'notRanked' }))).toEqual([['b', 1, '80'], ['c', 2, '60']])
    expect(unitOf(struck({ kind: 'notRanked' }), 'a')).toMatchObject({ rank: null, working: { left: 'vetoed' }, lacks: [] })
    expect(places(struck({ kind: 'last' }))).toEqual([['b', 1, '80'], ['c', 2, '60'], ['a', 3, '103']])
    expect(places(struck({ kind: 'last' }, { kind: 'zero' }))).toEqual([['b', 1, '80'], ['c', 2, '60'], ['a', 3, '0']])
  })

  it('[VE2] of several behind all others the better one is before; a tie with those before them is none', () => {
    const scheme: AssessmentScheme = { ...halves, vetoes: [{ id: 'v', name: '安全', effect: { kind: 'last' } }] }
    const vetoes = ['a', 'b'].map((unit) => ({ unit, veto: 'v', reason: '事故' }))
    expect(ranks(scheme, { ...pairs({ b: ['40', '40'], a: ['50', '50'], c: ['40', '40'] }), vetoes })).toEqual([['c', 1], ['a', 2], ['b', 3]])
  })

  it('[VE3] no flag and no better grade bear on honours alone, and are handed on', () => {
    const result = struck({ kind: 'noFlag' }, { kind: 'gradeCap', grade: 'good' })
    expect(places(result)).toEqual([['a', 1, '103'], ['b', 2, '80'], ['c', 3, '60']])
    expect(unitOf(result, 'a').vetoes.map(({ veto, reason }) => [veto.effect, reason])).toEqual([[{ kind: 'noFlag' }, '较大事故'], [{ kind: 'gradeCap', grade: 'good' }, '较大事故']])
    expect([...barredFromFlags(result)]).toEqual(['a'])
    expect([gradeCaps(result, 'a'), gradeCaps(result, 'b')]).toEqual([['good'], []])
    expect(awardFlags([{ id: 'f', rule: { kind: 'topK', k: 1 } }], result.ranking, new Map(), barredFromFlags(result))).toEqual([{ flag: 'f', awards: [{ id: 'b', rise: null }], passedOver: [{ id: 'a', why: 'barred' }] }])
    expect(barredFromFlags(struck({ kind: 'zero' }))).toEqual(new Set())
  })

  it('[VE4] a veto makes no score where a figure is missing', () => {
    const scheme: AssessmentScheme = { ...halves, vetoes: [{ id: 'v', name: '安全', effect: { kind: 'zero' } }] }
    const result = assessed(scheme, { ...pairs({ a: ['50', null], b: ['1', '1'] }), vetoes: [{ unit: 'a', veto: 'v', reason: '事故' }] })
    expect(unitOf(result, 'a')).toMatchObject({ composite: null, rank: null, lacks: [{ block: 'y', indicator: null, why: 'noFigure' }] })
  })
})
