import type { State } from '../state'
import { ballotsOf } from '../scoring/lookup'

/** How many anonymous ballots wait in the box for a panel and contestants. It is in no line: only the home counts it. */
export interface Waiting {
  readonly panel: string
  readonly of: readonly string[]
  readonly count: number
}

/** Ballots of a panel for a contestant: those in the book, and those that wait in the box. */
export function receivedFor({ scoring }: State, panel: string, contestant: string, waiting: readonly Waiting[]): number {
  const inBook = Object.values(ballotsOf(scoring, panel)).filter((ballots) => Object.hasOwn(ballots, contestant)).length
  const inBox = waiting.filter((pile) => pile.panel === panel && pile.of.includes(contestant)).reduce((sum, { count }) => sum + count, 0)
  return inBook + inBox
}
