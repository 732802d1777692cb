import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as timers from '../../../src/session/timer'

const SEGMENTS = [
  { name: '讲实绩', budget: 180_000 },
  { name: '摆问题', budget: 60_000 },
  { name: '谈打法', budget: 60_000 },
]
const begin = (shared: boolean, at = 0) => timers.start({ contestant: 'a', budget: 300_000, segments: SEGMENTS, shared, amberAt: 30_000, dangerAt: null }, at)

/** What happens to a timer, and when. */
type Act = readonly [at: number, act: 'pause' | 'resume' | 'stop' | 'adjust' | 'segment', value?: number]

function apply(timer: timers.Timer, [at, act, value = 0]: Act): timers.Timer {
  switch (act) {
    case 'pause':
      return timers.pause(timer, at)
    case 'resume':
      return timers.resume(timer, at)
    case 'stop':
      return timers.stop(timer, at)
    case 'adjust':
      return timers.adjust(timer, value)
    case 'segment':
      return timers.enterSegment(timer, value, at)
    default:
      act satisfies never
      return timer
  }
}

const run = (shared: boolean, acts: readonly Act[]) => acts.reduce(apply, begin(shared))

/** Speaking time counted the slow way: millisecond by millisecond, in tenths of a second. */
function counted(acts: readonly Act[], now: number): number {
  let spent = 0
  let runs = true
  let stopped = false
  const changes = [...acts]
  for (let at = 0; at < now; at += 100) {
    while (changes[0] !== undefined && changes[0][0] <= at) {
      const act = changes.shift()?.[1]
      if (act === 'pause') runs = false
      if (act === 'resume' && !stopped) runs = true
      if (act === 'stop') [runs, stopped] = [false, true]
    }
    if (runs) spent += 100
  }
  return spent
}

const actList: fc.Arbitrary<Act[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom('pause', 'resume', 'stop', 'adjust', 'segment'), fc.integer({ min: 0, max: 2 })), { maxLength: 15 })
  .map((list) => {
    let at = 0
    return list.map(([after, act, value]): Act => [(at += after * 100), act, act === 'adjust' ? (value - 1) * 30_000 : value])
  })

