import fc from 'fast-check'
import type { PlanFile } from '../../src/session/plan'
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
      arbitrary: fc.record({ type: fc.constant('assign' as const), screen: fc.constantFrom('hall', 'speaker', 'lobby', 'overlay'), shows: fc.constantFrom('program', 'timer', 'blank') }),
    },
    ...(options.seals === false ? [] : [some(1, seal)]),
  )
}

/** Sequences of presses from up to three windows, with time between them. */
export function evenings(plan: PlanFile, options: { readonly seals?: boolean; readonly maxLength?: number } = {}): fc.Arbitrary<Step[]> {
  const step = fc.record({ press: presses(plan, options), after: fc.integer({ min: 0, max: 90_000 }), window: fc.nat(2) })
  return fc.array(step, { maxLength: options.maxLength ?? 60, size: 'max' })
}
