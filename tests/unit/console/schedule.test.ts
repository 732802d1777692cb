import { describe, expect, it } from 'vitest'
import { promiseWords, undoWords } from '../../../src/console/promise-words'
import { behindPlan, timeLeft } from '../../../src/console/schedule'
import { pause, start, stop } from '../../../src/session/timer'
import type { HostView } from '../../../src/session/view/host'

const MINUTE = 60_000
const rows = (...spoken: (number | null)[]) => spoken.map((time, index) => ({ id: `c${String(index)}`, planned: 5 * MINUTE, spoken: time })) as unknown as HostView['contestants']
const speech = (contestant: string, at: number) => start({ contestant, budget: 5 * MINUTE, segments: [{ name: 'x', budget: 5 * MINUTE }], shared: true, amberAt: 0, dangerAt: null }, at)

describe('when the speeches will end', () => {
  it('is what lies ahead where nobody speaks', () => {
    expect(timeLeft({ at: 0, ahead: 10 * MINUTE, timer: null, contestants: [] }, 3 * MINUTE)).toBe(10 * MINUTE)
    const stopped = stop(speech('c0', 0), MINUTE)
    expect(timeLeft({ at: MINUTE, ahead: 10 * MINUTE, timer: stopped, contestants: [] }, 3 * MINUTE)).toBe(10 * MINUTE)
  })

  it('comes nearer while somebody speaks, and no nearer in a pause or in overtime', () => {
    const timer = speech('c0', 0)
    const said = { at: 0, ahead: 15 * MINUTE, timer, contestants: [] }
    expect(timeLeft(said, 2 * MINUTE)).toBe(13 * MINUTE)
    expect(timeLeft(said, 8 * MINUTE)).toBe(10 * MINUTE)
    const paused = pause(timer, 2 * MINUTE)
    expect(timeLeft({ at: 2 * MINUTE, ahead: 13 * MINUTE, timer: paused, contestants: [] }, 9 * MINUTE)).toBe(13 * MINUTE)
  })

  it('is behind the plan by what was spoken too long, ahead by what was spoken too short', () => {
    expect(behindPlan({ at: 0, ahead: 0, timer: null, contestants: rows(6 * MINUTE, 7 * MINUTE, null) }, 0)).toBe(3 * MINUTE)
    expect(behindPlan({ at: 0, ahead: 0, timer: null, contestants: rows(4 * MINUTE, null) }, 0)).toBe(-MINUTE)
  })

  it('counts a speech that runs only once it is too long', () => {
    const said = { at: 0, ahead: 0, timer: speech('c1', 0), contestants: rows(5 * MINUTE, null) }
    expect(behindPlan(said, 3 * MINUTE)).toBe(0)
    expect(behindPlan(said, 7 * MINUTE)).toBe(2 * MINUTE)
  })
})

describe('what the buttons say', () => {
  const say = (key: string, named: Record<string, unknown> = {}) => `${key}${JSON.stringify(named)}`
  const base = { cue: 'a', step: 0, seq: 1 }

  it('is what 下一步 will do, or why it would not', () => {
    expect(promiseWords({ base, label: '结束语', does: 'enter', withheld: null }, say)).toBe('console.does.enter{"label":"结束语"}')
    expect(promiseWords({ base, label: '榜', does: 'enter', withheld: 'needsApproval' }, say)).toBe('榜：refusals.needsApproval{}')
  })

  it('says once that the timer starts', () => {
    const words = (key: string, { label = '' }: Record<string, unknown> = {}) => (key === 'console.startsTimer' ? '开始计时' : `${String(label)}（开始计时）`)
    const promised = (label: string) => promiseWords({ base, label, does: 'startTimer', withheld: null }, words)
    expect([promised('开始计时：甲区'), promised('甲区汇报')]).toEqual(['开始计时：甲区', '甲区汇报（开始计时）'])
  })

  it('is what 撤销 takes back', () => {
    expect(undoWords(null, say)).toBe('console.nothingToUndo{}')
    expect(undoWords({ target: 2, command: 'pause', label: null }, say)).toBe('console.undoes{"what":"console.commands.pause{}"}')
    expect(undoWords({ target: 2, command: 'next', label: '会标' }, say)).toBe('console.undoes{"what":"会标"}')
  })
})
