import { readPart, withinDepth } from '../session/board'
import type { ReadSlip, SlipRef } from '../session/slip'
import type { State } from '../session/state'
import type { Slip } from './slips'

/** 公开, 内部, 完整: how much of a book an archive carries. */
export const LEVELS = ['public', 'internal', 'full'] as const
export type Level = (typeof LEVELS)[number]

/**
 * The slips that were seen, by name: rows of panels that have been on a screen, within the published depth, and the
 * figures that those rows show ([DI1]). A step back does not make them unseen.
 */
export function disclosedSlips(state: State, read: ReadSlip): Set<string> {
  const { plan, result, disclosed } = state
  const open = (result?.parts ?? []).flatMap((ref) => {
    const part = readPart(ref, read)
    return part !== null && disclosed.includes(part.panel) && withinDepth(plan, part) ? [{ ref, part }] : []
  })
  const names = new Set(open.map(({ ref }) => ref.slip))
  // Scores that have been on a screen; the ballots behind them stay within 完整.
  for (const { slip } of Object.values(state.scoring.shown)) names.add(slip.slip)
  const shown = (panel: string, contestant: string) => open.some(({ part }) => part.panel === panel && part.contestant === contestant)
  const add = (panel: string, figures: readonly { contestant: string; value: SlipRef }[]) => {
    for (const { contestant, value } of figures) if (shown(panel, contestant)) names.add(value.slip)
  }
  for (const block of plan.board.blocks) add(`block:${block.id}`, block.figures)
  add('composite', plan.board.composite.figures)
  // A draw's secret is told with its order: whoever recomputes it needs the salt too.
  if (state.draw !== null && state.draw.drawn !== null) names.add(state.draw.secret.slip)
  const risen = new Set(open.filter(({ part }) => part.rise !== null).map(({ part }) => part.contestant))
  for (const { contestant, value } of plan.board.composite.previousRanks) if (risen.has(contestant)) names.add(value.slip)
  return names
}

/** The slips that an archive of this level carries ([DI2]): 完整 all, 内部 what was seen and the persons, 公开 what was seen. */
export function slipsForLevel(slips: Iterable<Slip>, level: Level, state: State, read: ReadSlip): Slip[] {
  const seen = disclosedSlips(state, read)
  return [...slips].filter((slip) => level === 'full' || seen.has(slip.slip) || (level === 'internal' && slip.class === 'person'))
}
