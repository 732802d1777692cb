import { planOf, type Draft } from '../../../session/draft'
import type { PlanDraft } from '../../../session/plan'
import type { PastedLine } from './paste'

/** A contestant while the plan is being made. */
export type DraftContestant = PlanDraft['contestants'][number]
/** A fact card while the plan is being made. */
export type DraftFact = DraftContestant['facts'][number]

/** A name of more characters is small on a board. */
export const SHORT_NAME = 6
/** So many fact cards stand on the stage at once. */
export const FACTS_SHOWN = 4

/**
 * Every contestant id that stands anywhere in the draft. One that was deleted may still have figures: nobody else may
 * come into them.
 */
export function takenIds(draft: Draft): Set<string> {
  const { contestants, board, rundown, additions = [], indicatorFigures = [] } = planOf(draft)
  const lists = [indicatorFigures, ...additions.map(({ figures }) => figures), ...board.blocks.map(({ figures }) => figures), board.composite.figures, board.composite.previousRanks]
  return new Set([...contestants.map(({ id }) => id), ...lists.flat().map(({ contestant }) => contestant), ...rundown.flatMap((cue) => ('contestant' in cue ? [cue.contestant] : []))])
}

/** An id that is not taken: `a1`, `a2`, … It stays with the contestant whatever the order becomes. */
export function newContestantId(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const id = `a${String(count)}`
    if (!taken.has(id)) return id
  }
}

export function emptyContestant(id: string): DraftContestant {
  return { id, unit: '', role: '', facts: [] }
}

/** Contestants of the lines that can be taken, with ids of their own. */
export function contestantsOf(lines: readonly PastedLine[], taken: ReadonlySet<string>): DraftContestant[] {
  const ids = new Set(taken)
  return lines
    .filter(({ fault }) => fault === null)
    .map(({ unit, role, person }) => {
      const id = newContestantId(ids)
      ids.add(id)
      return { id, unit, role, ...(person === '' ? {} : { person }), facts: [] }
    })
}

/** What a contestant is called in lists: the short name, else the unit; empty while neither is typed. */
export function calledBy({ shortName = '', unit }: Pick<DraftContestant, 'shortName' | 'unit'>): string {
  return shortName.trim() === '' ? unit.trim() : shortName.trim()
}

/** What is still missing before a contestant can take the stage. */
export function missingIn({ unit, role, facts }: DraftContestant): number {
  return [unit, role, ...facts.map(({ text }) => text)].filter((text) => text.trim() === '').length
}
