import { remaining, type Timer } from '../session/timer'
import type { Millis } from '../session/units'

/** What a window has heard of a speech's clock up to one moment. */
export interface Heard {
  readonly contestant: string
  readonly segment: number
  readonly left: Millis
  readonly running: boolean
  /** Whether its end, or its warning, has been passed; it is so until time was added. */
  readonly ended: boolean
  readonly warned: boolean
}

/** A bell that comes later than this after its moment would mislead: a window that slept stays silent. */
const LATE = 3_000
/** A clock that is set right by less than this has not been given more time. */
const AGAIN = 1_000

/** What is heard at `now` after what was heard before; `null` where no clock is shown. */
export function hear(before: Heard | null, timer: Timer | null, now: Millis): Heard | null {
  if (timer === null) return null
  const left = remaining(timer, now)
  const same = isSame(before, timer) ? before : null
  return {
    contestant: timer.contestant,
    segment: timer.segment,
    left,
    running: timer.runningSince !== null,
    ended: left <= (same?.ended === true ? AGAIN : 0),
    warned: left <= timer.amberAt + (same?.warned === true ? AGAIN : 0),
  }
}

/**
 * Whether the bell rings between two moments: `end` as the running clock reaches zero, `warning` as it reaches the first
 * warning. Not for a clock that stands, nor for one that a window meets beyond that moment, nor twice for the same one.
 */
export function rings(before: Heard | null, after: Heard | null): 'end' | 'warning' | null {
  if (before === null || after === null || !after.running || !isSame(before, after)) return null
  if (after.ended) return !before.ended && after.left > -LATE ? 'end' : null
  return after.warned && !before.warned ? 'warning' : null
}

/** Milliseconds until the clock may reach its warning or its end; `null` where it stands or is past both. */
export function untilRing(timer: Timer | null, now: Millis): Millis | null {
  if (timer === null || timer.runningSince === null) return null
  const left = remaining(timer, now)
  const next = [left - timer.amberAt, left].find((wait) => wait > 0)
  return next === undefined ? null : next / timer.rate
}

function isSame(before: Pick<Heard, 'contestant' | 'segment'> | null, after: Pick<Heard, 'contestant' | 'segment'>): boolean {
  return before !== null && before.contestant === after.contestant && before.segment === after.segment
}
