import { describe, expect, it } from 'vitest'
import type { PaperPlan } from '../../../src/home/care-requests'
import { paperStandby } from '../../../src/setup/paper/paper-standby'
import { plannedCues } from '../../../src/setup/paper/plan-times'
import { timetable } from '../../../src/setup/sections/rundown/planned'
import { wholeParts } from '../../../src/setup/paper/whole-parts'

const MINUTE = 60_000

const plan: PaperPlan = {
  title: '擂台',
  date: '2022-07-26',
  startTime: '23:50',
  sample: true,
  signature: { by: '组委会', date: '2022年7月' },
  speech: { budget: 5 * MINUTE, segments: [{ name: '讲实绩', budget: 3 * MINUTE }, { name: '摆问题', budget: MINUTE }, { name: '谈打法', budget: MINUTE }], amberAt: MINUTE, shared: true, hallOvertime: 'stayAtZero' },
  contestants: [
    { id: 'a', unit: '甲区', role: '区委书记' },
    { id: 'b', unit: '乙区', role: '区委书记', speech: { budget: 2 * MINUTE, segments: [{ name: '讲实绩', budget: 2 * MINUTE }], amberAt: MINUTE } },
  ],
  rundown: [
    { kind: 'title', id: 'title', label: '会标' },
    { kind: 'call', id: 'a-call', label: '请甲区', contestant: 'a' },
    { kind: 'start', id: 'a-start', label: '开始', contestant: 'a' },
    { kind: 'segment', id: 'a-2', label: '谈打法', contestant: 'a', segment: 2 },
    { kind: 'end', id: 'a-end', label: '结束', contestant: 'a' },
    { kind: 'interval', id: 'break', label: '休息', words: '休息', lasts: 10 * MINUTE },
    { kind: 'call', id: 'b-call', label: '请乙区', contestant: 'b' },
    { kind: 'start', id: 'b-start', label: '开始', contestant: 'b' },
    { kind: 'thanks', id: 'thanks', label: '结束语', words: '谢谢' },
  ],
}

describe('planned times', () => {
  it('a cue lasts until the next segment of the same speech, and the parts add up to the budget', () => {
    const lasts = Object.fromEntries(plannedCues(plan).map(({ cue, lasts: time }) => [cue.id, time / MINUTE]))
    expect(lasts).toEqual({ title: 1, 'a-call': 0.5, 'a-start': 4, 'a-2': 1, 'a-end': 0.5, break: 10, 'b-call': 0.5, 'b-start': 2, thanks: 0.5 })
  })

  it('are those of the rundown in setup, and say which nobody gave', () => {
    const { rows } = timetable(plan)
    expect(plannedCues(plan).map(({ lasts }) => lasts)).toEqual(plan.rundown.map(({ id }) => rows.get(id)?.lasts))
    expect(plannedCues(plan).flatMap(({ cue, assumed }) => (assumed ? [] : [cue.id]))).toEqual(['a-start', 'a-2', 'break', 'b-start'])
  })

  it('goes on past midnight, and says nothing where no start is given', () => {
    expect(plannedCues(plan).map(({ at }) => at)).toEqual(['23:50', '23:51', '23:51', '23:55', '23:56', '23:57', '00:07', '00:07', '00:09'])
    const { startTime: _startTime, ...timeless } = plan
    expect(new Set(plannedCues(timeless).map(({ at }) => at))).toEqual(new Set(['']))
  })
})

describe('titles on paper', () => {
  it('stay on one line where they fit, and break after a stop where they do not', () => {
    expect(wholeParts('黄岛区委书记', 6)).toEqual(['黄岛区委书记'])
    expect(wholeParts('市委常委、青岛西海岸新区工委书记、黄岛区委书记', 12)).toEqual(['市委常委、', '青岛西海岸新区工委书记、', '黄岛区委书记'])
  })

  it('a name after a stop stays whole', () => {
    expect(wholeParts('开始计时：市纪委监委机关', 8)).toEqual(['开始计时：', '市纪委监委机关'])
    expect(wholeParts('市总工会（找差距不足）', 8)).toEqual(['市总工会', '（找差距不足）'])
  })

  it('the name of a unit stays whole where it fits on a line, inside a longer label too', () => {
    const label = '请崂山区金家岭街道办事处书记上台'
    expect(wholeParts(label, 8).some((part) => part.includes('崂山区金家岭街道'))).toBe(false)
    const parts = wholeParts(label, 8, ['崂山区金家岭街道'])
    expect(parts.some((part) => part.includes('崂山区金家岭街道'))).toBe(true)
    expect(parts.join('')).toBe(label)
    // A name that is longer than a line is cut like anything else.
    expect(wholeParts(label, 6, ['崂山区金家岭街道'])).toEqual(wholeParts(label, 6))
  })

  it('lose no sign, however narrow the column', () => {
    const title = '第七届“创客中国”（青岛赛区）暨第八届“市长杯”·海创汇·中小企业创新创业大赛崂山区初赛'
    expect(wholeParts(title, 4).join('')).toBe(title)
    expect(wholeParts('', 4)).toEqual([])
  })
})

describe('候场 on paper', () => {
  const standby = (id: string, typed: string, kind?: 'award') =>
    paperStandby({ ...plan, rundown: plan.rundown.map((cue) => (cue.id !== id ? cue : kind === 'award' ? { kind, id, label: cue.label, flag: 'gold', standby: typed } : { ...cue, standby: typed })) }).get(id)

  it('is as typed while it names who comes next, else whoever does, as after a swap', () => {
    expect([standby('a-call', '乙区、工作人员'), standby('a-call', '甲区'), standby('b-call', '甲区'), standby('title', '乙区'), standby('title', '授旗领导')]).toEqual(['乙区、工作人员', '乙区', '甲区', '甲区、乙区', '授旗领导'])
    expect(paperStandby(plan).get('a-call')).toBe('')
  })

  it('at an award is those who are honoured', () => {
    expect(standby('title', '乙区', 'award')).toBe('乙区')
  })
})
