import { own } from '../units'
import type { Ballot, ScoringState, TypedSheet } from './state'

/** A panel's ballots, by holder and contestant; none where it has none yet. */
export function ballotsOf({ ballots }: Pick<ScoringState, 'ballots'>, panel: string): ScoringState['ballots'][string] {
  return own(ballots, panel) ?? {}
}

/** One holder's ballots in a panel, by contestant. */
export function ballotsBy(scoring: Pick<ScoringState, 'ballots'>, panel: string, holder: string): Readonly<Record<string, Ballot>> {
  return own(ballotsOf(scoring, panel), holder) ?? {}
}

/** A panel's papers on the desks. */
export function papersOf({ sheets }: Pick<ScoringState, 'sheets'>, panel: string): readonly TypedSheet[] {
  return Object.values(own(sheets, panel) ?? {})
}

/** A paper by its number within its panel. */
export function paperAt({ sheets }: Pick<ScoringState, 'sheets'>, panel: string, sheet: number): TypedSheet | undefined {
  return own(own(sheets, panel) ?? {}, String(sheet))
}
