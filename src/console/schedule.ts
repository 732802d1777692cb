import type { HostView } from '../session/view/host'
import { elapsed, remaining } from '../session/timer'
import type { Millis } from '../session/units'

type Said = Pick<HostView, 'at' | 'ahead' | 'timer' | 'contestants'>

/** Planned speaking time that is left at `now`: of those still to come, and what is left of the speech that runs. */
export function timeLeft({ at, ahead, timer }: Said, now: Millis): Millis {
  if (timer === null || timer.stopped) return ahead
  const toCome = ahead - Math.max(0, remaining(timer, at))
  return toCome + Math.max(0, remaining(timer, now))
}

/**
 * How much more time the speeches have taken than was planned for them; negative where they were shorter. A speech that
 * runs counts once it is longer than planned: until then nobody knows.
 */
export function behindPlan({ timer, contestants }: Said, now: Millis): Millis {
  const spoken = contestants.reduce((sum, { spoken: time, planned }) => (time === null ? sum : sum + time - planned), 0)
  const speaking = timer === null || timer.stopped ? undefined : contestants.find(({ id }) => id === timer.contestant)
  return timer === null || speaking === undefined ? spoken : spoken + Math.max(0, elapsed(timer, now) - speaking.planned)
}
