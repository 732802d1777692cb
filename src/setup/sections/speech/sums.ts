import { shortenedTo } from '../../../session/speech'
import type { PlanDraft } from '../../../session/plan'

/** The times of one speech, the arena's or a contestant's own. */
export type Times = Pick<PlanDraft['speech'], 'budget' | 'segments' | 'amberAt' | 'dangerAt'>

const LEAST = 1_000
const MOST = 21_600_000

/** What the segments come to, in milliseconds. */
export function segmentSum({ segments }: Pick<Times, 'segments'>): number {
  return segments.reduce((sum, { budget }) => sum + budget, 0)
}

/** The total made what the segments come to. `null` where no speech may take so long. */
export function budgetMended(times: Times): Times | null {
  const sum = segmentSum(times)
  return sum > MOST ? null : withinWarnings({ ...times, budget: sum })
}

/** The segments made to come to the total, all in the same measure. `null` where there is not a second for each. */
export function segmentsMended(times: Times): Times | null {
  return times.budget < times.segments.length * LEAST ? null : { ...times, segments: [...shortenedTo(times, times.budget).segments] }
}

/** The last segment made to fill what the others leave. `null` where they leave nothing. */
export function lastMended(times: Times): Times | null {
  const last = times.segments.at(-1)
  if (last === undefined) return null
  const left = times.budget - segmentSum(times) + last.budget
  return left < LEAST ? null : { ...times, segments: [...times.segments.slice(0, -1), { ...last, budget: left }] }
}

/** What is wrong with the warnings: they come before the end, the second after the first. */
export function warningFault({ budget, amberAt, dangerAt }: Times): 'amberLong' | 'dangerLate' | null {
  if (amberAt >= budget) return 'amberLong'
  return dangerAt !== undefined && dangerAt >= amberAt ? 'dangerLate' : null
}

function withinWarnings(times: Times): Times {
  return times.amberAt < times.budget ? times : { ...times, amberAt: Math.floor(times.budget / 2_000) * 1_000 }
}
