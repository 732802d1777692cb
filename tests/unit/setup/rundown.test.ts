import { describe, expect, it } from 'vitest'
import type { Cue } from '../../../src/session/cue'
import type { PlanDraft } from '../../../src/session/plan'
import { rundownOf } from '../../../src/session/templates/rundown'
import { templateOf } from '../../../src/session/templates/template'
import { follow } from '../../../src/session/templates/follow'
import { regenerated } from '../../../src/setup/sections/rundown/follow'
import { groupsOf } from '../../../src/setup/sections/rundown/groups'
import { ADDED_KINDS, canAdd, newCue } from '../../../src/setup/sections/rundown/new-cue'
import { clockAt, timetable } from '../../../src/setup/sections/rundown/planned'
import { inMode, revealMode } from '../../../src/setup/sections/rundown/reveal-mode'
import { zhCN } from '../../../src/words/zh-CN'

const words = zhCN.templates
const contestant = (id: string, unit: string) => ({ id, unit, role: `${unit}局长`, facts: [] })
const bare = { ...templateOf('departments', words, { date: '2026-11-21' }), contestants: [contestant('a1', '甲局'), contestant('a2', '乙局')] }
const plan: PlanDraft = { ...bare, rundown: rundownOf(bare, words) }
const followed = (before: PlanDraft, after: PlanDraft, use: typeof words) => follow(before, after, use).rundown
const ids = (rundown: readonly Cue[]) => rundown.map(({ id }) => id)
const cueOf = (rundown: readonly Cue[], id: string) => rundown.find((cue) => cue.id === id)

describe('a rundown that follows its plan', () => {
  it('takes a new name into labels, scripts and standby, and leaves what the author wrote', () => {
    const written = plan.rundown.map((cue) => (cue.id === 'a1-call' ? { ...cue, script: '掌声有请！' } : cue))
    const after = followed({ ...plan, rundown: written }, { ...plan, contestants: [contestant('a1', '丙局'), contestant('a2', '乙局')] }, words)
    expect(cueOf(after, 'a1-call')).toMatchObject({ label: '请丙局上台', script: '掌声有请！' })
    expect(ids(after)).toEqual(ids(plan.rundown))
  })

  it('keeps cues that no template made when a title is typed', () => {
    const foreign = plan.rundown.map((cue) => ({ ...cue, id: `x-${cue.id}` }))
    const after = followed({ ...plan, rundown: foreign }, { ...plan, contestants: [{ ...contestant('a1', '甲局'), role: '局长、党组书记' }, contestant('a2', '乙局')] }, words)
    expect(ids(after)).toEqual(ids(foreign))
  })

  it('gets a turn for a new contestant and loses that of one who left', () => {
    const after = followed(plan, { ...plan, contestants: [contestant('a2', '乙局'), contestant('a3', '丁局')] }, words)
    expect(ids(after).filter((id) => /-call$/.test(id))).toEqual(['a2-call', 'a3-call'])
  })

  it('does not bring back what the author deleted, nor moves what the author moved', () => {
    const rundown = [...plan.rundown.filter(({ id }) => id !== 'agenda' && id !== 'order'), ...plan.rundown.filter(({ id }) => id === 'order')]
    const after = followed({ ...plan, rundown }, { ...plan, contestants: [contestant('a1', '丙局'), contestant('a2', '乙局')] }, words)
    expect(ids(after)).toEqual(ids(rundown))
  })

  it('has a draw once the order comes of a draw, and none afterwards', () => {
    const drawn = { ...plan, stageOrder: { by: 'draw' as const } }
    const after = followed(plan, drawn, words)
    expect(ids(after)).toContain('draw')
    expect(ids(followed({ ...drawn, rundown: after }, plan, words))).not.toContain('draw')
  })

  it('is made whole where there was none', () => {
    expect(ids(followed({ ...plan, rundown: [] }, plan, words))).toEqual(ids(plan.rundown))
  })
})

