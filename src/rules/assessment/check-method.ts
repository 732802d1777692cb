import { compare, exact, sum } from '../exact'
import { within } from '../fault'
import { above, decimals, fault, notNegative, numberOf, positives, when, type AssessmentFault } from './faults'
import type { ByRank, EfficacyCoefficient, Growth, Hold, Measure, Method, Target } from './method'

/** What is impossible about a method of an indicator of `full` points. */
export function checkMethod(method: Method, full: string, path: string): AssessmentFault[] {
  return [...checkHold(method, full, path), ...own(method, full, path)]
}

/** A floor above its cap, or above the full mark. */
export function checkHold({ floor, cap }: Hold, full: string, path: string): AssessmentFault[] {
  return [...decimals(path, { floor, cap }), ...when(above(floor, cap), path, 'cap', 'floorAboveCap'), ...when(above(floor, full), path, 'floor', 'floorAboveFull')]
}

function own(method: Method, full: string, path: string): AssessmentFault[] {
  switch (method.kind) {
    case 'given':
      return []
    case 'completion':
      return [...checkTarget(method.target, path), ...when(method.direction === 'lower' && method.formula === 'inverse' && method.cap === undefined, path, 'cap', 'capNeeded')]
    case 'efficacyCoefficient':
      return [...checkMeasure(method.of, path), ...checkEfficacy(method, path)]
    case 'growth':
      return checkGrowth(method, within(path, 'points'))
    case 'byRank':
      return [...checkMeasure(method.of, path), ...checkAward(method, full, within(path, 'award'))]
    default:
      method satisfies never
      return method
  }
}

function checkTarget(target: Target, path: string): AssessmentFault[] {
  return target.from === 'scheme' ? positives(within(path, 'target'), { value: target.value }) : []
}

function checkMeasure(measure: Measure | undefined, path: string): AssessmentFault[] {
  return measure?.kind === 'completion' ? checkTarget(measure.target, within(path, 'of')) : []
}

function checkEfficacy({ bounds, direction, base = '60', span = '40' }: EfficacyCoefficient, path: string): AssessmentFault[] {
  const faults = [...notNegative(path, { base }), ...positives(path, { span })]
  const [basePoints, spanPoints] = [numberOf(base), numberOf(span)]
  if (basePoints !== null && spanPoints !== null && compare(sum([basePoints, spanPoints]), exact(100n)) > 0) faults.push(fault(path, 'span', 'aboveFull'))
  if (bounds.from === 'group') return faults
  const inside = within(path, 'bounds')
  const [worst, best] = [numberOf(bounds.notAllowed), numberOf(bounds.satisfactory)]
  const side = worst === null || best === null ? null : compare(best, worst)
  return [
    ...faults,
    ...decimals(inside, { notAllowed: bounds.notAllowed, satisfactory: bounds.satisfactory }),
    ...when(side === 0, inside, 'satisfactory', 'boundsEqual'),
    ...when(side !== null && side === (direction === 'higher' ? -1 : 1), inside, 'satisfactory', 'boundsReversed'),
  ]
}

function checkGrowth({ points, direction }: Growth, path: string): AssessmentFault[] {
  if (points.by === 'linear') return [...decimals(path, { start: points.start, from: points.from }), ...positives(path, { perPoint: points.perPoint })]
  const target = numberOf(points.target)
  if (target === null) return [fault(path, 'target', 'notADecimal')]
  return when(compare(target, exact(0n)) !== (direction === 'higher' ? 1 : -1), path, 'target', 'targetWrongSide')
}

function checkAward({ award }: ByRank, full: string, path: string): AssessmentFault[] {
  if (award.by === 'step') return [...decimals(path, { top: award.top }), ...notNegative(path, { step: award.step }), ...when(above(award.top, full), path, 'top', 'aboveFull')]
  const inside = within(path, 'points')
  return [
    ...when(award.points.length === 0, path, 'points', 'emptyTable'),
    ...award.points.flatMap((points, at) => [
      ...decimals(inside, { [at]: points }),
      ...when(above(points, full), inside, at, 'aboveFull'),
      ...when(at > 0 && above(points, award.points[at - 1]), inside, at, 'tableRises'),
    ]),
    ...decimals(path, { rest: award.rest }),
    ...when(above(award.rest, award.points.at(-1)), path, 'rest', 'tableRises'),
  ]
}
