import { readMark } from '../../rules/judging/sheets'
import type { Criterion, Panel } from '../../rules/judging/scheme'
import type { Plan } from '../plan'
import { criteriaOf, recusalOf } from './panels'
import { markOn, type Sheet } from './sheet'

/** Why a ballot does not count as a whole (无效票). */
export type BallotFault = 'spoilt' | 'empty' | 'blanks' | 'allSame' | 'tooMany' | 'badMark'

/**
 * Whether a ballot counts by the plan's rules ([BA1]); `null` where it does.
 * @param holder whose it is: a recused juror owes no mark
 * @param of whom it is for
 */
export function ballotFault(plan: Pick<Plan, 'scheme' | 'scoring' | 'jurors'>, panel: Panel, holder: string, of: readonly string[], sheet: Sheet): BallotFault | null {
  const { scheme, scoring } = plan
  if (scheme === undefined) return 'empty'
  if (sheet.spoilt !== undefined) return 'spoilt'
  const criteria = criteriaOf(scheme, panel)
  const asked = of.filter((contestant) => recusalOf(plan, holder, contestant) === null)
  const rows = asked.map((contestant) => criteria.map(({ id }) => markOn(sheet, contestant, id)))
  if (rows.every((row) => row.every((value) => value === null))) return 'empty'
  const { blanks, allSame, most = [] } = scoring?.invalid ?? {}
  if (blanks === true && rows.some((row) => row.includes(null))) return 'blanks'
  if (allSame === true && rows.length > 1 && criteria.every((_, at) => rows.every((row) => row[at] !== null && row[at] === rows[0]?.[at]))) return 'allSame'
  for (const { option, count } of most) if (criteria.some((_, at) => rows.filter((row) => row[at] === option).length > count)) return 'tooMany'
  if (panel.invalid === 'ballot' && rows.some((row) => row.some((value, at) => isBad(criteria[at], value)))) return 'badMark'
  return null
}

function isBad(criterion: Criterion | undefined, value: string | null): boolean {
  return criterion !== undefined && value !== null && readMark(criterion, value).value === null
}

/** Marks of a sheet that its criteria do not allow: a juror's page and a clerk's field refuse them before they are sent. */
export function badMarks(plan: Pick<Plan, 'scheme'>, panel: Panel, sheet: Sheet): readonly { readonly contestant: string; readonly criterion: string }[] {
  const { scheme } = plan
  if (scheme === undefined) return []
  const criteria = criteriaOf(scheme, panel)
  return sheet.rows.flatMap(({ contestant, marks }) =>
    marks.flatMap(({ criterion, value }) => {
      const known = criteria.find(({ id }) => id === criterion)
      return known === undefined || isBad(known, value) ? [{ contestant, criterion }] : []
    }),
  )
}
