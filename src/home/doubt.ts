import type { State } from '../session/state'
import type { Millis } from '../session/units'
import type { ClockStep } from './clock'
import type { ClockDoubt } from './protocol'

/** A gap after the last line that is no longer plausible: while a speech runs, and else. */
const LONG_SPEECH: Millis = 30 * 60_000
const LONG_BREAK: Millis = 12 * 3_600_000
/** The last line may be this far ahead of the clock without a word: windows agree to less. */
const SLACK: Millis = 1_000

/**
 * What to ask the host when a book is opened again: whether the clock can be believed.
 * `home` is the time that the book would go on with.
 */
export function doubtOnOpening(state: State, now: Millis, wall: Millis): ClockDoubt | null {
  if (state.sealed !== null) return null
  if (now < state.at - SLACK) return { kind: 'behind', wall, home: state.at }
  const running = state.timer !== null && state.timer.runningSince !== null
  return now - state.at > (running ? LONG_SPEECH : LONG_BREAK) ? { kind: 'ahead', wall, home: state.at } : null
}

/** A step ahead may have been a sleep; a step back never is. */
export function doubtOnStep({ wall, home }: ClockStep, offset: Millis): ClockDoubt | null {
  return wall + offset > home ? { kind: 'stepped', wall, home } : null
}
