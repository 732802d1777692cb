import { describe, expect, it } from 'vitest'
import { judge, type Panel, type Part, type Scheme } from '../../../../src/rules/index'
import { composite, panel, simple } from './schemes'

const faultsOf = (scheme: Scheme): readonly string[] => {
  const judged = judge(scheme, [])
  return judged.ok ? [] : judged.faults.map(({ path, code }) => `${path}: ${code}`)
}
const withPanel = (more: Partial<Panel>) => simple(more)
const withPart = (part: Part): Scheme => ({ ...simple(), composite: composite([part]) })
const withCriterion = (more: Partial<Scheme['criteria'][number]>): Scheme => ({ ...simple(), criteria: [{ id: 'talk', name: '', max: '100', ...more }] })
const withRanking = (more: Partial<Scheme['ranking']>): Scheme => ({ ...simple(), ranking: { by: 'published', ...more } })

describe('[SH1] an impossible scheme is refused with its field', () => {
  it.each<[string, Scheme, readonly string[]]>([
    ['none', simple(), []],
    ['no criteria', { ...simple(), criteria: [] }, ['criteria: empty', 'composite.parts.0.criteria: empty']],
    ['one id twice', { ...simple(), criteria: [{ id: 'talk', name: '', max: '1' }, { id: 'talk', name: '', max: '1' }] }, ['criteria.1.id: twice', 'composite.parts.0.criteria.1: twice']],
    ['no decimal', withCriterion({ max: '10分' }), ['criteria.0.max: notADecimal']],
    ['maximum at minimum', withCriterion({ max: '5', min: '5' }), ['criteria.0.max: belowMinimum']],
    ['a step of nothing', withCriterion({ step: '0' }), ['criteria.0.step: notPositive']],
    ['a step that does not lead to the maximum', withCriterion({ max: '10', step: '0.3' }), ['criteria.0.step: stepDoesNotFit']],
    ['a step from a minimum', withCriterion({ max: '10', min: '1', step: '0.3' }), []],
    ['a weight below nothing', withCriterion({ weight: '-1' }), ['criteria.0.weight: notPositive']],
    ['options that are the same', withCriterion({ options: [{ name: '好', points: '9' }, { name: '好', points: 'x' }] }), ['criteria.0.options.1.name: twice', 'criteria.0.options.1.points: notADecimal']],
    ['no parts', { ...simple(), composite: composite([]) }, ['composite.parts: empty']],
    ['half a place', { ...simple(), composite: composite([panel('jury')], 1.5) }, ['composite.rounding.places: outOfRange', 'composite.rounding.places: outOfRange']],
    ['an unknown criterion', withPanel({ criteria: ['song'] }), ['composite.parts.0.criteria.0: unknown']],
    ['a trim of all seats', withPanel({ seats: ['a', 'b'], trim: { by: 'fixed', low: 1, high: 1 } }), ['composite.parts.0.trim: nothingLeft']],
    ["the scheme's trim of all seats", { ...withPanel({ seats: ['a', 'b'] }), trim: { by: 'fixed', low: 1, high: 1 } }, ['composite.parts.0.trim: nothingLeft']],
    ['a trim below nothing', withPanel({ trim: { by: 'fixed', low: -1, high: 0 } }), ['composite.parts.0.trim.low: outOfRange']],
    ['a trim of everything by share', withPanel({ trim: { by: 'share', low: '0.5', high: '0.5', count: 'down' } }), ['composite.parts.0.trim: nothingLeft']],
    ['a table downwards', withPanel({ trim: { by: 'size', between: 'none', rows: [{ size: 7, drop: { by: 'none' } }, { size: 5, drop: { by: 'fixed', low: 3, high: 2 } }] } }), ['composite.parts.0.trim.rows.1.size: outOfOrder', 'composite.parts.0.trim.rows.1.drop: nothingLeft']],
    ['a quorum of more than the seats', withPanel({ seats: ['a'], quorum: 2 }), ['composite.parts.0.quorum: outOfRange']],
    ['a quorum of more than everything', withPanel({ seats: ['a'], quorum: [3, 2] }), ['composite.parts.0.quorum: outOfRange']],
    ['a share of untold seats', withPanel({ quorum: [2, 3] }), ['composite.parts.0.quorum: needsSeats']],
    ['what is missing of untold seats', withPanel({ missing: 'void', combine: 'prorated' }), ['composite.parts.0.missing: needsSeats', 'composite.parts.0.combine: needsSeats']],
    ['a seat twice', withPanel({ seats: ['a', 'a'] }), ['composite.parts.0.seats.1: twice']],
    ['weights of nothing', { ...simple(), composite: composite([panel('jury', { weight: '0' })], 2, { by: 'weightedMean' }) }, ['composite.by: badTotal']],
    ['a cap below the floor', { ...simple(), composite: composite([panel('jury')], 2, { floor: '5', cap: '4' }) }, ['composite.cap: belowMinimum']],
    ['one part twice', { ...simple(), composite: composite([panel('jury'), panel('jury')]) }, ['composite: twice']],
    ['the best three of one', { ...simple(), composite: composite([panel('jury')], 2, { best: 3 }) }, ['composite.best: outOfRange']],
    ['bands that do not rise', withPart({ kind: 'overtime', id: 'o', name: '', bands: [{ over: 10, points: '1' }, { over: 10, points: '2' }] }), ['composite.parts.0.bands.1.over: outOfOrder']],
    ['no bands', withPart({ kind: 'overtime', id: 'o', name: '', bands: [] }), ['composite.parts.0.bands: empty']],
    ['at most less than the last band', withPart({ kind: 'overtime', id: 'o', name: '', bands: [{ over: 0, points: '2' }], beyond: { every: 1000, points: '1', most: '1' } }), ['composite.parts.0.beyond.most: belowMinimum']],
    ['a factor of no decimal', withPanel({ factors: [{ constant: 'x' }] }), ['composite.parts.0.factors.0.constant: notADecimal']],
    ['unknown tie-breakers', withRanking({ ties: [{ by: 'part', part: 'x' }, { by: 'criterion', criterion: 'x' }, { by: 'highestMark', panel: 'composite' }, { by: 'decimals', places: 13 }] }), ['ranking.ties.0.part: unknown', 'ranking.ties.1.criterion: unknown', 'ranking.ties.2.panel: unknown', 'ranking.ties.3.places: outOfRange']],
    ['nobody goes on', withRanking({ advance: { first: 0, atCut: 'show' } }), ['ranking.advance.first: outOfRange']],
    ['grades upwards', { ...simple(), grades: { by: 'cutOff', grades: [{ name: '良', from: '80' }, { name: '优', from: '90' }] } }, ['grades.grades.1.from: outOfOrder']],
    ['a grade after the rest', { ...simple(), grades: { by: 'cutOff', grades: [{ name: '一般' }, { name: '优', from: '90' }] } }, ['grades.grades.1.from: outOfOrder']],
    ['shares of more than all', { ...simple(), grades: { by: 'share', count: 'down', atEdge: 'better', grades: [{ name: '优', share: '0.6' }, { name: '良', share: '0.5' }] } }, ['grades.grades: badTotal']],
    ['two grades of one name', { ...simple(), grades: { by: 'cutOff', grades: [{ name: '优', from: '90' }, { name: '优', from: '80' }] } }, ['grades.grades.1.name: twice']],
  ])('%s', (_, scheme, expected) => {
    expect(faultsOf(scheme)).toEqual(expected)
  })
})
