import { exact, round, sum } from '../exact'
import type { Working } from '../working'
import { absent, counted, settled } from './nodes'
import type { AssessmentRounding, Block, Missing } from './scheme'

/**
 * One unit's block from its indicators ([AS1]): the sum of what they count for. An indicator that is exempt is left out, and so is one without
 * a figure where the scheme says so: the others then weigh more, in proportion ([AS5]). Otherwise one that is missing leaves the block without points ([AS4]).
 */
export function blockPoints(block: Block, indicators: readonly Working[], missing: Missing, rounding: AssessmentRounding): Working {
  const of = { kind: 'block', id: block.id, name: block.name } as const
  const present = indicators.filter(({ value }) => value !== null)
  const spoilt = missing === 'notRanked' && indicators.some(({ value, left }) => value === null && left !== 'exempt')
  const weightPresent = sum(present.map(({ weight }) => weight ?? exact(0n)))
  if (spoilt || weightPresent.n === 0n) return weighted(block, absent(of, 'incomplete', indicators), rounding)
  const total = sum(present.map((one) => counted(one) ?? exact(0n)))
  const whole = present.length === indicators.length
  const points = whole ? total : total.mul(sum(indicators.map(({ weight }) => weight ?? exact(0n)))).div(weightPresent)
  return weighted(block, settled(of, whole ? 'sum' : 'prorated', points, indicators, rounding.block), rounding)
}

/** With `counts` what the composite takes of a block: points ÷ full × weight. */
export function weighted(block: Block, working: Working, rounding: AssessmentRounding): Working {
  const weight = exact(block.weight ?? block.full)
  if (working.value === null) return { ...working, weight }
  return { ...working, weight, counts: round(working.value.div(exact(block.full)).mul(weight), rounding.weightedBlock) }
}
