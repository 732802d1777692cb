import type { Segment } from './plan'
import type { Millis } from './units'

/**
 * The clock of one speech, as anchors: nothing in it ticks ([TM1]).
 * Segments share one total, or each has its own time.
 */
export interface Timer {
  readonly contestant: string
  readonly budget: Millis
  readonly segments: readonly Segment[]
  readonly shared: boolean
  readonly amberAt: Millis
  /** The second warning, closer to the end; `null` where there is none. */
  readonly dangerAt: Millis | null
  /** Index of the segment that runs. */
  readonly segment: number
  /** Speaking time that was spent when this segment began. */
  readonly segmentFrom: Millis
  /** Speaking time spent before the present run. */
  readonly spent: Millis
  /** Home time at which the present run began; `null` while it stands. */
  readonly runningSince: Millis | null
  /** What 加30秒 and 减30秒 came to. */
  readonly adjusted: Millis
  readonly stopped: boolean
  /** 领导插话: it stands, and no screen says so. */
  readonly silent: boolean
  /** How fast it runs: 1, or 10 in a rehearsal. */
  readonly rate: number
}

/** What a speech brings to its timer. */
export type Allowed = Pick<Timer, 'contestant' | 'budget' | 'segments' | 'shared' | 'amberAt' | 'dangerAt'>

/** How close the end is: `amber` from the warning on, `danger` from the second, `over` once the time is used up. */
export type TimerPhase = 'normal' | 'amber' | 'danger' | 'over'

/** Speaking time spent at `now`, pauses left out ([TM2]). A clock that reads earlier than the anchor counts as nothing. */
export function elapsed(timer: Timer, now: Millis): Millis {
  return timer.spent + (timer.runningSince === null ? 0 : Math.max(0, now - timer.runningSince) * timer.rate)
}

/** What is left at `now`, of the total or of the segment's own time; negative in overtime ([TM3]). */
export function remaining(timer: Timer, now: Millis): Millis {
  if (timer.shared) return timer.budget + timer.adjusted - elapsed(timer, now)
  const budget = timer.segments[timer.segment]?.budget ?? timer.budget
  return budget + timer.adjusted - (elapsed(timer, now) - timer.segmentFrom)
}

/**
 * What is left of the present segment at `now`; negative once it has used more than its share. A segment that shares the
 * total never has more left than the total has ([TM6]).
 */
export function segmentRemaining(timer: Timer, now: Millis): Millis {
  if (!timer.shared) return remaining(timer, now)
  const budget = timer.segments[timer.segment]?.budget ?? timer.budget
  return Math.min(remaining(timer, now), budget - (elapsed(timer, now) - timer.segmentFrom))
}

/** The time that `remaining` counts down from. */
export function allowance(timer: Timer): Millis {
  const budget = timer.shared ? timer.budget : (timer.segments[timer.segment]?.budget ?? timer.budget)
  return budget + timer.adjusted
}

export function phase(left: Millis, amberAt: Millis, dangerAt: Millis | null = null): TimerPhase {
  if (left <= 0) return 'over'
  if (dangerAt !== null && left <= dangerAt) return 'danger'
  return left <= amberAt ? 'amber' : 'normal'
}

/** Whole seconds to show: countdowns round up, overtime rounds down ([TM4]). Always 0 or more. */
export function wholeSeconds(left: Millis): number {
  return left > 0 ? Math.ceil(left / 1000) : Math.floor(Math.abs(left) / 1000)
}

/** `m:ss` of whole seconds: `4:05`, `75:00`. */
export function clockText(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}

/** Milliseconds from `now` until the shown second changes; `null` while nothing runs. */
export function untilNextSecond(timer: Timer, now: Millis): Millis | null {
  if (timer.runningSince === null) return null
  const left = remaining(timer, now)
  const within = ((left % 1000) + 1000) % 1000
  return (within === 0 ? 1000 : within) / timer.rate
}

export function start(allowed: Allowed, at: Millis, rate = 1): Timer {
  return { ...allowed, segment: 0, segmentFrom: 0, spent: 0, runningSince: at, adjusted: 0, stopped: false, silent: false, rate }
}

export function pause(timer: Timer, at: Millis, silent = false): Timer {
  return timer.runningSince === null ? timer : { ...timer, spent: elapsed(timer, at), runningSince: null, silent }
}

export function resume(timer: Timer, at: Millis): Timer {
  return timer.stopped || timer.runningSince !== null ? timer : { ...timer, runningSince: at, silent: false }
}

export function adjust(timer: Timer, by: Millis): Timer {
  return { ...timer, adjusted: timer.adjusted + by }
}

/** From `at` on it runs at that rate; what was spent stays spent ([TM7]). */
export function setRate(timer: Timer, rate: number, at: Millis): Timer {
  return timer.runningSince === null ? { ...timer, rate } : { ...timer, spent: elapsed(timer, at), runningSince: at, rate }
}

/** Enters a segment. With its own time it starts afresh; with a shared total the adjustments stay ([TM5]). */
export function enterSegment(timer: Timer, segment: number, at: Millis): Timer {
  return { ...timer, segment, segmentFrom: elapsed(timer, at), adjusted: timer.shared ? timer.adjusted : 0 }
}

export function stop(timer: Timer, at: Millis): Timer {
  return { ...pause(timer, at), stopped: true }
}
