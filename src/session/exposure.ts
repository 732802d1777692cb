import type { Plan, PlanDraft } from './plan'

/**
 * Whether what is shown would let anybody compute what is hidden ([PB1]): a composite that is the sum of its blocks is no
 * secret below its published depth once every block stands on the board whole.
 */
export function tellsHidden({ board, rundown }: Pick<Plan | PlanDraft, 'board' | 'rundown'>): boolean {
  const { blocks, composite } = board
  if (composite.method !== 'sum' || composite.depth === null || blocks.length === 0) return false
  const ranked = new Set(blocks.flatMap(({ figures }) => figures.map(({ contestant }) => contestant))).size
  if (ranked <= composite.depth) return false
  const isOut = board.publication === 'publishedBefore' || board.publication === 'published'
  const revealed = new Set(rundown.flatMap((cue) => (cue.kind === 'reveal' ? cue.steps.flatMap(({ show }) => show) : [])))
  return blocks.every(({ id }) => isOut || revealed.has(`block:${id}`))
}
