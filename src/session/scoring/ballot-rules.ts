import { readMark } from '../../rules/judging/sheets'
import type { Criterion, Panel } from '../../rules/judging/scheme'
import type { Plan } from '../plan'

/** What makes a ballot of a panel invalid, as desks and judges' pages are told it ([BA1]). */
export interface BallotRules {
  /** What a mark that its criterion does not allow spoils: itself, what the juror gives this contestant, or the whole ballot. */
  readonly spoils: 'mark' | 'sheet' | 'ballot'
  readonly blanks: boolean
  readonly allSame: boolean
  /** 优秀不得超过 n 名, in each criterion. */
  readonly most: readonly { readonly option: string; readonly count: number }[]
}

/** Why a ballot does not count as a whole (无效票), but for one that is void by hand. */
export type RowsFault = 'empty' | 'blanks' | 'allSame' | 'tooMany' | 'badMark'

/** The rules of one panel. A paper of one contestant has nothing beside the sheet that a bad mark spoils. */
export function rulesOf({ scoring }: Pick<Plan, 'scoring'>, panel: Panel): BallotRules {
  const { blanks = false, allSame = false, most = [] } = scoring?.invalid ?? {}
  const spoils = panel.invalid ?? 'mark'
  return { spoils: spoils === 'sheet' && scoring?.sheet === 'single' ? 'ballot' : spoils, blanks, allSame, most }
}

/**
 * Whether marks make an invalid ballot; `null` where they do not.
 * @param rows a contestant each, the marks in the order of the criteria; whoever is recused has no row
 */
export function rowsFault({ spoils, blanks, allSame, most }: BallotRules, criteria: readonly Criterion[], rows: readonly (readonly (string | null)[])[]): RowsFault | null {
  if (rows.every((row) => row.every((value) => value === null))) return 'empty'
  if (blanks && rows.some((row) => row.includes(null))) return 'blanks'
  if (allSame && rows.length > 1 && criteria.every((_, at) => rows.every((row) => row[at] !== null && row[at] === rows[0]?.[at]))) return 'allSame'
  if (most.some(({ option, count }) => criteria.some((_, at) => optionCount(rows, at, option) > count))) return 'tooMany'
  if (spoils === 'ballot' && rows.some((row) => row.some((value, at) => isBad(criteria[at], value)))) return 'badMark'
  return null
}

/** How many contestants have an option in the criterion at a place. */
export function optionCount(rows: readonly (readonly (string | null)[])[], at: number, option: string): number {
  return rows.filter((row) => row[at] === option).length
}

/** Whether a mark was given that its criterion does not allow. */
export function isBad(criterion: Criterion | undefined, value: string | null): boolean {
  return criterion !== undefined && value !== null && readMark(criterion, value).value === null
}
