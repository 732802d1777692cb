import { findCue } from '../../src/session/rundown'
import type { PlanFile } from '../../src/session/plan'
import { SIGNERS } from '../../src/session/scoring/events'
import { scoredContestants } from '../../src/session/scoring/marks'
import type { RefusalCode } from '../../src/session/refusal'
import { approve, makeSession, next, type Session } from './session'

/** Runs a plan from its first cue to its last by 下一步, with the approval given, the numbers of a draw called, every mark locked and counted after the speech; tells the cues in the order in which they came. */
export function runThrough(plan: PlanFile): { readonly visited: readonly string[]; readonly refusals: readonly RefusalCode[] } {
  const session = makeSession(plan)
  if (plan.board.approval.required && plan.scoring?.report !== true && session.state().approvedBy === null) session.press(approve)
  const here = () => session.state().tracks.stage.cue
  const visited = [here()]
  const last = plan.rundown.at(-1)?.id
  for (let presses = 0; here() !== last && presses < 3000; presses++) {
    const { draw } = session.state()
    if (findCue(session.state().plan, here())?.kind === 'draw' && draw?.numbers === null) session.press({ type: 'callNumbers', numbers: [7, 12, 2022] })
    const { kind } = findCue(session.state().plan, here()) ?? {}
    if (plan.scoring !== undefined && kind === 'end') lockAndSign(session)
    if (session.press(next).kind === 'refused') break
    if (visited.at(-1) !== here()) visited.push(here())
  }
  return { visited, refusals: session.refusals }
}

/** Locks whatever has been opened, and once that is all, signs the count and approves, where the plan asks for it. */
function lockAndSign(session: Session): void {
  const { scoring, plan } = session.state()
  const left = scoredContestants(session.state()).filter((id) => scoring.phases[id] !== 'locked')
  const byHand = plan.scoring?.opens === 'hand'
  const done = byHand ? left : left.filter((id) => scoring.phases[id] === 'open')
  if (done.length === 0) return
  if (byHand) session.press({ type: 'openScoring', contestants: [...done] })
  session.press({ type: 'lockScoring', contestants: [...done] })
  const all = done.length === left.length
  if (!all || plan.scoring?.report !== true) return
  session.press({ type: 'reportCount' })
  for (const signer of SIGNERS) session.press({ type: 'signCount', signer, name: `样例${signer}` })
  if (plan.board.approval.required) session.press(approve)
}
