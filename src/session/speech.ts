import type { Plan, Speech } from './plan'
import type { Allowed } from './timer'
import type { Millis } from './units'

/** The times of one speech: the contestant's own where the plan gives them, else the arena's; `null` for nobody. */
export function speechOf({ contestants, speech }: Plan, id: string): Allowed | null {
  const contestant = contestants.find((item) => item.id === id)
  if (contestant === undefined) return null
  const { budget, segments, amberAt, dangerAt } = contestant.speech ?? speech
  return { contestant: id, budget, segments, shared: speech.shared, amberAt, dangerAt: dangerAt ?? null }
}

/** What all segments of a speech come to, if it keeps its time. */
export function plannedTime({ budget, segments, shared }: Allowed): Millis {
  return shared ? budget : segments.reduce((total, segment) => total + segment.budget, 0)
}

type Times = Pick<Speech, 'budget' | 'segments' | 'amberAt'>

/**
 * The same speech in less time: segments shrink alike, to whole seconds, and still add up ([LC6]). The warning comes no
 * earlier than halfway.
 */
export function shortenedTo({ segments, amberAt }: Times, budget: Millis): Times {
  const total = segments.reduce((sum, segment) => sum + segment.budget, 0)
  let left = budget
  const shorter = segments.map((segment, index) => {
    const rest = segments.length - index - 1
    const share = rest === 0 ? left : Math.max(1_000, Math.min(Math.floor((segment.budget * budget) / total / 1_000) * 1_000, left - rest * 1_000))
    left -= share
    return { ...segment, budget: share }
  })
  return { budget, segments: shorter, amberAt: Math.min(amberAt, Math.floor(budget / 2)) }
}
