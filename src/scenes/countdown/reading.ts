import { allowance, clockText, phase, remaining, segmentRemaining, wholeSeconds, type TimerPhase } from '../../session/timer'
import type { CountdownScene } from '../../session/view/scene'

/** A speech's clock as a scene shows it: whole, in a corner, or on a strip. */
export type Counted = Pick<CountdownScene, 'timer' | 'overtime'>

/** What a countdown shows at one moment. */
export interface Reading {
  readonly digits: string
  readonly phase: TimerPhase
  /** Share of the time that is left, 0 to 1: the length of the bar. */
  readonly share: number
  readonly overtime: boolean
  /** Said to the speaker; a silent pause is said to nobody. */
  readonly paused: boolean
  /** The present segment where there are several under one total. */
  readonly segment: { readonly name: string; readonly digits: string | null } | null
}

/** Reads the clock of a countdown at `now`. The hall stands at 0:00 where it does not count up ([TM3], [TM4]). */
export function reading({ timer, overtime }: Counted, now: number): Reading {
  const left = remaining(timer, now)
  const over = left <= 0 && overtime === 'countUp' && (left < 0 || timer.runningSince !== null)
  const shown = over ? left : Math.max(0, left)
  const whole = allowance(timer)
  const segment = timer.segments.length > 1 ? timer.segments[timer.segment] : undefined
  return {
    digits: clockText(wholeSeconds(shown)),
    phase: phase(left, timer.amberAt, timer.dangerAt),
    share: whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0,
    overtime: over,
    paused: overtime === 'countUp' && timer.runningSince === null && !timer.stopped && !timer.silent,
    segment:
      segment === undefined
        ? null
        : { name: segment.name, digits: timer.shared ? clockText(wholeSeconds(Math.max(0, segmentRemaining(timer, now)))) : null },
  }
}
