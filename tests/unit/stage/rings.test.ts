import { describe, expect, it } from 'vitest'
import { adjust, enterSegment, pause, resume, start, stop, type Timer } from '../../../src/session/timer'
import { hear, rings, untilRing, type Heard } from '../../../src/stage/rings'

const ALLOWED = { contestant: 'jia', budget: 60_000, segments: [{ name: '汇报', budget: 60_000 }], shared: true, amberAt: 20_000, dangerAt: null }
const timer = start(ALLOWED, 0)

/** What rings while a window looks at these clocks, one after the other. */
function heardOf(moments: readonly (readonly [Timer | null, number])[]): (string | null)[] {
  let heard: Heard | null = null
  return moments.map(([clock, now]) => {
    const next = hear(heard, clock, now)
    const ring = rings(heard, next)
    heard = next
    return ring
  })
}

describe('the bell', () => {
  it('rings once at the warning and once at the end', () => {
    const at = [0, 39_999, 40_000, 45_000, 59_999, 60_000, 60_250, 75_000]
    expect(heardOf(at.map((now) => [timer, now] as const))).toEqual([null, null, 'warning', null, null, 'end', null, null])
  })

  it('is silent in a window that comes, or comes back, in overtime', () => {
    expect(heardOf([[timer, 65_000], [timer, 65_250]])).toEqual([null, null])
    expect(heardOf([[timer, 59_000], [null, 59_500], [timer, 60_500], [timer, 60_750]])).toEqual([null, null, null, null])
  })

  it('is silent in a window that slept through the end', () => {
    expect(heardOf([[timer, 30_000], [timer, 64_000], [timer, 64_250]])).toEqual([null, null, null])
  })

  it('is silent while the clock stands, whatever is set', () => {
    const paused = pause(timer, 59_000)
    expect(heardOf([[timer, 58_000], [paused, 59_000], [paused, 70_000], [adjust(paused, -30_000), 71_000], [resume(adjust(paused, -30_000), 72_000), 72_100]])).toEqual([null, null, null, null, null])
    expect(heardOf([[timer, 59_000], [stop(timer, 59_900), 61_000]])).toEqual([null, null])
  })

  it('does not ring twice where the clock is set back by a hair', () => {
    expect(heardOf([[timer, 59_900], [timer, 60_010], [timer, 59_990], [timer, 60_020]])).toEqual([null, 'end', null, null])
  })

  it('rings again at the end of time that was added, and at once where time was taken away', () => {
    const longer = adjust(timer, 30_000)
    expect(heardOf([[timer, 59_900], [timer, 60_000], [longer, 62_000], [longer, 90_000]])).toEqual([null, 'end', null, 'end'])
    expect(heardOf([[timer, 30_000], [timer, 58_000], [adjust(timer, -2_500), 58_100]])).toEqual([null, 'warning', 'end'])
  })

  it('is silent between segments and between speakers', () => {
    const own = start({ ...ALLOWED, shared: false, segments: [{ name: '一', budget: 30_000 }, { name: '二', budget: 1_000 }] }, 0)
    expect(heardOf([[own, 29_000], [enterSegment(own, 1, 29_500), 30_600]])).toEqual([null, null])
    expect(heardOf([[timer, 10_000], [{ ...timer, contestant: 'yi' }, 61_000]])).toEqual([null, null])
  })

  it('rings one bell where warning and end come together: the end', () => {
    expect(heardOf([[timer, 39_000], [timer, 60_100]])).toEqual([null, 'end'])
  })

  it('listens next at the warning, then at the end, then no more', () => {
    expect(untilRing(timer, 10_000)).toBe(30_000)
    expect(untilRing(timer, 40_000)).toBe(20_000)
    expect(untilRing({ ...timer, rate: 10 }, 1_000)).toBe(3_000)
    expect(untilRing(timer, 60_000)).toBeNull()
    expect(untilRing(pause(timer, 10_000), 10_000)).toBeNull()
    expect(untilRing(null, 0)).toBeNull()
  })
})
