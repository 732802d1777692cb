import { describe, expect, it } from 'vitest'
import type { Mark, Panel, Scheme } from '../../../../src/rules/index'
import { composite, marksOf, panel, results, scoreOf, simple } from './schemes'

const two = { places: 2, mode: 'halfAway' } as const
const whole = { places: 0, mode: 'halfAway' } as const
const one = { places: 1, mode: 'halfAway' } as const

/** Two criteria, `talk` counting twice as much as `answer`. */
const pair = (more: Partial<Panel>, places = 4): Scheme => ({
  criteria: [{ id: 'talk', name: '', max: '10', weight: '2' }, { id: 'answer', name: '', max: '10' }],
  composite: composite([panel('jury', more)], places),
  ranking: { by: 'published' },
})
const sheets = (talk: readonly (string | number | null)[], answer: readonly (string | number | null)[]): Mark[] => [...marksOf('a', talk), ...marksOf('a', answer, { criterion: 'answer' })]

describe('panels', () => {
  // Totals of the jurors: 2·9+5 = 23, 2·6+10 = 22, 2·8+4 = 20, 2·7+9 = 23.
  const given = sheets([9, 6, 8, 7], [5, 10, 4, 9])
  it.each([
    ['juror', 'sum', undefined, '88.0000'],
    ['juror', 'mean', undefined, '22.0000'],
    ['juror', 'median', undefined, '22.5000'],
    ['juror', 'mean', { by: 'fixed', low: 1, high: 1 }, '22.5000'],
    // talk: 6 and 9 go, 7.5·2; answer: 4 and 10 go, 7.
    ['criterion', 'mean', { by: 'fixed', low: 1, high: 1 }, '22.0000'],
    ['criterion', 'median', undefined, '22.0000'],
    ['criterion', 'sum', { by: 'fixed', low: 1, high: 0 }, '72.0000'],
  ] as const)('[PA1] by %s, %s, %j: %s', (per, combine, trim, expected) => {
    expect(scoreOf(pair({ per, combine, ...(trim === undefined ? {} : { trim }) }), given)).toBe(expected)
  })
  it('[PA1] the mean by weight stays on the scale of the marks', () => {
    expect(scoreOf(pair({ criteriaBy: 'weightedMean' }), given)).toBe('7.3333') // 22 / 3
    expect(scoreOf(pair({ criteriaBy: 'weightedMean', per: 'criterion' }), given)).toBe('7.3333')
  })
  it('[PA1] a panel of some criteria asks for no other', () => {
    expect(scoreOf(pair({ criteria: ['answer'] }), marksOf('a', [5, 10], { criterion: 'answer' }))).toBe('7.5000')
  })
  it('[TR2] its own trim goes before the table of the scheme', () => {
    const table = { by: 'size', between: 'none', rows: [{ size: 4, drop: { by: 'fixed', low: 1, high: 2 } }] } as const
    expect(scoreOf({ ...pair({}), trim: table }, given)).toBe('22.0000')
    expect(scoreOf({ ...pair({ trim: { by: 'none' }, combine: 'sum' }), trim: table }, given)).toBe('88.0000')
  })

  const thirds = sheets(['7.1', '7.2', '7.2'], ['5.55', '5.55', '5.56'])
  it.each([
    // 7.1666… and 5.5533…: exact 19.88666…
    [{}, '19.8867'],
    [{ criterion: two }, '19.8900'], // 2·7.17 + 5.55
    [{ criterion: one }, '20.0000'], // 2·7.2 + 5.6
    [{ criterion: one, weighted: whole }, '20.0000'], // 14.4 → 14 and 5.6 → 6
    [{ mark: one }, '19.9333'], // answers 5.6, 5.6, 5.6; 2·7.1666… + 5.6
  ])('[PA2] cuts of a panel by criterion: %j', (cuts, expected) => {
    expect(scoreOf(pair({ per: 'criterion', cuts }), thirds)).toBe(expected)
  })
  it.each([
    [{}, '19.8867'],
    [{ juror: one }, '19.9333'], // 19.75 → 19.8, 19.95 → 20.0, 19.96 → 20.0
    [{ juror: { places: 1, mode: 'halfEven' } as const }, '19.9333'], // 19.75 → 19.8, 19.95 → 20.0 (even), 19.96 → 20.0
    [{ juror: { places: 1, mode: 'truncate' } as const }, '19.8333'], // 19.7, 19.9, 19.9
    [{ weighted: whole }, '20.0000'], // 14+6, 14+6, 14+6
  ])('[PA2] cuts of a panel by juror: %j', (cuts, expected) => {
    expect(scoreOf(pair({ per: 'juror', cuts }), thirds)).toBe(expected)
  })
  it('[PA2] the working keeps what a figure was before its cut', () => {
    const row = results(pair({ per: 'criterion', cuts: { criterion: two } }), thirds)[0]
    expect(row?.working?.parts[0]?.parts[0]).toMatchObject({ rounding: two })
    expect(row?.working?.parts[0]?.parts[0]?.uncut?.toFraction()).toBe('43/6')
    expect(row?.working?.parts[0]?.parts[0]?.counts?.toFraction()).toBe('717/50')
  })

  it('[PA3] a juror with an unfinished sheet does not count by juror; by criterion the marks that are there do', () => {
    const unfinished = sheets([9, 6], [5])
    expect(scoreOf(pair({}), unfinished)).toBe('23.0000')
    expect(results(pair({}), unfinished)[0]?.working?.parts[0]?.parts.map(({ left }) => left ?? null)).toEqual([null, 'incomplete'])
    expect(scoreOf(pair({ per: 'criterion' }), unfinished)).toBe('20.0000') // 2·7.5 + 5
    expect(scoreOf(pair({ per: 'criterion' }), marksOf('a', [9, 6]))).toBe(null)
  })

  it('[PA4] a panel that must be whole has no score while a seat is missing', () => {
    const scheme = simple({ missing: 'void', seats: ['j1', 'j2', 'j3'] })
    expect(scoreOf(scheme, marksOf('a', [80, 90]))).toBe(null)
    expect(scoreOf(scheme, marksOf('a', [80, 90, 100]))).toBe('90.00')
    expect(scoreOf(scheme, [...marksOf('a', [80, 90]), { contestant: 'a', panel: 'jury', juror: 'j3', criterion: 'talk', value: null, state: 'recused' }])).toBe('85.00')
  })

  it.each([
    [2, [80, null, null], null], [2, [80, 90, null], '85.00'], [[2, 3], [80, 90, null], '85.00'], [[3, 4], [80, 90, null], null],
  ] as const)('[PA5] a quorum of %j with %j gives %s', (quorum, values, expected) => {
    expect(scoreOf(simple({ quorum, seats: ['j1', 'j2', 'j3'] }), marksOf('a', values))).toBe(expected)
  })
  it('[PA5] says so', () => {
    expect(results(simple({ quorum: 2 }), marksOf('a', [80]))[0]?.working?.parts[0]?.left).toBe('quorum')
    expect(results(simple({ trim: { by: 'fixed', low: 1, high: 1 } }), marksOf('a', [80, 90]))[0]?.working?.parts[0]?.left).toBe('tooFew')
  })

  it('[PA6] a prorated sum gives a missing judge the mean of the others', () => {
    const seats = ['j1', 'j2', 'j3', 'j4', 'j5']
    expect(scoreOf(simple({ combine: 'prorated', seats }), marksOf('a', [80, 90, 100, 90]))).toBe('450.00')
    expect(scoreOf(simple({ combine: 'prorated', seats }), marksOf('a', [80, 90, 100, 90, 91]))).toBe('451.00')
  })
})
