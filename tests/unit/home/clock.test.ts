import { describe, expect, it } from 'vitest'
import { createHomeClock, STEP } from '../../../src/home/clock'

/** Two clocks of one machine: the wall clock can be stepped or run askew, the running one cannot. */
function machine(wall = 1_700_000_000_000) {
  let mono = 0
  return {
    readings: { wall: () => wall, mono: () => mono },
    pass: (ms: number, askew = 1) => {
      mono += ms
      wall += ms * askew
    },
    step: (ms: number) => {
      wall += ms
    },
  }
}

describe('the clock of a window', () => {
  it('starts at the wall clock with the difference that the book knows', () => {
    const { readings, pass } = machine(5_000)
    const clock = createHomeClock(readings, -2_000)
    expect(clock.now()).toBe(3_000)
    pass(250.7)
    expect(clock.now()).toBe(3_250)
    expect(clock.offset()).toBe(-2_000)
  })

  it.each([3_600_000, -3_600_000, STEP + 1, -STEP - 1])('a step of %i ms is reported and does not reach home time', (by) => {
    const { readings, pass, step } = machine()
    const clock = createHomeClock(readings)
    pass(1_000)
    step(by)
    const before = clock.now()
    const told = clock.check()
    expect(told).toEqual({ wall: readings.wall(), home: before })
    expect(clock.now()).toBe(before)
    // It is told again until the book knows.
    expect(clock.check()).toEqual(told)
    clock.setOffset(before - readings.wall())
    expect(clock.check()).toBeNull()
    expect(clock.now()).toBe(before)
    pass(1_000)
    expect(clock.now()).toBe(before + 1_000)
  })

  it('drift is followed, never by more than 5 ms at a time, and never runs backwards', () => {
    const { readings, pass } = machine()
    const clock = createHomeClock(readings)
    let before = clock.now()
    for (let second = 0; second < 600; second++) {
      pass(1_000, 1.0001)
      expect(clock.check()).toBeNull()
      const now = clock.now()
      expect(now - before).toBeGreaterThanOrEqual(995)
      expect(now - before).toBeLessThanOrEqual(1_006)
      before = now
    }
    expect(Math.abs(readings.wall() - clock.now())).toBeLessThanOrEqual(1)
  })

  it('a difference below a step is worn away unseen', () => {
    const { readings, pass, step } = machine()
    const clock = createHomeClock(readings)
    step(-300)
    const before = clock.now()
    clock.setOffset(clock.offset())
    expect(clock.now()).toBe(before)
    for (let second = 0; second < 60; second++) {
      pass(1_000)
      expect(clock.check()).toBeNull()
    }
    expect(Math.abs(readings.wall() - clock.now())).toBeLessThanOrEqual(1)
  })

  it('a window that came after the step moves by what the book says, one that saw it does not', () => {
    const { readings, pass, step } = machine()
    const old = createHomeClock(readings)
    pass(10_000)
    step(3_600_000)
    const late = createHomeClock(readings)
    const pair = old.check()
    if (pair === null) throw new Error('no step was seen')
    for (const clock of [old, late]) {
      clock.setOffset(pair.home - pair.wall)
      clock.setOffset(pair.home - pair.wall)
      expect(clock.check()).toBeNull()
      expect(clock.now()).toBe(pair.home)
    }
  })
})
