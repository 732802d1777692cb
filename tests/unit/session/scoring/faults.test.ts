import { describe, expect, it } from 'vitest'
import { planFaults } from '../../../../src/session/faults'
import type { Arena, PlanDraft, PlanFile } from '../../../../src/session/plan'
import { readPlanFile } from '../../../../src/session/read-plan'
import { rundownOf } from '../../../../src/session/templates/rundown'
import { templateOf } from '../../../../src/session/templates/template'
import { zhCN } from '../../../../src/words/zh-CN'

const words = zhCN.templates
const contestants = [1, 2, 3].map((n) => ({ id: `u${String(n)}`, unit: `样例单位${String(n)}`, role: `样例职务${String(n)}`, facts: [] }))

function planOf(arena: Arena): PlanFile {
  const template = templateOf(arena, words, { date: '2026-11-21' })
  const plan: PlanDraft = { ...template, signature: { by: '样例落款单位', date: '2026年11月21日' }, contestants }
  const read = readPlanFile(JSON.stringify({ ...plan, rundown: rundownOf(plan, words) }))
  if (!read.ok) throw new Error(JSON.stringify(read.places))
  return read.plan
}

const roadshow = planOf('startup-roadshow')
const departments = planOf('departments')
const faultsOf = (plan: PlanFile) => planFaults(plan).map(({ code, path }) => `${code} ${path}`)
const scoring = (plan: PlanFile, change: Partial<NonNullable<PlanFile['scoring']>>): PlanFile => (plan.scoring === undefined ? plan : { ...plan, scoring: { ...plan.scoring, ...change } })

/** With names: by people who are not those that they score. */
function withNames(plan: PlanFile): PlanFile {
  if (plan.scoring === undefined) throw new Error('no scoring')
  const { upward: _upward, ...rest } = plan.scoring
  return { ...plan, scoring: { ...rest, ballots: 'named' } }
}

describe('how marks come in', () => {
  it('[PL1] needs a scheme, and what shows a result of marks needs both', () => {
    const { scheme: _scheme, ...withoutScheme } = roadshow
    expect(faultsOf(withoutScheme)).toEqual(['schemeMissing scoring', 'schemeMissing board.composite.method', 'schemeMissing rundown.scores', 'schemeMissing rundown.list'])
    const { scoring: _scoring, ...withoutScoring } = roadshow
    expect(faultsOf(withoutScoring)).toEqual(['scoringMissing board.composite.method', 'scoringMissing rundown.scores', 'scoringMissing rundown.list'])
  })

  it('[PL1] has no seats without names, and seats for each of several panels with them', () => {
    expect(faultsOf(scoring(roadshow, { ballots: 'anonymous' }))).toEqual(['anonymousSeats scheme.composite.parts.0.seats'])
    expect(faultsOf(scoring(departments, { ballots: 'named' }))).toEqual(['upwardNamed scoring.ballots', ...[0, 1, 2].map((at) => `seatsMissing scheme.composite.parts.${String(at)}.seats`)])
  })

  it('[AN4] is anonymous where subordinates score leaders', () => {
    const leaders = planOf('leadership-team')
    expect(faultsOf(leaders)).toEqual([])
    expect(faultsOf(scoring(leaders, { ballots: 'named' }))).toContain('upwardNamed scoring.ballots')
    // Where it is not subordinates who score, names are a matter of choice.
    expect(faultsOf(withNames(leaders))).not.toContain('upwardNamed scoring.ballots')
    expect(faultsOf(scoring(roadshow, { upward: true }))).toContain('upwardNamed scoring.ballots')
  })

  it('[PL1] names jurors, contestants, panels and options that are there, each once', () => {
    const reason = '样例原因'
    const recusals = [{ juror: 'juror-1', contestant: 'u1', reason }, { juror: 'juror-1', contestant: 'u1', reason }, { juror: 'nobody', contestant: 'u2', reason }, { juror: 'juror-2', contestant: 'nobody', reason }]
    expect(faultsOf(scoring(roadshow, { recusals }))).toEqual(['twice scoring.recusals.1', 'unknownJuror scoring.recusals.2.juror', 'unknownContestant scoring.recusals.3.contestant'])
    expect(faultsOf(scoring(departments, { issued: [{ panel: 'leaders', count: 9 }, { panel: 'leaders', count: 8 }, { panel: 'nobody', count: 1 }] }))).toEqual(['twice scoring.issued.1.panel', 'unknownPanel scoring.issued.2.panel'])
    expect(faultsOf(scoring(departments, { invalid: { most: [{ option: '优秀', count: 3 }] } }))).toEqual(['unknownOption scoring.invalid.most.0.option'])
  })

  it('[PL1] a juror may sit in two panels', () => {
    const plan = withNames(departments)
    if (plan.scheme === undefined) throw new Error('no scheme')
    const parts = plan.scheme.composite.parts.map((part) => (part.kind === 'panel' ? { ...part, seats: ['juror-1', 'juror-2'] } : part))
    expect(faultsOf({ ...plan, scheme: { ...plan.scheme, composite: { ...plan.scheme.composite, parts } } })).toEqual([])
  })

  it('[PL1] points from elsewhere belong to an addition of the scheme and to contestants', () => {
    const live = planOf('leadership-team')
    const figures = [{ contestant: 'u1', value: '90' }]
    expect(faultsOf({ ...live, additions: [{ addition: 'assessment', figures }] })).toEqual([])
    expect(faultsOf({ ...live, additions: [{ addition: 'nothing', figures }, { addition: 'assessment', figures: [...figures, ...figures, { contestant: 'nobody', value: '1' }] }] })).toEqual([
      'unknownAddition additions.0.addition',
      'twice additions.1.figures.u1',
      'unknownContestant additions.1.figures.nobody',
    ])
  })

  it('[PL1] an anonymous score comes never alone while more are scored', () => {
    const alone = { kind: 'score' as const, id: 'alone', label: '亮分', of: ['u1'] }
    expect(faultsOf({ ...departments, rundown: [...departments.rundown, alone] })).toEqual(['anonymousAlone rundown.alone'])
    expect(faultsOf({ ...departments, rundown: [...departments.rundown, { ...alone, of: ['u1', 'u2', 'u2', 'nobody'] }] })).toEqual(['unknownContestant rundown.alone', 'twice rundown.alone'])
    const [only] = contestants
    if (only === undefined) throw new Error('no contestant')
    expect(faultsOf({ ...departments, contestants: [only], rundown: [...departments.rundown.filter((cue) => !('contestant' in cue) || cue.contestant === 'u1'), alone] })).toEqual([])
  })
})
