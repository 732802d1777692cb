import type { Draft } from '../../session/draft'
import { namedContestants, type Named } from '../../session/imports/who'

/** The sections that a table goes into. */
type Into = 'contestants' | 'board' | 'scoring' | 'assessment' | 'extras'

/** One section of the draft as the table makes it. */
export type Change = { readonly [Name in Into]: { readonly section: Name; readonly value: Draft[Name] } }[Into]

/** What a table would do, in numbers. */
export interface Said {
  readonly what: 'added' | 'changed' | 'same' | 'cards' | 'cardsGone' | 'figuresNew' | 'figuresChanged' | 'figuresSame' | 'jurorsAdded' | 'jurorsChanged' | 'jurorsSame' | 'exempt' | 'sitesAdded' | 'sitesChanged' | 'sitesSame'
  readonly n: number
}

export interface Outcome {
  readonly said: readonly Said[]
  readonly change: Change
}

/** Counts as they are told: what is none is not. */
export function saidOf(counts: { readonly [What in Said['what']]?: number }): Said[] {
  return (Object.entries(counts) as [Said['what'], number][]).filter(([, n]) => n > 0).map(([what, n]) => ({ what, n }))
}

/** Whether two entries hold the same, whatever the order of their keys. */
export function same(a: object, b: object | undefined): boolean {
  const sorted = (of: object | undefined) => JSON.stringify(Object.entries(of ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)))
  return sorted(a) === sorted(b)
}

/** The draft's contestants as tables name them. */
export function named(draft: Draft): Named[] {
  return namedContestants(draft.contestants.contestants)
}

/** Counts figures that are new, changed, or as they were. */
export function figureCounts() {
  const counts = { figuresNew: 0, figuresChanged: 0, figuresSame: 0 }
  return {
    counts,
    count: (before: string | undefined, after: string): void => {
      counts[before === undefined || before === '' ? 'figuresNew' : before === after ? 'figuresSame' : 'figuresChanged'] += 1
    },
  }
}
