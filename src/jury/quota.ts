import type { Criterion } from '../rules/index'
import { optionCount, rowsFault, type BallotRules, type RowsFault } from '../session/scoring/ballot-rules'
import { markOf, type Typed } from './marks'

/** How often an option that is limited has been given (优秀 2/3). */
export interface Quota {
  readonly criterion: string
  readonly option: string
  readonly count: number
  readonly most: number
}

/** The marks of sheets as the rules look at them: a row each, in the order of the criteria. */
function rowsOf(criteria: readonly Criterion[], sheets: readonly Typed[]): readonly (readonly (string | null)[])[] {
  return sheets.map((typed) => criteria.map((criterion) => markOf(typed, criterion) || null))
}

/** Every limited option, in each criterion that has it. */
export function quotasOf({ most }: BallotRules, criteria: readonly Criterion[], sheets: readonly Typed[]): readonly Quota[] {
  const rows = rowsOf(criteria, sheets)
  return criteria.flatMap(({ name, options = [] }, at) =>
    most.flatMap(({ option, count }) => (options.some((one) => one.name === option) ? [{ criterion: name, option, count: optionCount(rows, at, option), most: count }] : [])),
  )
}

/** Why the rules would call this ballot invalid as it stands; `null` where they would not ([JU2]). */
export function invalidBecause(rules: BallotRules, criteria: readonly Criterion[], sheets: readonly Typed[]): RowsFault | null {
  return rowsFault(rules, criteria, rowsOf(criteria, sheets))
}
