import * as v from 'valibot'
import type { Scheme } from '../../src/rules/index'
import type { CommandOf } from '../../src/session/commands'
import type { Cue } from '../../src/session/cue'
import { planFaults } from '../../src/session/faults'
import { planFileSchema, type Arena, type PlanDraft, type PlanFile } from '../../src/session/plan'
import type { ScoringPlan } from '../../src/session/scoring/plan'
import type { Sheet } from '../../src/session/scoring/sheet'
import { rundownOf } from '../../src/session/templates/rundown'
import { templateOf } from '../../src/session/templates/template'
import { templates } from '../../src/words/zh-CN/templates'
import { demoPlan } from './plan'

/** One panel, one criterion of a hundred, the mean of all jurors to two places. */
export const plainScheme = (jurors: readonly string[] | null, change: Partial<Scheme> = {}): Scheme => ({
  criteria: [{ id: 'work', name: '工作', max: '100', step: '0.5' }],
  composite: {
    kind: 'group',
    id: 'whole',
    name: '得分',
    rounding: { places: 2, mode: 'halfAway' },
    parts: [{ kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', ...(jurors === null ? {} : { seats: [...jurors] }) }],
  },
  ranking: { by: 'published' },
  ...change,
})

export interface ScoredPlanOptions {
  readonly contestants?: number
  readonly jurors?: number
  readonly scheme?: Scheme
  readonly scoring?: Partial<ScoringPlan>
  /** Cues after the turns; `thanks` follows. */
  readonly after?: readonly Cue[]
  readonly board?: Partial<PlanFile['board']>
  readonly change?: Partial<PlanFile>
}

export const contestantId = (at: number): string => `c${String(at)}`
export const jurorId = (at: number): string => `j${String(at)}`
export const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

/** A small meeting whose jurors give marks; made up, so that its figures can be searched. */
export function scoredPlan({ contestants = 3, jurors = 5, scheme, scoring = {}, after = [], board = {}, change = {} }: ScoredPlanOptions = {}): PlanFile {
  const base = demoPlan()
  const people = range(contestants).map((at) => ({ id: contestantId(at), unit: `样例单位${String(at)}`, role: `样例职务${String(at)}`, facts: [] }))
  const anonymous = scoring.ballots === 'anonymous'
  const seats = anonymous ? [] : range(jurors).map((at) => ({ id: jurorId(at), seat: `${String(at)}号`, role: `样例评委${String(at)}` }))
  const turns = people.flatMap(({ id, unit }): Cue[] => [
    { kind: 'start', id: `${id}-start`, label: `${unit}开始`, contestant: id },
    { kind: 'end', id: `${id}-end`, label: `${unit}结束`, contestant: id },
  ])
  const plan: PlanFile = {
    ...base,
    contestants: people,
    stageOrder: { by: 'hand' },
    board: {
      ...base.board,
      publication: 'published',
      approval: { required: false },
      blocks: [],
      flags: [],
      composite: { name: '得分', full: '100', method: 'judged', depth: null, figures: [], previousRanks: [] },
      ...board,
    },
    scheme: scheme ?? plainScheme(anonymous ? null : seats.map(({ id }) => id)),
    scoring: { ballots: 'named', sheet: 'single', opens: 'hand', report: false, marks: true, ranks: true, ...(anonymous ? { issued: [{ panel: 'jury', count: jurors }] } : {}), ...scoring },
    ...(seats.length > 0 ? { jurors: seats } : {}),
    rundown: [{ kind: 'title', id: 'title', label: '会标' }, ...turns, ...after, { kind: 'thanks', id: 'thanks', label: '结束', words: '谢谢' }],
    ...change,
  }
  const { messages: _messages, counting: _counting, ...clean } = plan
  const faults = planFaults(clean)
  if (faults.length > 0) throw new Error(`not a plan: ${JSON.stringify(faults)}`)
  return clean
}

/** A sheet of one criterion: `{ c1: '90' }`. */
export function sheet(marks: Readonly<Record<string, string | null>>, criterion = 'work'): Sheet {
  return { rows: Object.entries(marks).map(([contestant, value]) => ({ contestant, marks: [{ criterion, value }] })) }
}

export const cast = (juror: string, marks: Readonly<Record<string, string | null>>): CommandOf<'castBallot'> => ({ type: 'castBallot', panel: 'jury', juror, sheet: sheet(marks) })
export const open = (...contestants: readonly string[]): CommandOf<'openScoring'> => ({ type: 'openScoring', contestants: [...contestants] })
export const lock = (...contestants: readonly string[]): CommandOf<'lockScoring'> => ({ type: 'lockScoring', contestants: [...contestants] })
export const scoreCue = (id: string, ...of: readonly string[]): Cue => ({ kind: 'score', id, label: '亮分', of: [...of] })

export interface ArenaPlanOptions {
  readonly contestants: number
  readonly jurors: number
  readonly scoring?: Partial<ScoringPlan>
  readonly board?: Partial<PlanFile['board']>
  /** What becomes of the template's rundown. */
  readonly rundown?: (cues: readonly Cue[]) => readonly Cue[]
}

/** A plan as an arena's own template makes it, with people, seats and a signature put in. */
export function arenaPlan(arena: Arena, { contestants, jurors, scoring = {}, board = {}, rundown = (cues) => cues }: ArenaPlanOptions): PlanFile {
  const draft = templateOf(arena, templates, { date: '2030-03-05' })
  const base = draft.scoring
  if (base === undefined) throw new Error(`no marks in ${arena}`)
  const filled: PlanDraft = {
    ...draft,
    sample: true,
    signature: { ...draft.signature, by: '样例落款单位' },
    contestants: range(contestants).map((at) => ({ id: contestantId(at), unit: `样例街道${String(at)}`, role: `样例街道${String(at)}党工委书记`, facts: [] })),
    jurors: range(jurors).map((at) => ({ id: `juror-${String(at)}`, seat: `${String(at)}号`, role: `样例评委${String(at)}` })),
    scoring: { ...base, ...scoring },
    board: { ...draft.board, ...board },
  }
  const plan = v.parse(planFileSchema, { ...filled, rundown: rundown(rundownOf(filled, templates)) })
  const faults = planFaults(plan)
  if (faults.length > 0) throw new Error(`not a plan: ${JSON.stringify(faults)}`)
  return plan
}
