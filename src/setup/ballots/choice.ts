export const BALLOT_SHEETS = ['ballots', 'cards', 'report', 'tally'] as const

/** What is printed, and how many of it. */
export interface BallotChoice {
  readonly sheets: readonly (typeof BALLOT_SHEETS)[number][]
  /** How many ballots lie in one bundle. */
  readonly perBundle: number
  /** By panel, where it is another number than the plan's. */
  readonly copies: Readonly<Record<string, number>>
}
