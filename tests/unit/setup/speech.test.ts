import { describe, expect, it } from 'vitest'
import { minutesText, readMinutes } from '../../../src/setup/sections/speech/minutes'
import { budgetMended, lastMended, segmentsMended, segmentSum, warningFault } from '../../../src/setup/sections/speech/sums'

describe('a length of time that is typed', () => {
  it.each([
    ['5:00', 300],
    ['5：30', 330],
    ['1:05:00', 3900],
    ['5分', 300],
    ['5 分 30 秒', 330],
    ['5分半', 330],
    ['1.5分钟', 90],
    ['90秒', 90],
    ['300', 300],
    ['５', 300],
    ['8 min', 480],
    ['0:30', 30],
  ])('%s is read', (typed, seconds) => {
    expect(readMinutes(typed)).toBe(seconds * 1000)
  })

  it.each(['', '五分', '5:60', '-5', '5:0', '1e3', 'NaN'])('%j is none', (typed) => {
    expect(readMinutes(typed)).toBeNull()
  })

  it('without a unit is minutes up to 59, or seconds where a warning is meant', () => {
    expect([readMinutes('59'), readMinutes('60'), readMinutes('30', 'seconds')]).toEqual([3_540_000, 60_000, 30_000])
  })

  it('is shown as it is on the stage', () => {
    expect([minutesText(300_000), minutesText(30_000), minutesText(3_900_000)]).toEqual(['5:00', '0:30', '65:00'])
  })
})

describe('segments that do not come to the total', () => {
  const times = {
    budget: 300_000,
    segments: [
      { name: '讲实绩', budget: 180_000 },
      { name: '摆问题', budget: 60_000 },
      { name: '谈打法', budget: 120_000 },
    ],
    amberAt: 30_000,
  }

  it('are mended by the total', () => {
    expect(budgetMended(times)?.budget).toBe(360_000)
  })

  it('are mended all in the same measure, to whole seconds', () => {
    const mended = segmentsMended(times)
    expect(mended?.segments.map(({ budget }) => budget)).toEqual([150_000, 50_000, 100_000])
    expect(mended === null ? 0 : segmentSum(mended)).toBe(300_000)
  })

  it('are mended by the last one, if the others leave something', () => {
    expect(lastMended(times)?.segments.map(({ budget }) => budget)).toEqual([180_000, 60_000, 60_000])
    expect(lastMended({ ...times, budget: 240_000 })).toBeNull()
  })

  it('bring no warning that is longer than the speech', () => {
    const short = { budget: 300_000, segments: [{ name: '路演', budget: 20_000 }], amberAt: 30_000 }
    expect(budgetMended(short)).toMatchObject({ budget: 20_000, amberAt: 10_000 })
  })
})

describe('warnings', () => {
  const times = { budget: 300_000, segments: [], amberAt: 30_000 }
  it('come before the end, the second after the first', () => {
    expect([times, { ...times, amberAt: 300_000 }, { ...times, dangerAt: 30_000 }, { ...times, dangerAt: 10_000 }].map(warningFault)).toEqual([null, 'amberLong', 'dangerLate', null])
  })
})
