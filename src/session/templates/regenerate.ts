import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { rundownOf } from './rundown'
import type { TemplateWords } from './words'

/** What an author may change in a cue that the template made. */
const EDITABLE = ['label', 'script', 'standby', 'by', 'words', 'lasts', 'presenter', 'music', 'steps'] as const

/** Ids that only the template gives: such a cue goes when what it was for has gone. */
const MADE = /^(title|agenda|facts|draw|order|board|thanks|reveal-(blocks|composite)|interval-\d+|comment-(chief|secretary)|award-.+|.+-(call|start|segment-\d|end|comment)(-\d+)?)$/

/**
 * The rundown made anew for a plan that has changed ([TE4]): what the author changed in a cue stays while the cue is
 * there, and cues that the author added stay after the cue that they followed.
 * @param before the plan as it was when its rundown was made: what differs from that is the author's. Without it the
 * plan itself, so a label with an old name counts as the author's.
 */
export function regenerate(plan: PlanDraft, words: TemplateWords, before: PlanDraft = plan): Cue[] {
  const made = new Map(rundownOf(before, words).map((cue) => [cue.id, cue]))
  const old = new Map(plan.rundown.map((cue) => [cue.id, cue]))
  const fresh = rundownOf(plan, words).map((cue) => {
    const written = old.get(cue.id)
    return written === undefined || written.kind !== cue.kind ? cue : withEdits(cue, written, made.get(cue.id) ?? cue, plan)
  })
  return withAdded(fresh, plan)
}

/** An id for a cue that the author adds: none that the template would give, and none that is taken. */
export function addedCueId(rundown: readonly Cue[]): string {
  for (let count = 1; ; count++) {
    const id = `added-${String(count)}`
    if (!rundown.some((cue) => cue.id === id)) return id
  }
}

function withEdits(cue: Cue, written: Cue, made: Cue, plan: PlanDraft): Cue {
  const values = (of: Cue): Record<string, unknown> => ({ ...of })
  const mine = EDITABLE.filter((key) => JSON.stringify(values(written)[key]) !== JSON.stringify(values(made)[key]))
  const edits = mine.map((key) => [key, values(written)[key]] as const)
  // Both are cues of one kind, so each key fits; what the author took out stays out.
  const result = Object.fromEntries(Object.entries({ ...cue, ...Object.fromEntries(edits) }).filter((entry) => entry[1] !== undefined)) as Cue
  return fits(result, plan) ? result : cue
}

function withAdded(fresh: readonly Cue[], plan: PlanDraft): Cue[] {
  const result = [...fresh]
  const ids = new Set(fresh.map(({ id }) => id))
  let after = -1
  for (const cue of plan.rundown) {
    if (ids.has(cue.id)) after = result.findIndex(({ id }) => id === cue.id)
    else if (!MADE.test(cue.id) && fits(cue, plan)) {
      after += 1
      result.splice(after, 0, cue)
    }
  }
  return result
}

/** Whether all that a cue names is still in the plan. */
function fits(cue: Cue, { board, contestants, speech }: PlanDraft): boolean {
  if ('contestant' in cue) {
    const contestant = contestants.find(({ id }) => id === cue.contestant)
    if (contestant === undefined) return false
    if (cue.kind === 'segment' && (contestant.speech ?? speech).segments[cue.segment] === undefined) return false
  }
  if (cue.kind === 'award') return board.flags.some(({ id }) => id === cue.flag)
  if (cue.kind !== 'reveal') return true
  const panels = new Set<string>(['composite', ...board.blocks.map(({ id }) => `block:${id}`), ...board.flags.map(({ id }) => `flag:${id}`)])
  return cue.steps.every(({ show }) => show.every((panel) => panels.has(panel)))
}
