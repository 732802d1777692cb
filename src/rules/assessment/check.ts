import { compare, exact, sum } from '../exact'
import { within } from '../fault'
import { checkFigures } from './check-figures'
import { checkHold, checkMethod } from './check-method'
import { above, fault, ids, notNegative, numberOf, positives, roundings, when, type AssessmentFault } from './faults'
import type { AssessmentFigures } from './figures'
import type { AdditionRule, AssessmentScheme, Block } from './scheme'

/**
 * What is impossible about a scheme, and about figures for it, each with the field that is wrong ([AS10]); nothing where all is well.
 * @example checkAssessment(scheme) // [{ path: 'blocks.0.indicators.3.method.cap', code: 'floorAboveCap' }]
 */
export function checkAssessment(scheme: AssessmentScheme, figures?: AssessmentFigures): AssessmentFault[] {
  const { blocks, full, composite, rounding, vetoes = [] } = scheme
  const indicators = blocks.flatMap((block, at) => (block.indicators ?? []).map(({ id }, index) => ({ path: `blocks.${String(at)}.indicators.${String(index)}`, id })))
  const isGiven = composite?.by === 'given'
  const addition = (['bonus', 'deduction'] as const).flatMap((kind) => [...checkAddition(scheme[kind], kind), ...when(isGiven && scheme[kind] !== undefined, '', kind, 'additionToGiven')])
  return [
    ...positives('', { full }),
    ...when(blocks.length === 0 && !isGiven, '', 'blocks', 'noBlocks'),
    ...ids(blocks.map(({ id }, at) => ({ path: `blocks.${String(at)}`, id }))),
    ...ids(indicators),
    ...blocks.flatMap((block, at) => checkBlock(block, `blocks.${String(at)}`)),
    ...when(blocks.length > 0 && !comesTo(blocks, full), '', 'blocks', 'weightsNotFull'),
    ...(composite === undefined ? [] : checkHold(composite, full, 'composite')),
    ...addition,
    ...ids(vetoes.map(({ id }, at) => ({ path: `vetoes.${String(at)}`, id }))),
    ...vetoes.flatMap(({ effect }, at) => when(effect.kind === 'gradeCap' && effect.grade === '', `vetoes.${String(at)}.effect`, 'grade', 'emptyId')),
    ...(rounding === undefined ? [] : roundings('rounding', { ...rounding })),
    ...checkTies(scheme),
    ...(figures === undefined ? [] : checkFigures(scheme, figures)),
  ]
}

function checkBlock(block: Block, path: string): AssessmentFault[] {
  const { full, weight, indicators } = block
  const own = positives(path, { full, weight })
  if (indicators === undefined) return own
  return [
    ...own,
    ...when(indicators.length === 0, path, 'indicators', 'noIndicators'),
    ...indicators.flatMap((indicator, at) => {
      const inside = within(within(path, 'indicators'), at)
      return [...positives(inside, { full: indicator.full, weight: indicator.weight }), ...checkMethod(indicator.method, indicator.full, within(inside, 'method'))]
    }),
    ...when(indicators.length > 0 && !comesTo(indicators, full), path, 'indicators', 'weightsNotFull'),
  ]
}

/** Whether weights come to the full mark. Where a number of them is none, that alone is said. */
function comesTo(parts: readonly { readonly full: string; readonly weight?: string }[], full: string): boolean {
  const weights = parts.flatMap((part) => numberOf(part.weight ?? part.full) ?? [])
  const whole = numberOf(full)
  return whole === null || compare(whole, exact(0n)) <= 0 || weights.length < parts.length || compare(sum(weights), whole) === 0
}

function checkAddition(rule: AdditionRule | undefined, path: string): AssessmentFault[] {
  if (rule === undefined) return []
  const { perItem, cap } = rule
  return [...notNegative(path, { perItem, cap }), ...when(above(perItem, cap), path, 'perItem', 'perItemAboveCap')]
}

function checkTies({ blocks, ranking }: AssessmentScheme): AssessmentFault[] {
  return (ranking?.ties ?? []).flatMap((tie, at) => {
    const path = `ranking.ties.${String(at)}`
    switch (tie.by) {
      case 'exact':
        return []
      case 'block':
        return when(!blocks.some(({ id }) => id === tie.block), path, 'block', 'unknownBlock')
      case 'indicator':
        return blocks.some(({ indicators = [] }) => indicators.some(({ id }) => id === tie.indicator)) ? [] : [fault(path, 'indicator', 'unknownIndicator')]
      default:
        tie satisfies never
        return tie
    }
  })
}
