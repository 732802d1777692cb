import type { Cue } from '../../../session/cue'
import type { PlanDraft } from '../../../session/plan'
import { regenerate } from '../../../session/templates/regenerate'
import { rundownOf } from '../../../session/templates/rundown'
import type { TemplateWords } from '../../../session/templates/words'

/** What making the rundown anew would change: how many cues come, go, and move. */
export function regenerated(plan: PlanDraft, words: TemplateWords): { readonly rundown: Cue[]; readonly comes: number; readonly goes: number; readonly moves: boolean } {
  const rundown = plan.rundown.length === 0 ? rundownOf(plan, words) : regenerate(plan, words)
  const now = plan.rundown.map(({ id }) => id)
  const then = rundown.map(({ id }) => id)
  const stay = now.filter((id) => then.includes(id))
  return {
    rundown,
    comes: then.filter((id) => !now.includes(id)).length,
    goes: now.length - stay.length,
    moves: stay.join(' ') !== then.filter((id) => now.includes(id)).join(' '),
  }
}
