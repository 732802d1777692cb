import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLights } from '../../../src/rules/check-lights'
import { closureRate, countLights } from '../../../src/rules/closure'
import { dayNumber } from '../../../src/rules/day'
import { exact, toDecimal } from '../../../src/rules/exact'
import { bandAt, lights, type Band, type Edge, type LightScheme } from '../../../src/rules/lights'
import type { PlannedProgress, Site } from '../../../src/rules/progress'
import { fraction } from './assessment/making'
import { decimals } from './reference'

const from = (at: string): Edge => ({ at, included: true })
const below = (at: string): Edge => ({ at, included: false })
const red: Band = { id: 'r', colour: 'red', name: '红旗', meaning: '严重滞后', shape: 'triangle', from: null, to: below('-10') }
const yellow: Band = { id: 'y', colour: 'yellow', name: '黄旗', meaning: '滞后预警', shape: 'diamond', from: from('-10'), to: below('0') }
const green: Band = { id: 'g', colour: 'green', name: '绿旗', meaning: '完成或按计划', shape: 'circle', from: from('0'), to: null }
const scheme: LightScheme = { name: '旗', measure: 'difference', bands: [red, yellow, green] }
const year: PlannedProgress = { by: 'date', start: '2022-01-01', due: '2022-12-31' }
const site = (done: string | null, plan: PlannedProgress = year, whole = '100'): Site => ({ id: 's', whole, done, plan })
const one = (site: Site, today: string, of: LightScheme = scheme) => {
  const [light] = lights(of, [site], today)
  if (light === undefined) throw new Error('a site has a light')
  return light
}

