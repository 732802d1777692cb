import fc from 'fast-check'
import type { PlanFile } from '../../src/session/plan'
import { SHOWS } from '../../src/session/screens'
import { STANDINGS } from '../../src/session/standing'
import type { State } from '../../src/session/state'
import { adjust, approve, back, baseOf, cover, jump, next, pause, restore, resume, seal, undo, type Press, type Step } from './session'

/** A plan with the rundown of its first speaker only, so that random presses reach its reveal. */
export function shortened(plan: PlanFile): PlanFile {
  const first = plan.contestants[0]?.id
  return { ...plan, rundown: plan.rundown.filter((cue) => !('contestant' in cue) || cue.contestant === first) }
}

/** A 下一步 whose promise no longer stands. */
const stale: Press = (state: State) => ({ type: 'next', base: { ...baseOf(state), seq: state.seq + 1 } })
const clock: Press = (state: State) => ({ type: 'clock', wall: state.at + 3_600_000, home: state.at })

/** Any press of any kind; most often 下一步. Some are refused. */
export function presses(plan: PlanFile, options: { readonly seals?: boolean } = {}): fc.Arbitrary<Press> {
  const some = (weight: number, ...list: Press[]) => ({ weight, arbitrary: fc.constantFrom(...list) })
  return fc.oneof(
    some(12, next),
    some(4, undo),
    some(3, back),
    some(3, pause, resume),
    some(2, adjust(30_000), adjust(-30_000)),
    some(3, cover('titleCard'), cover('black'), restore),
    some(2, approve),
    some(1, stale, clock),
    { weight: 5, arbitrary: fc.constantFrom(...plan.rundown.map(({ id }) => jump(id))) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('assign' as const), screen: fc.constantFrom('hall', 'speaker', 'lobby', 'overlay'), shows: fc.constantFrom(...SHOWS) }),
    },
    { weight: 5, arbitrary: lateChanges(plan) },
    ...(options.seals === false ? [] : [some(1, seal)]),
  )
}

/** 现场更正, messages, slides and the draw; some are refused. */
function lateChanges(plan: PlanFile): fc.Arbitrary<Press> {
  const who = fc.constantFrom(...plan.contestants.map(({ id }) => id), 'late-1')
  const insert = (before: string | null): Press => ({ type: 'insert', id: 'late-1', unit: '新增区', role: '新增区委书记', before })
  return fc.oneof(
    fc.record({ type: fc.constant('swap' as const), a: who, b: who }),
    fc.record({ type: fc.constant('setStanding' as const), contestant: who, standing: fc.constantFrom(...STANDINGS) }),
    fc.record({ type: fc.constant('setScoring' as const), contestant: who, unscored: fc.boolean() }),
    fc.record({ type: fc.constant('substitute' as const), contestant: who, role: fc.constant('代讲副区长'), person: fc.constantFrom('王　锋', '李某某') }),
    fc.record({ type: fc.constant('correctTitle' as const), contestant: who, role: fc.constantFrom('更正后的职务', '再更正的职务') }),
    fc.record({ type: fc.constant('shorten' as const), budget: fc.integer({ min: 1, max: 400 }).map((seconds) => seconds * 1_000) }),
    who.map((id) => insert(id === 'late-1' ? null : id)),
    fc.constantFrom<Press>(
      { type: 'say', text: '请掌握时间', to: 'speaker' },
      { type: 'say', text: '请稍候', to: 'hall' },
      { type: 'unsay' },
      { type: 'pause', silent: true },
      { type: 'showSlide', slide: 1 },
      { type: 'announceStart', at: 1_700_000_600_000 },
      { type: 'amend', change: { depth: 3 }, reason: '经研究' },
      { type: 'callNumbers', numbers: [7, 12] },
      { type: 'setPace', rate: 10 },
      (state) => ({ type: 'count', from: state.tracks.counting?.cue ?? null }),
    ),
  )
}

/** Sequences of presses from up to three windows, with time between them. */
export function evenings(plan: PlanFile, options: { readonly seals?: boolean; readonly maxLength?: number } = {}): fc.Arbitrary<Step[]> {
  const step = fc.record({ press: presses(plan, options), after: fc.integer({ min: 0, max: 90_000 }), window: fc.nat(2) })
  return fc.array(step, { maxLength: options.maxLength ?? 60, size: 'max' })
}
