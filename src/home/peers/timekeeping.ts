import { createOffset } from '../../link/offset'
import type { Millis } from '../../session/units'

/** Questions for the time in quick succession after a link is up, then one in so many beats. */
const FIRST = 6
const EVERY = 5

/** The leader's time, as this device comes to know it ([CL1]). */
export interface Timekeeping {
  /** Whether to ask at the `n`-th beat of a link. */
  readonly due: (n: number) => boolean
  /** An answer: when it was asked on the running clock, and the leader's time. */
  heard(at: Millis, home: Millis): void
  /** This device was away: what was known counts no longer. */
  reset(): void
}

/** @param tell takes home time minus the running clock, and how far it may be off, in milliseconds */
export function createTimekeeping(mono: () => Millis, tell: (offset: Millis, error: Millis) => void): Timekeeping {
  const offset = createOffset()
  return {
    due: (n) => n < FIRST || n % EVERY === 0,
    heard(at, home) {
      offset.add({ sent: at, back: mono(), home })
      const value = offset.value()
      if (value !== null) tell(value, offset.error())
    },
    reset() {
      offset.reset()
    },
  }
}
