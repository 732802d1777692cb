import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { stem } from './called'
import { withFreeIds } from './free-ids'
import { contestantOf, standsFor, withChanges, withoutGone } from './meaning'
import { rundownOf } from './rundown'
import type { TemplateWords } from './words'

/**
 * The rundown made anew for a plan ([TE4]): every cue of the template in the template's order, each as the author's cue that
 * stands for it, with that cue's id and all that the author changed in it; the author's other cues stay after the cue that
 * they followed. What names something that is not in the plan goes, and so does what only the template makes and no longer
 * would.
 * @param before the plan as it was when its rundown was made: what differs from that is the author's. Without it the
 * plan itself, so a label with an old name counts as the author's.
 */
export function regenerate(plan: PlanDraft, words: TemplateWords, before: PlanDraft = plan): Cue[] {
  const made = rundownOf(plan, words)
  const was = new Map(rundownOf(before, words).map((cue) => [cue.id, cue]))
  const isMade = (cue: Cue): boolean => cue.kind === 'score' && made.some(({ id, kind }) => id === cue.id && kind === cue.kind)
  const fitting = plan.rundown.flatMap((cue) => withoutGone(cue, plan) ?? (isMade(cue) ? [cue] : []))
  // Whose scores are shown is read as it was written, with who has gone: where the author left that to the template it still is.
  const whole = fitting.map((cue) => (cue.kind === 'score' ? (plan.rundown.find(({ id }) => id === cue.id) ?? cue) : cue))
  const standing = standsFor(whole, made)
  const written = new Map(whole.flatMap((cue) => (standing.has(cue.id) ? [[standing.get(cue.id)?.id, cue]] : [])))
  const fresh = made.map((cue) => {
    const mine = written.get(cue.id)
    return mine === undefined ? cue : (withoutGone(withChanges(cue, mine, was.get(cue.id) ?? cue), plan) ?? cue)
  })
  return withFreeIds(withAdded(fresh, fitting))
}

/** An id for a cue that the author adds: none that the template would give, and none that is taken. */
export function addedCueId(rundown: readonly Cue[]): string {
  for (let count = 1; ; count++) {
    const id = `added-${String(count)}`
    if (!rundown.some((cue) => cue.id === id)) return id
  }
}

/** Puts what only the author has after the cue that it followed. */
function withAdded(fresh: readonly Cue[], written: readonly Cue[]): Cue[] {
  const result = [...fresh]
  const ids = new Set(fresh.map(({ id }) => id))
  let after = -1
  for (const cue of written) {
    if (ids.has(cue.id)) after = result.findIndex(({ id }) => id === cue.id)
    else if (!isTemplates(cue)) {
      after += 1
      result.splice(after, 0, cue)
    }
  }
  return result
}

/** Whether a cue has the id that the template gives to a cue of its kind; such a one goes when the template does not make it. */
function isTemplates(cue: Cue): boolean {
  // Whoever is left of the first few.
  if (cue.kind === 'score' && /^scores(-\d+)?$/.test(cue.id)) return true
  const whose = contestantOf(cue)
  if (whose !== null) return cue.id.startsWith(`${stem(whose)}-`) && /^(call|start|segment-\d|end|comment|score)(-\d+)?$/.test(cue.id.slice(stem(whose).length + 1))
  switch (cue.kind) {
    case 'title':
    case 'agenda':
    case 'facts':
    case 'draw':
    case 'order':
    case 'board':
    case 'bars':
    case 'tally':
    case 'list':
    case 'grades':
    case 'thanks':
      return cue.id === cue.kind
    case 'reveal':
      return cue.id === 'reveal-blocks' || cue.id === 'reveal-composite'
    case 'award':
      return cue.id === `award-${cue.flag}`.slice(0, 48)
    case 'interval':
      return /^interval-\d+$/.test(cue.id)
    case 'comment':
      return cue.id === 'comment-chief' || cue.id === 'comment-secretary'
    case 'call':
    case 'start':
    case 'segment':
    case 'end':
    case 'score':
    case 'message':
    case 'signal':
      return false
    default:
      cue satisfies never
      return false
  }
}
