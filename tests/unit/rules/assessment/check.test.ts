import { describe, expect, it } from 'vitest'
import { assess } from '../../../../src/rules/assessment'
import { checkAssessment } from '../../../../src/rules/assessment/check'
import type { AssessmentFigures } from '../../../../src/rules/assessment/figures'
import type { Method } from '../../../../src/rules/assessment/method'
import type { AssessmentScheme, Block } from '../../../../src/rules/assessment/scheme'
import { single } from './making'

const sound: AssessmentScheme = {
  full: '100',
  blocks: [
    { id: 'x', name: '甲', full: '60', indicators: [{ id: 'p', name: 'p', full: '40', method: { kind: 'given' } }, { id: 'q', name: 'q', full: '100', weight: '20', method: { kind: 'given' } }] },
    { id: 'y', name: '乙', full: '40' },
  ],
  bonus: { perItem: '1', cap: '3' },
  vetoes: [{ id: 'v', name: '安全', effect: { kind: 'zero' } }],
  ranking: { by: 'published', ties: [{ by: 'block', block: 'x' }, { by: 'indicator', indicator: 'p' }, { by: 'exact' }] },
}
/** Without ties, which name blocks and indicators too. */
const { ranking: _, ...loose } = sound
const [x, y] = sound.blocks as readonly [Block, Block]
const told = (scheme: AssessmentScheme, figures?: AssessmentFigures) => checkAssessment(scheme, figures).map(({ path, code }) => [path, code])
const blocks = (...changed: Block[]): AssessmentScheme => ({ ...loose, blocks: changed })
const indicator = (at: Partial<NonNullable<Block['indicators']>[number]>): AssessmentScheme => blocks({ ...x, indicators: (x.indicators ?? []).map((one, index) => (index === 0 ? { ...one, ...at } : one)) }, y)

