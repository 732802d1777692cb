import type { Panel } from '../../rules/judging/scheme'
import type { Plan } from '../plan'
import { isBad, rowsFault, rulesOf, type RowsFault } from './ballot-rules'
import { criteriaOf, recusalOf } from './panels'
import { markOn, type Sheet } from './sheet'

/** Why a ballot does not count as a whole (无效票). `spoilt`: void by hand. */
export type BallotFault = 'spoilt' | RowsFault

/**
 * Whether a ballot counts by the plan's rules ([BA1]); `null` where it does.
 * @param holder whose it is: a recused juror owes no mark
 * @param of whom it is for
 */
export function ballotFault(plan: Pick<Plan, 'scheme' | 'scoring' | 'jurors'>, panel: Panel, holder: string, of: readonly string[], sheet: Sheet): BallotFault | null {
  const { scheme } = plan
  if (scheme === undefined) return 'empty'
  if (sheet.spoilt !== undefined) return 'spoilt'
  const criteria = criteriaOf(scheme, panel)
  const asked = of.filter((contestant) => recusalOf(plan, holder, contestant) === null)
  return rowsFault(rulesOf(plan, panel), criteria, asked.map((contestant) => criteria.map(({ id }) => markOn(sheet, contestant, id))))
}

/** Marks of a sheet that its criteria do not allow: a judge's page refuses them; what a paper says is taken as it stands ([DK5]). */
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
