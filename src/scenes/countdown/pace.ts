import { remaining, untilNextSecond } from '../../session/timer'
import type { Counted } from './reading'

/** How often the bar moves while the timer runs, in ms. */
const BAR_STEP = 250
/** In overtime the plate glows softly once in ten seconds, for so long. */
const PULSE_EVERY = 10_000
const PULSE = 1_200

/** How far into overtime, in ms, where it is counted and runs; else `null`. */
function overtimeOf({ timer, overtime }: Counted, now: number): number | null {
  const over = -remaining(timer, now)
  return overtime === 'countUp' && timer.runningSince !== null && over >= 0 ? over : null
}

/** Strength of the glow, 0 to 1: one slow rise and fall. */
export function pulse(scene: Counted, now: number): number {
  const over = overtimeOf(scene, now)
  const at = over === null ? PULSE : over % PULSE_EVERY
  return at >= PULSE ? 0 : Math.sin((Math.PI * at) / PULSE) ** 2
}

/** When the countdown wants to be painted again: ms from now, or `null` while nothing runs. */
export function untilPaint(scene: Counted, now: number): number | null {
  const second = untilNextSecond(scene.timer, now)
  if (second === null) return null
  const over = overtimeOf(scene, now)
  return over !== null && over % PULSE_EVERY < PULSE ? 0 : Math.min(second, BAR_STEP)
}
