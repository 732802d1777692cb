import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { listCues } from './score-cues'
import { clipped, filled, type TemplateWords } from './words'

/** The cues that show a result: blocks one by one, the composite at once, the flags, the whole board; none where nothing may be shown ([TE3]). */
export function resultCues(plan: PlanDraft, words: TemplateWords): Cue[] {
  const { board } = plan
  const { cues, numerals, standby } = words
  if (board.publication === 'unpublished' || board.publication === 'collectOnly') return []
  const { blocks, composite, flags } = board
  const judged = composite.method === 'judged' && plan.scheme !== undefined && plan.scoring !== undefined && plan.contestants.some(({ unscored }) => unscored !== true)
  const ranked = isRanked(plan, judged)
  const lists = judged ? listCues(plan, words) : []
  if (blocks.length === 0 && !ranked) return lists
  const top = composite.depth === null ? composite.name : filled(cues.composite.top, { name: composite.name, depth: numerals.split(' ')[composite.depth - 1] ?? String(composite.depth) })
  const label = clipped(filled(cues.composite.label, { top }), 60)
  return [
    ...(blocks.length === 0
      ? []
      : [{ kind: 'reveal' as const, id: 'reveal-blocks', ...cues.blocks, steps: blocks.map((block) => ({ label: block.name, show: [`block:${block.id}` as const] })) }]),
    ...(ranked
      ? [
          { kind: 'reveal' as const, id: 'reveal-composite', label, script: filled(cues.composite.script, { top }), steps: [{ label, show: ['composite' as const] }] },
          ...flags.map((flag): Cue => {
            const values = { flag: flag.name }
            return { kind: 'award', id: `award-${flag.id}`.slice(0, 48), label: clipped(filled(cues.award.label, values), 60), script: filled(cues.award.script, values), standby: standby.award, flag: flag.id }
          }),
        ]
      : []),
    ...lists,
    { kind: 'board', id: 'board', label: clipped(filled(cues.board.label, { heading: board.heading }), 60), script: filled(cues.board.script, { title: board.title, by: board.approval.by ?? '' }) },
  ]
}

/** Whether there is a composite to reveal: a list without ranks has none. */
function isRanked({ board: { blocks, composite }, scheme }: PlanDraft, judged: boolean): boolean {
  switch (composite.method) {
    case 'sum':
      return blocks.length > 0
    case 'given':
      return composite.figures.length > 0
    case 'judged':
      return judged && scheme?.ranking.unranked !== true
    default:
      composite.method satisfies never
      return false
  }
}