describe('lights', () => {
  it.each([
    ['2021-12-31', '0'],
    ['2022-01-01', '1/365'],
    ['2022-06-30', '181/365'],
    ['2022-12-30', '364/365'],
    ['2022-12-31', '1'],
    ['2023-05-01', '1'],
  ])('[LI1] at the end of %s a year evenly planned ought to stand at %s', (today, planned) => {
    expect(fraction(one(site('0'), today).planned)).toBe(planned)
  })

  it('[LI1] days are counted as the calendar has them', () => {
    const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'].map((day) => dayNumber(day) ?? 0n)
    expect(days.map((day) => day - (days[0] ?? 0n))).toEqual([0n, 1n, 2n, 307n, 308n])
    expect(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '0000-01-01', '2024-04-31', ''].map(dayNumber)).toEqual(Array(8).fill(null))
    // Another way of counting: 146,097 days in four hundred years, by the platform's calendar.
    fc.assert(fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }), (date) => {
      expect(dayNumber(date.toISOString().slice(0, 10))).toBe(BigInt(Math.floor(date.getTime() / 86_400_000)) + 719_163n)
    }))
  })

  it('[LI2] by milestones: each stands from the end of its day, in the unit of the whole', () => {
    const plan: PlannedProgress = { by: 'milestones', milestones: [{ on: '2022-03-31', planned: '10' }, { on: '2022-06-30', planned: '35' }] }
    const planned = ['2022-03-30', '2022-03-31', '2022-06-29', '2022-06-30', '2022-09-01'].map((today) => fraction(one(site('35', plan, '35'), today).planned))
    expect(planned).toEqual(['0', '2/7', '2/7', '1', '1'])
  })

  it.each([
    ['0', 'g'],
    ['-0.000000000001', 'y'],
    ['-10', 'y'],
    ['-10.000000000001', 'r'],
    ['-999999999999999', 'r'],
    ['999999999999999', 'g'],
  ])('[LI3] a progress of %s stands in band %s', (measure, band) => {
    expect(bandAt(scheme.bands, exact(measure))?.id).toBe(band)
  })

  it('[LI3] however the line is cut, each progress has exactly one band', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 0, maxLength: 4 })
    fc.assert(
      fc.property(cuts, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.oneof(decimals, fc.integer({ min: -50, max: 50 }).map(String)), (points, upper, measure) => {
        const sorted = [...points].sort((a, b) => a - b)
        const edge = (at: number, isUpper: boolean): Edge | null => (sorted[at] === undefined ? null : { at: String(sorted[at]), included: (upper[at] === true) === isUpper })
        const colours = ['red', 'orange', 'yellow', 'green', 'blue'] as const
        const shapes = ['circle', 'triangle', 'square', 'diamond', 'hexagon'] as const
        const bands = Array.from({ length: sorted.length + 1 }, (_, at): Band => ({ id: String(at), colour: colours[at] ?? 'red', shape: shapes[at] ?? 'cross', name: `第${String(at)}`, meaning: '一', from: edge(at - 1, true), to: edge(at, false) }))
        expect(checkLights({ ...scheme, bands: [...bands].reverse() })).toEqual([])
        const inside = bands.filter((band) => bandAt([band], exact(measure)) !== null)
        expect(inside).toHaveLength(1)
        expect(bandAt(bands, exact(measure))).toBe(inside[0])
      }),
    )
  })

  it('[LI4] cleared and overdue: by progress unless the plan gives them a colour', () => {
    const told: LightScheme = { ...scheme, overdue: 'r', cleared: 'g' }
    expect(one(site('99'), '2022-12-31')).toMatchObject({ overdue: false, cleared: false, band: { id: 'y' } })
    expect(one(site('99'), '2023-01-01')).toMatchObject({ overdue: true, cleared: false, band: { id: 'y' } })
    expect(one(site('99'), '2023-01-01', told).band?.id).toBe('r')
    expect(one(site('100'), '2023-01-01', told)).toMatchObject({ overdue: false, cleared: true, band: { id: 'g' } })
    expect(one(site('101'), '2022-01-01', { ...scheme, cleared: 'y' })).toMatchObject({ cleared: true, band: { id: 'y' } })
  })

  it('[LI5] without a figure there is no light, and past its due day it is overdue all the same', () => {
    expect(one(site(null), '2022-06-30')).toMatchObject({ band: null, measure: null, actual: null, cleared: false, overdue: false })
    expect(one(site(null), '2023-06-30', { ...scheme, overdue: 'r' })).toMatchObject({ band: null, overdue: true })
  })

  it.each([
    ['difference', '40', '2022-06-30', '-700/73'],
    ['ratio', '40', '2022-06-30', '14600/181'],
    ['difference', '0', '2021-12-31', '0'],
    ['ratio', '0', '2021-12-31', '100'],
    ['ratio', '5', '2021-12-31', '100'],
    ['difference', '5', '2021-12-31', '5'],
  ] as const)('[LI6] as a %s, %s of a hundred done by %s measures %s', (measure, done, today, expected) => {
    expect(fraction(one(site(done), today, { ...scheme, measure }).measure)).toBe(expected)
  })

  const bands = (...changed: readonly Band[]): LightScheme => ({ ...scheme, bands: changed })
  const impossible: readonly (readonly [LightScheme, readonly string[]])[] = [
    [bands(), ['bands noBands']],
    [bands(red, green), ['bands.1.from gap']],
    [bands(red, yellow), ['bands.1.to gap']],
    [bands(yellow, green), ['bands.0.from gap']],
    [bands(red, { ...yellow, from: below('-10') }, green), ['bands.1.from gap']],
    [bands({ ...red, to: from('-10') }, yellow, green), ['bands.1.from overlap']],
    [bands(red, { ...yellow, from: from('-11') }, green), ['bands.1.from overlap']],
    [bands(red, yellow, { ...green, from: null }), ['bands.2.from overlap', 'bands.1.from overlap']],
    [bands(red, yellow, { ...green, from: from('0.5') }), ['bands.2.from gap']],
    [bands(red, { ...yellow, to: from('-20') }, green), ['bands.1.to emptyBand', 'bands.2.from gap']],
    [bands(red, { ...yellow, to: below('零') }, green), ['bands.1.to.at notADecimal']],
    [bands(red, { ...yellow, meaning: ' ' }, green), ['bands.1.meaning empty']],
    [bands(red, { ...yellow, name: '' }, green), ['bands.1.name empty']],
    [bands(red, { ...yellow, shape: 'triangle' }, green), ['bands.1.shape duplicate']],
    [bands(red, { ...yellow, name: '红旗', colour: 'red', id: 'r' }, green), ['bands.1.id duplicate', 'bands.1.colour duplicate', 'bands.1.name duplicate']],
    [{ ...scheme, name: '' }, ['name empty']],
    [{ ...scheme, cleared: 'blue', overdue: 'x' }, ['cleared unknownBand', 'overdue unknownBand']],
  ]
  it.each(impossible)('[LI3] [LI7] scheme %# is refused: %j', (of, expected) => {
    expect(checkLights(of).map(({ path, code }) => `${path} ${code}`).sort()).toEqual([...expected].sort())
  })

  it.each([
    [site('x'), ['sites.0.done notADecimal']],
    [site('-1'), ['sites.0.done negative']],
    [site('1', year, '0'), ['sites.0.whole notPositive']],
    [site('1', { ...year, due: '2021-12-31' }), ['sites.0.plan.due dueBeforeStart']],
    [site('1', { ...year, start: '2022-02-30' }), ['sites.0.plan.start noSuchDay']],
    [site('1', { by: 'milestones', milestones: [] }), ['sites.0.plan.milestones noMilestones']],
    [site('1', { by: 'milestones', milestones: [{ on: '2022-02-01', planned: '50' }, { on: '2022-02-01', planned: '40' }] }), ['sites.0.plan.milestones.1.on notInOrder', 'sites.0.plan.milestones.1.planned notInOrder']],
    [site('1', { by: 'milestones', milestones: [{ on: '2022-02-01', planned: '101' }] }), ['sites.0.plan.milestones.0.planned planned']],
    [site('1'), []],
  ])('[LI7] site %# is refused: %j', (of, expected) => {
    expect(checkLights(scheme, [of]).map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
  })

  it('[LI8] counts come to the whole: 28 old quarters and 7 key yards, as the site board had them', () => {
    const sites = Array.from({ length: 35 }, (_, at): Site => ({ id: `s${String(at)}`, whole: '10', done: at < 28 ? '10' : at < 32 ? '4' : at < 34 ? '0' : null, plan: year }))
    const found = lights(scheme, sites, '2022-06-30')
    expect(countLights(scheme, found)).toEqual({ total: 35, bands: [{ band: 'r', count: 2 }, { band: 'y', count: 4 }, { band: 'g', count: 28 }], dark: 1, cleared: 28, overdue: 0, isAllCleared: false })
    expect(countLights(scheme, found.slice(0, 28)).isAllCleared).toBe(true)
    expect(countLights(scheme, []).isAllCleared).toBe(false)
  })

  it.each([
    [260, 260, 0, 'halfAway', '100'],
    [259, 260, 0, 'halfAway', '99'],
    [259, 260, 1, 'halfAway', '99.6'],
    [1999, 2000, 1, 'halfAway', '99.9'],
    [1, 3, 2, 'halfAway', '33.33'],
    [2, 3, 0, 'truncate', '66'],
    [1, 1000, 0, 'halfAway', '1'],
    [0, 1000, 0, 'up', '0'],
    [999, 1000, 0, 'up', '99'],
  ] as const)('[LI9] %i of %i with %i places, %s, is written %s', (closed, total, places, mode, written) => {
    const rate = closureRate(closed, total, { places, mode })
    expect(rate === null ? null : toDecimal(rate.written, places)).toBe(written)
    expect(fraction(rate?.exact)).toBe(fraction(exact(BigInt(closed * 100)).div(BigInt(total))))
  })

  it('[LI9] of nothing there is no rate', () => {
    expect(closureRate(0, 0, { places: 0, mode: 'halfAway' })).toBeNull()
  })
})
