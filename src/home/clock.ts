import type { Millis } from '../session/units'

/** The two clocks of a window: the wall clock, which may step, and one that only runs on. Both in milliseconds. */
export interface Readings {
  readonly wall: () => number
  readonly mono: () => number
}

/** A larger difference than this between the two clocks is a step, not drift. */
export const STEP: Millis = 400
/** How far one check may move the window's clock towards the wall clock, so that windows stay together unseen. */
const SLEW: Millis = 5

/** A wall clock that stepped: what it reads, and the home time that goes on without a jump. */
export interface ClockStep {
  readonly wall: Millis
  readonly home: Millis
}

/** Home time in one window. */
export interface HomeClock {
  /** Home time in whole milliseconds. */
  now(): Millis
  /** Compares the two clocks. Drift is followed in small steps; a step is returned and not followed. */
  check(): ClockStep | null
  /** Takes the difference home − wall that the book knows. A window that saw the step does not move by it. */
  setOffset(offset: Millis): void
  readonly offset: () => Millis
}

/**
 * Home time from an anchor on the running clock. While this window lives, a step of the wall clock does not
 * reach it; the pair of readings goes into the book, so that windows that come later agree.
 * @param offset home − wall in milliseconds, from the last `clockStepped` of the book
 */
export function createHomeClock({ wall, mono }: Readings, offset: Millis = 0): HomeClock {
  let known = offset
  let anchor = { home: wall() + known, mono: mono() }
  const exactNow = () => anchor.home + (mono() - anchor.mono)
  const difference = () => wall() + known - exactNow()

  return {
    now: () => Math.floor(exactNow()),
    check() {
      const off = difference()
      if (Math.abs(off) > STEP) return { wall: Math.floor(wall()), home: Math.floor(exactNow()) }
      anchor = { ...anchor, home: anchor.home + Math.max(-SLEW, Math.min(SLEW, off)) }
      return null
    },
    setOffset(next) {
      known = next
      if (Math.abs(difference()) > STEP) anchor = { home: wall() + known, mono: mono() }
    },
    offset: () => known,
  }
}