describe('a rundown made anew', () => {
  it('says first what comes, goes and moves', () => {
    const rundown = [...plan.rundown.filter(({ id }) => id !== 'order')].toReversed()
    expect(regenerated({ ...plan, rundown }, words)).toMatchObject({ comes: 1, goes: 0, moves: true })
    expect(regenerated(plan, words)).toMatchObject({ comes: 0, goes: 0, moves: false })
  })
})

describe('the planned time', () => {
  it('of a speech is that of its segments, whatever cues they have', () => {
    const speaking = (rundown: readonly Cue[]) => {
      const { rows } = timetable({ ...plan, rundown: [...rundown] })
      return rundown.filter(({ kind }) => kind === 'start' || kind === 'segment').map(({ id }) => (rows.get(id)?.lasts ?? 0) / 60_000)
    }
    expect(speaking(plan.rundown)).toEqual([3, 1, 1, 3, 1, 1])
    expect(speaking(plan.rundown.filter(({ id }) => id !== 'a1-segment-2'))).toEqual([4, 1, 3, 1, 1])
  })

  it('adds up, and says which parts are assumed', () => {
    const { rows, total } = timetable({ ...plan, rundown: [{ kind: 'interval', id: 'i', label: '休息', words: '休息', lasts: 900_000 }, { kind: 'thanks', id: 't', label: '谢谢', words: '谢谢' }] })
    expect([rows.get('i'), rows.get('t'), total]).toEqual([{ lasts: 900_000, assumed: false, from: 0 }, { lasts: 30_000, assumed: true, from: 900_000 }, 930_000])
  })

  it('is a clock after the start, past midnight too', () => {
    expect([clockAt('09:30', 2_100_000), clockAt('23:59', 120_000), clockAt(undefined, 0)]).toEqual(['10:05', '00:01', ''])
  })
})

describe('turns', () => {
  it('are the cues of one contestant that follow one another', () => {
    expect(groupsOf(plan.rundown).flatMap(({ contestant: who, cues }) => (who === null ? [] : [[who, cues.length]]))).toEqual([
      ['a1', 5],
      ['a2', 5],
    ])
  })
})

describe('how a result appears', () => {
  const steps = [
    { label: '经济运行', show: ['block:economy' as const] },
    { label: '综合', show: ['composite' as const] },
  ]
  it('is told by its steps', () => {
    expect([revealMode(steps), revealMode(steps.slice(0, 1)), revealMode([...steps, { label: '旗', show: ['flag:a', 'flag:b'] }])]).toEqual(['oneByOne', 'atOnce', 'own'])
  })

  it('changes without losing a panel or its order', () => {
    const once = inMode(steps, 'atOnce', { nameOf: (panel) => panel, all: '一键揭晓' })
    expect(once).toEqual([{ label: '一键揭晓', show: ['block:economy', 'composite'] }])
    expect(inMode(once, 'oneByOne', { nameOf: (panel) => `看${panel}`, all: '' })).toEqual([
      { label: '看block:economy', show: ['block:economy'] },
      { label: '看composite', show: ['composite'] },
    ])
  })
})

describe('a cue that the author adds', () => {
  it('has an id that making the rundown anew keeps', () => {
    for (const kind of ADDED_KINDS.filter((one) => canAdd(one, plan))) {
      const cue = newCue(kind, plan, { label: '加的一步', thanks: '谢谢' })
      expect(ids(regenerated({ ...plan, rundown: [...plan.rundown, cue] }, words).rundown), kind).toContain(cue.id)
    }
  })

  it('is not offered where the plan has nothing for it', () => {
    expect(ADDED_KINDS.filter((kind) => !canAdd(kind, plan))).toEqual(['facts', 'award', 'grades'])
    const { scoring: _scoring, ...withoutMarks } = plan
    expect(ADDED_KINDS.filter((kind) => !canAdd(kind, withoutMarks))).toEqual(['facts', 'reveal', 'award', 'board', 'score', 'bars', 'tally', 'list', 'grades'])
  })
})
