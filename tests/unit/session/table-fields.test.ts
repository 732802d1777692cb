import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { namedSlips } from '../../../src/book/verify-slips'
import { changesBetween } from '../../../src/session/changes'
import { draftOf, planOf } from '../../../src/session/draft'
import { planFaults } from '../../../src/session/faults'
import { MOST_INDICATOR_FIGURES, planSchema, type PlanFile } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { assessmentPreset } from '../../../src/session/templates/assessments/presets'
import { thaw } from '../../../src/session/thaw'
import { demoPlan } from '../../support/plan'
import { frozen } from '../../support/session'

const base = demoPlan()
const [first = '', second = ''] = base.contestants.map(({ id }) => id)
const plan: PlanFile = {
  ...base,
  assessment: assessmentPreset('starFlag'),
  indicatorFigures: [
    { contestant: first, indicator: 'gdp', actual: '1234.567', base: '1111.222' },
    { contestant: first, indicator: 'revenue', actual: '77.881', target: '70.119' },
    { contestant: second, indicator: 'gdp', exempt: '不涉及' },
  ],
  sites: [
    { id: 'site-1', name: '样例点位', unit: '样例局', planned: '61.73', actual: '58.29', note: '样例说明' },
    { id: 'site-2', name: '样例点位二', unit: '样例局', planned: '40.07' },
  ],
}
const SECRETS = ['1234.567', '1111.222', '77.881', '70.119', '61.73', '58.29', '40.07']
const codes = (change: Partial<PlanFile>) => planFaults({ ...plan, ...change }).map(({ code, path }) => `${path} ${code}`)

describe('指标数据 and 点位 in a plan', () => {
  it('[SE3] are private: each figure is a slip of its class that the book names, and thaws to what it was', () => {
    const { plan: froze, slips, read } = frozen(plan)
    expect(v.is(planSchema, froze)).toBe(true)
    const text = JSON.stringify(froze)
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    expect([...slips.values()].filter((slip) => SECRETS.includes(slip.text ?? '')).map((slip) => slip.class)).toEqual(SECRETS.map(() => 'figure'))
    expect([...namedSlips(froze, []).keys()].sort()).toEqual([...slips.keys()].sort())
    expect(thaw(froze, read)).toEqual(plan)
  })

  it('are in a section each, and come together again to the letter', () => {
    const draft = draftOf(plan)
    expect(draft.assessment.indicatorFigures).toBe(plan.indicatorFigures)
    expect(draft.extras.sites).toBe(plan.sites)
    expect(planOf(draft)).toEqual(plan)
    expect(readPlanFile(JSON.stringify(plan))).toEqual({ ok: true, plan })
  })

  it('[PL1] name only what is there, each once', () => {
    expect(codes({})).toEqual([])
    const row = { contestant: first, indicator: 'gdp', actual: '1' }
    expect(codes({ indicatorFigures: [row, { ...row, contestant: 'nobody' }, { ...row, contestant: 'nobody', indicator: 'revenue' }, { ...row, indicator: 'nothing' }, row] })).toEqual([
      'indicatorFigures.1.contestant unknownContestant',
      'indicatorFigures.3.indicator unknownIndicator',
      'indicatorFigures.4 twice',
    ])
    const { assessment: _, ...without } = plan
    expect(planFaults(without).map(({ path, code }) => [path, code])).toEqual([['indicatorFigures.0.indicator', 'unknownIndicator'], ['indicatorFigures.1.indicator', 'unknownIndicator']])
  })

  it('[PL1] sites stay within what progress can be, and a unit has none twice', () => {
    const site = { id: 'a', name: '甲', unit: '样例局', planned: '0' }
    expect(codes({ sites: [site, { ...site, id: 'b', name: ' 甲' }, { ...site, id: 'a', unit: '别局' }, { ...site, id: 'c', name: '乙', planned: '100.1', actual: '120' }, { ...site, id: 'd', name: '丙', planned: '-1', actual: '-0.5' }] })).toEqual([
      'sites.1.name twice',
      'sites.2.name twice',
      'sites.3.planned outOfRange',
      'sites.4.planned outOfRange',
      'sites.4.actual outOfRange',
    ])
  })

  it.each<[string, Partial<PlanFile>, string]>([
    ['no decimal', { indicatorFigures: [{ contestant: first, indicator: 'gdp', actual: '５' }] }, 'indicatorFigures.0.actual'],
    ['an empty reason', { indicatorFigures: [{ contestant: first, indicator: 'gdp', exempt: ' ' }] }, 'indicatorFigures.0.exempt'],
    ['no progress', { sites: [{ id: 'a', name: '甲', unit: '局', planned: '' }] }, 'sites.0.planned'],
    ['too many', { indicatorFigures: Array.from({ length: MOST_INDICATOR_FIGURES + 1 }, () => ({ contestant: first, indicator: 'gdp' })) }, 'indicatorFigures'],
  ])('[PL1] are refused with the place: %s', (_, change, path) => {
    const read = readPlanFile(JSON.stringify({ ...plan, ...change }))
    expect(read.ok ? null : read.places[0]?.path).toBe(path)
  })

  it('are compared row by row after an approval, by contestant and indicator', () => {
    const [one, ...others] = plan.indicatorFigures ?? []
    const changes = changesBetween(plan, { ...plan, indicatorFigures: [{ ...one, contestant: first, indicator: 'gdp', actual: '5' }, ...others] })
    expect(changes).toEqual([{ section: 'assessment', path: `indicatorFigures.gdp+${first}.actual`, before: '1234.567', after: '5' }])
  })
})