describe('an impossible assessment', () => {
  it('[AS10] a sound scheme has no fault', () => {
    expect(told(sound)).toEqual([])
  })

  const schemes: readonly (readonly [AssessmentScheme, string, string])[] = [
    [{ ...sound, full: '99' }, 'blocks', 'weightsNotFull'],
    [{ ...sound, full: '0' }, 'full', 'notPositive'],
    [{ ...sound, full: '一百' }, 'full', 'notADecimal'],
    [{ ...loose, blocks: [] }, 'blocks', 'noBlocks'],
    [blocks(x, { ...y, id: 'x' }), 'blocks.1.id', 'duplicate'],
    [blocks({ ...x, id: '' }, y), 'blocks.0.id', 'emptyId'],
    [blocks(x, { ...y, full: '-40', weight: '40' }), 'blocks.1.full', 'notPositive'],
    [blocks(x, { ...y, weight: '39.99' }), 'blocks', 'weightsNotFull'],
    [blocks({ ...x, indicators: [] }, y), 'blocks.0.indicators', 'noIndicators'],
    [indicator({ full: '41' }), 'blocks.0.indicators', 'weightsNotFull'],
    [indicator({ weight: '39' }), 'blocks.0.indicators', 'weightsNotFull'],
    [indicator({ weight: 'x' }), 'blocks.0.indicators.0.weight', 'notADecimal'],
    [indicator({ id: 'q' }), 'blocks.0.indicators.1.id', 'duplicate'],
    [blocks(x, { ...y, indicators: [{ id: 'p', name: '', full: '40', method: { kind: 'given' } }] }), 'blocks.1.indicators.0.id', 'duplicate'],
    [indicator({ method: { kind: 'given', floor: '5', cap: '4.9' } }), 'blocks.0.indicators.0.method.cap', 'floorAboveCap'],
    [{ ...sound, composite: { by: 'sum', floor: '3', cap: '2' } }, 'composite.cap', 'floorAboveCap'],
    [{ ...sound, bonus: { perItem: '4', cap: '3' } }, 'bonus.perItem', 'perItemAboveCap'],
    [{ ...sound, deduction: { cap: '-1' } }, 'deduction.cap', 'negative'],
    [{ ...sound, composite: { by: 'given' } }, 'bonus', 'additionToGiven'],
    [{ ...sound, vetoes: [...(sound.vetoes ?? []), ...(sound.vetoes ?? [])] }, 'vetoes.1.id', 'duplicate'],
    [{ ...sound, vetoes: [{ id: 'v', name: '', effect: { kind: 'gradeCap', grade: '' } }] }, 'vetoes.0.effect.grade', 'emptyId'],
    [{ ...sound, rounding: { block: { places: 13, mode: 'halfAway' } } }, 'rounding.block', 'badRounding'],
    [{ ...sound, rounding: { block: { places: 1.5, mode: 'halfAway' } } }, 'rounding.block', 'badRounding'],
    [{ ...sound, ranking: { by: 'exact', ties: [{ by: 'exact' }, { by: 'block', block: 'z' }] } }, 'ranking.ties.1.block', 'unknownBlock'],
    [{ ...sound, ranking: { by: 'exact', ties: [{ by: 'indicator', indicator: 'x' }] } }, 'ranking.ties.0.indicator', 'unknownIndicator'],
  ]
  it.each(schemes)('[AS10] scheme %# is refused', (scheme, path, code) => {
    expect(told(scheme)).toEqual([[path, code]])
    expect(assess(scheme, { units: [] })).toEqual({ ok: false, faults: [{ path, code }] })
  })

  const efficacy = { kind: 'efficacyCoefficient', direction: 'higher' } as const
  const rank = { kind: 'byRank', direction: 'higher', ties: 'rank' } as const
  const methods: readonly (readonly [Method, string, string])[] = [
    [{ kind: 'given', floor: '11' }, 'floor', 'floorAboveFull'],
    [{ kind: 'given', cap: '1e3' }, 'cap', 'notADecimal'],
    [{ kind: 'completion', target: { from: 'scheme', value: '0' }, direction: 'higher' }, 'target.value', 'notPositive'],
    [{ kind: 'completion', target: { from: 'unit' }, direction: 'lower', formula: 'inverse' }, 'cap', 'capNeeded'],
    [{ ...efficacy, bounds: { from: 'scheme', notAllowed: '5', satisfactory: '5.0' } }, 'bounds.satisfactory', 'boundsEqual'],
    [{ ...efficacy, bounds: { from: 'scheme', notAllowed: '5', satisfactory: '4' } }, 'bounds.satisfactory', 'boundsReversed'],
    [{ ...efficacy, direction: 'lower', bounds: { from: 'scheme', notAllowed: '4', satisfactory: '5' } }, 'bounds.satisfactory', 'boundsReversed'],
    [{ ...efficacy, bounds: { from: 'group' }, base: '70' }, 'span', 'aboveFull'],
    [{ ...efficacy, bounds: { from: 'group' }, span: '0' }, 'span', 'notPositive'],
    [{ ...efficacy, bounds: { from: 'group' }, of: { kind: 'completion', target: { from: 'scheme', value: '-1' } } }, 'of.target.value', 'notPositive'],
    [{ kind: 'growth', direction: 'higher', points: { by: 'linear', start: '0', from: '0', perPoint: '0' } }, 'points.perPoint', 'notPositive'],
    [{ kind: 'growth', direction: 'higher', points: { by: 'target', target: '0' } }, 'points.target', 'targetWrongSide'],
    [{ kind: 'growth', direction: 'lower', points: { by: 'target', target: '3' } }, 'points.target', 'targetWrongSide'],
    [{ kind: 'growth', direction: 'lower', points: { by: 'target', target: '三' } }, 'points.target', 'notADecimal'],
    [{ ...rank, award: { by: 'table', points: [], rest: '0' } }, 'award.points', 'emptyTable'],
    [{ ...rank, award: { by: 'table', points: ['8', '9'], rest: '0' } }, 'award.points.1', 'tableRises'],
    [{ ...rank, award: { by: 'table', points: ['8', '7'], rest: '7.1' } }, 'award.rest', 'tableRises'],
    [{ ...rank, award: { by: 'table', points: ['10.5', '7'], rest: '0' } }, 'award.points.0', 'aboveFull'],
    [{ ...rank, award: { by: 'step', top: '10.5', step: '1' } }, 'award.top', 'aboveFull'],
    [{ ...rank, award: { by: 'step', top: '10', step: '-1' } }, 'award.step', 'negative'],
  ]
  it.each(methods)('[AS10] method %j is refused in its field %s: %s', (method, field, code) => {
    expect(told(single(method))).toEqual([[`blocks.0.indicators.0.method.${field}`, code]])
  })

  const of = (figures: Partial<AssessmentFigures>): AssessmentFigures => ({ units: ['a', 'b'], ...figures })
  const figures: readonly (readonly [AssessmentFigures, string, string])[] = [
    [of({ units: ['a', 'a'] }), 'figures.units.1.id', 'duplicate'],
    [of({ indicators: [{ unit: 'z', indicator: 'p' }] }), 'figures.indicators.0.unit', 'unknownUnit'],
    [of({ indicators: [{ unit: 'a', indicator: 'z' }] }), 'figures.indicators.0.indicator', 'unknownIndicator'],
    [of({ indicators: [{ unit: 'a', indicator: 'p' }, { unit: 'a', indicator: 'p', actual: '1' }] }), 'figures.indicators.1', 'twice'],
    [of({ indicators: [{ unit: 'a', indicator: 'p', actual: '1.' }] }), 'figures.indicators.0.actual', 'notADecimal'],
    [of({ indicators: [{ unit: 'a', indicator: 'p', exempt: ' ' }] }), 'figures.indicators.0.exempt', 'noReason'],
    [of({ blocks: [{ unit: 'a', block: 'x', points: '1' }] }), 'figures.blocks.0.block', 'blockHasIndicators'],
    [of({ blocks: [{ unit: 'a', block: 'z', points: '1' }] }), 'figures.blocks.0.block', 'unknownBlock'],
    [of({ blocks: [{ unit: 'a', block: 'y', points: '１' }] }), 'figures.blocks.0.points', 'notADecimal'],
    [of({ composites: [{ unit: 'a', points: '1' }] }), 'figures.composites', 'compositeNotGiven'],
    [of({ additions: [{ unit: 'a', kind: 'deduction', points: '1', reason: '一' }] }), 'figures.additions.0.kind', 'ruleMissing'],
    [of({ additions: [{ unit: 'a', kind: 'bonus', points: '-1', reason: '一' }] }), 'figures.additions.0.points', 'notPositive'],
    [of({ additions: [{ unit: 'a', kind: 'bonus', points: '1', reason: '' }] }), 'figures.additions.0.reason', 'noReason'],
    [of({ vetoes: [{ unit: 'a', veto: 'w', reason: '一' }] }), 'figures.vetoes.0.veto', 'unknownVeto'],
    [of({ vetoes: [{ unit: 'a', veto: 'v', reason: ' ' }] }), 'figures.vetoes.0.reason', 'noReason'],
  ]
  it.each(figures)('[AS10] figures %j are refused: %s', (given, path, code) => {
    expect(told(sound, given)).toEqual([[path, code]])
  })

  it('[AS4] a figure that is missing is no fault', () => {
    expect(told(sound, of({ indicators: [{ unit: 'a', indicator: 'p', actual: null }], blocks: [{ unit: 'a', block: 'y', points: null }] }))).toEqual([])
  })
})
