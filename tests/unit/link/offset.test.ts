import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOffset } from '../../../src/link/offset'

describe('[CL1] the home’s time from exchanges', () => {
  it('goes by the least round trip, and is never further off than half of it', () => {
    const delay = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 5_000_000 }), fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 8 }), (truth, trips) => {
        const offset = createOffset()
        let mono = 0
        for (const [there, back] of trips) {
          offset.add({ sent: mono, back: mono + there + back, home: mono + there + truth })
          mono += 1_000
        }
        const least = Math.min(...trips.map(([there, back]) => there + back))
        expect(offset.error()).toBe(least / 2)
        expect(Math.abs((offset.value() ?? NaN) - truth)).toBeLessThanOrEqual(least / 2)
      }),
    )
  })

  it('forgets what is old, and all of it after the device was away', () => {
    const offset = createOffset()
    expect(offset.value()).toBeNull()
    offset.add({ sent: 0, back: 2, home: 1_001 })
    for (let at = 1; at <= 8; at++) offset.add({ sent: at * 10, back: at * 10 + 8, home: at * 10 + 4 + 500 })
    expect(offset.value()).toBe(500)
    offset.reset()
    expect(offset.value()).toBeNull()
    expect(offset.error()).toBe(Infinity)
  })
})
