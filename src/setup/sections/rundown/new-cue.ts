import type { Cue } from '../../../session/cue'
import type { PlanDraft } from '../../../session/plan'
import { SCORES_TOGETHER } from '../../../session/scoring/plan'
import { addedCueId } from '../../../session/templates/regenerate'

/** Kinds that an author may add; turns of contestants and the draw come from the plan itself. */
export const ADDED_KINDS = ['comment', 'interval', 'message', 'signal', 'agenda', 'facts', 'title', 'order', 'reveal', 'award', 'board', 'score', 'bars', 'tally', 'list', 'grades', 'thanks'] as const satisfies readonly Cue['kind'][]
export type AddedKind = (typeof ADDED_KINDS)[number]

/** Whether the plan has what such a cue shows. */
export function canAdd(kind: AddedKind, { meeting, growth, board, contestants, rundown, scheme, scoring }: PlanDraft): boolean {
  if (rundown.length >= 2000) return false
  const isScored = scheme !== undefined && scoring !== undefined && contestants.length > 0
  switch (kind) {
    case 'agenda':
      return (meeting?.agenda.length ?? 0) > 0
    case 'facts':
      return (growth?.facts.length ?? 0) > 0
    case 'order':
      return contestants.length > 0
    case 'reveal':
    case 'board':
      return board.blocks.length > 0 || board.composite.figures.length > 0 || (board.composite.method === 'judged' && isScored)
    case 'score':
    case 'bars':
    case 'tally':
      return isScored
    case 'list':
      return isScored && board.composite.method === 'judged'
    case 'grades':
      return isScored && board.composite.method === 'judged' && scheme.grades !== undefined
    case 'award':
      return board.flags.length > 0
    case 'comment':
    case 'interval':
    case 'message':
    case 'signal':
    case 'title':
    case 'thanks':
      return true
    default:
      kind satisfies never
      return false
  }
}

/**
 * A new cue of a kind, with what it cannot be without; its texts are the author's to write.
 * @param label what the host reads
 * @param thanks the last words
 */
export function newCue(kind: AddedKind, plan: PlanDraft, { label, thanks }: { readonly label: string; readonly thanks: string }): Cue {
  const common = { id: addedCueId(plan.rundown), label }
  const { blocks, flags } = plan.board
  switch (kind) {
    case 'comment':
      return { kind, ...common, by: '' }
    case 'interval':
      return { kind, ...common, words: '', lasts: 600_000 }
    case 'message':
      return { kind, ...common, words: '' }
    case 'signal':
      return { kind, ...common, source: '' }
    case 'thanks':
      return { kind, ...common, words: thanks }
    case 'award':
      return { kind, ...common, flag: flags[0]?.id ?? 'flag' }
    case 'reveal':
      return { kind, ...common, steps: [{ label, show: blocks.length === 0 ? ['composite'] : blocks.map(({ id }) => `block:${id}` as const) }] }
    case 'agenda':
    case 'facts':
    case 'title':
    case 'order':
    case 'board':
    case 'bars':
    case 'tally':
    case 'grades':
      return { kind, ...common }
    case 'list':
      return { kind, ...common, heading: label.slice(0, 16) }
    case 'score':
      return { kind, ...common, of: plan.contestants.filter(({ unscored }) => unscored !== true).slice(0, SCORES_TOGETHER).map(({ id }) => id) }
    default:
      kind satisfies never
      return { kind: 'title', ...common }
  }
}
