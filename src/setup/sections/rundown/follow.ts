import type { Cue } from '../../../session/cue'
import type { PlanDraft } from '../../../session/plan'
import { regenerate } from '../../../session/templates/regenerate'
import { rundownOf } from '../../../session/templates/rundown'
import type { TemplateWords } from '../../../session/templates/words'

/**
 * The rundown after the plan has changed: names in labels and scripts follow, new contestants get their cues, cues of
 * those that left go. What the author wrote stays, what the author deleted stays deleted, and while the template's own
 * order is the same each cue stays where the author put it.
 * @param before the plan as it was; its rundown is the one that is followed
 * @param after the plan as it is now; its rundown is not read
 */
export function followed(before: PlanDraft, after: PlanDraft, words: TemplateWords): Cue[] {
  if (before.rundown.length === 0) return rundownOf(after, words)
  const old = rundownOf(before, words).map(({ id }) => id)
  const present = new Set(before.rundown.map(({ id }) => id))
  const deleted = new Set(old.filter((id) => !present.has(id)))
  const fresh = regenerate({ ...after, rundown: before.rundown }, words, before).filter(({ id }) => !deleted.has(id))
  const made = rundownOf(after, words).map(({ id }) => id)
  if (made.join(' ') !== old.join(' ')) return fresh
  const byId = new Map(fresh.map((cue) => [cue.id, cue]))
  // Nobody came or left: a cue that no template made stays as it is.
  return before.rundown.map((cue) => byId.get(cue.id) ?? cue)
}

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
