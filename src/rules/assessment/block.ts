import { exact, round, sum, type Exact, type Rounding } from '../exact'
import type { Working } from '../working'
import { absent, counted, settled } from './nodes'
import type { AssessmentRounding, Block, Indicator, Missing } from './scheme'

const ZERO = exact(0n)

/**
 * One unit's block from its indicators ([AS1]): the sum of what they count for, points ÷ full × weight. An indicator that is exempt is left out, and
 * so is one without a figure where the scheme says so: the others then weigh more, in proportion ([AS5]). Otherwise one that is missing leaves
 * the block without points ([AS4]).
 * @param found the points of each indicator, in the block's order
 */
export function blockPoints(block: Block, found: readonly Working[], missing: Missing, rounding: AssessmentRounding): Working {
  const of = { kind: 'block', id: block.id, name: block.name } as const
  const weights = (block.indicators ?? []).map(worth)
  const present = sum(weights.filter((_, at) => found[at]?.value !== null))
  const isSpoilt = missing === 'notRanked' && found.some(({ value, left }) => value === null && left !== 'exempt')
  if (isSpoilt || present.n === 0n) return weighted(block, absent(of, 'incomplete', found), rounding.weightedBlock)
  const more = sum(weights).div(present)
  const parts = (block.indicators ?? []).flatMap((indicator, at) => found[at] === undefined ? [] : [weighted(indicator, found[at], rounding.weightedIndicator, more)])
  const points = sum(parts.map((part) => counted(part) ?? ZERO))
  return weighted(block, settled(of, 'sum', points, parts, rounding.block), rounding.weightedBlock)
}

function worth({ full, weight }: Indicator | Block): Exact {
  return exact(weight ?? full)
}

/** With `weight` what the points are multiplied by, and with `counts` what that comes to. */
export function weighted(part: Indicator | Block, working: Working, rounding: Rounding | undefined, more: Exact = exact(1n)): Working {
  if (working.value === null) return working
  const weight = worth(part).div(exact(part.full)).mul(more)
  return { ...working, weight, counts: round(working.value.mul(weight), rounding) }
}
