import { findCue } from '../../src/session/rundown'
import type { PlanFile } from '../../src/session/plan'
import type { RefusalCode } from '../../src/session/refusal'
import { approve, makeSession, next } from './session'

/** Runs a plan from its first cue to its last by 下一步, with the approval given and the numbers of a draw called; tells the cues in the order in which they came. */
export function runThrough(plan: PlanFile): { readonly visited: readonly string[]; readonly refusals: readonly RefusalCode[] } {
  const session = makeSession(plan)
  if (plan.board.approval.required && session.state().approvedBy === null) session.press(approve)
  const here = () => session.state().tracks.stage.cue
  const visited = [here()]
  const last = plan.rundown.at(-1)?.id
  for (let presses = 0; here() !== last && presses < 3000; presses++) {
    const { draw } = session.state()
    if (findCue(session.state().plan, here())?.kind === 'draw' && draw?.numbers === null) session.press({ type: 'callNumbers', numbers: [7, 12, 2022] })
    if (session.press(next).kind === 'refused') break
    if (visited.at(-1) !== here()) visited.push(here())
  }
  return { visited, refusals: session.refusals }
}