describe('timer', () => {
  it('[TM1] is anchors only: nothing in it changes while it runs', () => {
    const timer = Object.freeze(begin(true, 5_000))
    expect([5_000, 6_000, 305_000, 306_500].map((now) => timers.remaining(timer, now))).toEqual([300_000, 299_000, 0, -1_500])
    expect(timer).toEqual(begin(true, 5_000))
  })

  it('[TM1] survives being written and read: the copy shows the same', () => {
    fc.assert(
      fc.property(fc.boolean(), actList, fc.nat(20_000), (shared, acts, now) => {
        const timer = run(shared, acts)
        const copy = JSON.parse(JSON.stringify(timer)) as timers.Timer
        expect(timers.remaining(copy, now)).toBe(timers.remaining(timer, now))
      }),
    )
  })

  it.each<[string, Act[], number, number]>([
    ['runs on', [], 10_000, 10_000],
    ['a pause', [[4_000, 'pause']], 10_000, 4_000],
    ['a pause and on', [[4_000, 'pause'], [9_000, 'resume']], 10_000, 5_000],
    ['two pauses pressed', [[4_000, 'pause'], [6_000, 'pause']], 10_000, 4_000],
    ['on, pressed twice', [[4_000, 'pause'], [5_000, 'resume'], [8_000, 'resume']], 10_000, 9_000],
    ['on, without a pause', [[4_000, 'resume']], 10_000, 10_000],
    ['stopped', [[4_000, 'stop']], 10_000, 4_000],
    ['stopped in a pause', [[4_000, 'pause'], [6_000, 'stop']], 10_000, 4_000],
    ['stopped, then on', [[4_000, 'stop'], [6_000, 'resume']], 10_000, 4_000],
    ['adjusted', [[4_000, 'adjust', 30_000]], 10_000, 10_000],
  ])('[TM2] spent time: %s', (_what, acts, now, spent) => {
    expect(timers.elapsed(run(true, acts), now)).toBe(spent)
  })

  it('[TM2] spent time agrees with counting, and never runs backwards', () => {
    fc.assert(
      fc.property(fc.boolean(), actList, fc.array(fc.nat(300), { minLength: 2, maxLength: 8 }), (shared, acts, later) => {
        const end = acts.at(-1)?.[0] ?? 0
        const timer = run(shared, acts)
        const moments = later.map((tenths) => end + tenths * 100).sort((a, b) => a - b)
        const spent = moments.map((now) => timers.elapsed(timer, now))
        expect(spent).toEqual(moments.map((now) => counted(acts, now)))
        expect(spent).toEqual([...spent].sort((a, b) => a - b))
      }),
    )
  })

  it('[TM2] a clock that reads earlier than the anchor counts as nothing', () => {
    expect(timers.elapsed(begin(true, 5_000), 1_000)).toBe(0)
    expect(timers.pause(begin(true, 5_000), 1_000).spent).toBe(0)
  })

  it.each<[string, boolean, Act[], number, number]>([
    ['total', true, [], 100_000, 200_000],
    ['total, used up', true, [], 300_000, 0],
    ['total, overtime', true, [], 312_345, -12_345],
    ['total, 30 s more', true, [[1_000, 'adjust', 30_000]], 310_000, 20_000],
    ['total, 30 s more twice is a minute', true, [[1_000, 'adjust', 30_000], [1_001, 'adjust', 30_000]], 300_000, 60_000],
    ['total, 30 s less', true, [[1_000, 'adjust', -30_000]], 280_000, -10_000],
    ['own, used up', false, [], 180_000, 0],
    ['own, overtime', false, [], 181_000, -1_000],
  ])('[TM3] what is left: %s', (_what, shared, acts, now, left) => {
    expect(timers.remaining(run(shared, acts), now)).toBe(left)
  })

  it.each([
    [300_000, 300, '5:00'],
    [299_999, 300, '5:00'],
    [299_001, 300, '5:00'],
    [299_000, 299, '4:59'],
    [1_000, 1, '0:01'],
    [1, 1, '0:01'],
    [0, 0, '0:00'],
    [-1, 0, '0:00'],
    [-999, 0, '0:00'],
    [-1_000, 1, '0:01'],
    [-1_999, 1, '0:01'],
    [-60_000, 60, '1:00'],
    [4_500_000, 4_500, '75:00'],
  ])('[TM4] %i ms are shown as %i s, %s', (left, seconds, text) => {
    expect(timers.wholeSeconds(left)).toBe(seconds)
    expect(timers.clockText(timers.wholeSeconds(left))).toBe(text)
  })

  it('[TM4] the shown second changes just when untilNextSecond says, and not before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), (now) => {
        const timer = begin(true)
        const shown = (at: number) => timers.wholeSeconds(timers.remaining(timer, at))
        const wait = timers.untilNextSecond(timer, now) ?? 0
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(1000)
        expect(shown(now + wait - 1)).toBe(shown(now))
        expect(shown(now + wait)).not.toBe(shown(now))
      }),
    )
    expect(timers.untilNextSecond(timers.pause(begin(true), 5_000), 6_000)).toBeNull()
  })

  it.each([
    [30_001, 'normal'],
    [30_000, 'amber'],
    [1, 'amber'],
    [0, 'over'],
    [-1, 'over'],
  ] as const)('[TM3] with %i ms left and a warning at 30 s it is %s', (left, phase) => {
    expect(timers.phase(left, 30_000)).toBe(phase)
  })

  it('[TM5] a segment with its own time starts afresh, and adjustments stay behind', () => {
    const timer = run(false, [[10_000, 'adjust', 30_000], [100_000, 'segment', 1]])
    expect(timers.remaining(timer, 100_000)).toBe(60_000)
    expect(timers.remaining(timer, 170_000)).toBe(-10_000)
    expect(timers.allowance(timer)).toBe(60_000)
    const last = timers.enterSegment(timer, 2, 170_000)
    expect(timers.remaining(last, 170_000)).toBe(60_000)
    expect(timers.elapsed(last, 170_000)).toBe(170_000)
  })

  it('[TM5] a segment that shares the total goes on with it, adjustments and all', () => {
    const timer = run(true, [[10_000, 'adjust', 30_000], [100_000, 'segment', 1]])
    expect(timers.remaining(timer, 100_000)).toBe(230_000)
    expect(timers.segmentRemaining(timer, 100_000)).toBe(60_000)
    expect(timers.segmentRemaining(timer, 165_000)).toBe(-5_000)
    expect(timers.allowance(timer)).toBe(330_000)
  })

  it('[TM6] a segment that shares the total never has more left than the total', () => {
    const timer = run(true, [[10_000, 'adjust', -270_000]])
    expect(timers.remaining(timer, 20_000)).toBe(10_000)
    expect(timers.segmentRemaining(timer, 20_000)).toBe(10_000)
    expect(timers.segmentRemaining(timer, 40_000)).toBe(-10_000)
    const own = run(false, [[10_000, 'adjust', -30_000]])
    expect(timers.segmentRemaining(own, 20_000)).toBe(timers.remaining(own, 20_000))
  })

  it('[TM5] a segment entered in a pause stands, with all its time', () => {
    const own = run(false, [[10_000, 'pause'], [50_000, 'segment', 1]])
    expect(timers.remaining(own, 90_000)).toBe(60_000)
    expect(timers.remaining(timers.resume(own, 90_000), 91_000)).toBe(59_000)
  })
})
