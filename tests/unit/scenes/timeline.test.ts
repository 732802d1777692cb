import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pulse, untilPaint } from '../../../src/scenes/countdown/pace'
import { countUp } from '../../../src/scenes/timeline/count-up'
import { rowTime } from '../../../src/scenes/timeline/tempo'
import { pause, start } from '../../../src/session/timer'
import type { CountdownScene } from '../../../src/session/view/scene'

describe('countUp', () => {
  it.each([
    ['90.00', 0, '0.00'],
    ['90.00', 1, '90.00'],
    ['160', 0.1, '55'],
    ['12,500', 0.5, '11,718'],
    ['44.8%', 0.2, '44.8%'],
    ['两千', 0.2, '两千'],
    ['', 0.5, ''],
  ])('%s at %d is %s', (text, share, shown) => {
    expect(countUp(text, share)).toBe(shown)
  })

  it('never falls, never passes its end, and is written like it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 3 }), fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (units, places, share, more) => {
        const text = (units / 10 ** places).toFixed(places)
        const [one, other] = [countUp(text, share), countUp(text, share + more)]
        expect(Number(one)).toBeLessThanOrEqual(Number(other))
        expect(Number(other)).toBeLessThanOrEqual(Number(text))
        expect(one.split('.')[1]?.length).toBe(text.split('.')[1]?.length)
      }),
    )
  })
})

describe('rowTime', () => {
  it('gives the first three more time', () => {
    expect([0, 1, 2, 3, 4].map(rowTime)).toEqual([
      { at: 0, duration: 620 },
      { at: 820, duration: 620 },
      { at: 1640, duration: 620 },
      { at: 2460, duration: 380 },
      { at: 2760, duration: 380 },
    ])
  })
})

describe('the pace of a countdown', () => {
  const timer = start({ contestant: 'a', budget: 60_000, segments: [{ name: '汇报', budget: 60_000 }], shared: false, amberAt: 30_000, dangerAt: null }, 0)
  const scene = (overtime: CountdownScene['overtime'], more: Partial<typeof timer> = {}): CountdownScene => ({ kind: 'countdown', unit: '甲区', role: '书记', timer: { ...timer, ...more }, overtime, next: null })

  it('asks for the next second and for the bar between', () => {
    expect(untilPaint(scene('countUp'), 100)).toBe(250)
    expect(untilPaint(scene('countUp'), 900)).toBe(100)
    expect(untilPaint({ ...scene('countUp'), timer: pause(timer, 5_000) }, 6_000)).toBeNull()
  })

  it('asks for frames only while the glow rises and falls', () => {
    expect(untilPaint(scene('countUp'), 60_400)).toBe(0)
    expect(untilPaint(scene('countUp'), 62_100)).toBe(250)
    expect(untilPaint(scene('stayAtZero'), 60_400)).toBe(250)
    expect(pulse(scene('countUp'), 60_600)).toBeCloseTo(1)
    expect(pulse(scene('countUp'), 65_000)).toBe(0)
    expect(pulse(scene('stayAtZero'), 60_600)).toBe(0)
    expect(pulse(scene('countUp', { runningSince: null, spent: 60_600 }), 60_600)).toBe(0)
  })
})
