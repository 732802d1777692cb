import { partsOf } from '../../rules/judging/check'
import type { Criterion, Panel, Scheme } from '../../rules/judging/scheme'
import type { Plan } from '../plan'

type Judged = Pick<Plan, 'scheme' | 'scoring' | 'jurors'>

/** The panels of a scheme, in its order. */
export function panelsOf(scheme: Scheme | undefined): readonly Panel[] {
  return scheme === undefined ? [] : partsOf(scheme.composite).filter((part): part is Panel => part.kind === 'panel')
}

/** What people call a juror's seat. */
export function seatOf({ jurors }: Judged, juror: string): string {
  return jurors?.find(({ id }) => id === juror)?.seat ?? juror
}

/** A panel by its id. */
export function panelOf(scheme: Scheme | undefined, id: string): Panel | undefined {
  return panelsOf(scheme).find((panel) => panel.id === id)
}

/** The sum of counts, where every one of them is known. */
export function sumKnown(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}

/** The name of a part of a scheme; '' where it has none of that id. */
export function partName(scheme: Scheme | undefined, id: string): string {
  return (scheme === undefined ? [] : partsOf(scheme.composite)).find((part) => part.id === id)?.name ?? ''
}

/** What a panel scores, in its order. */
export function criteriaOf(scheme: Scheme, { criteria }: Panel): readonly Criterion[] {
  return criteria === undefined ? scheme.criteria : criteria.flatMap((id) => scheme.criteria.find((one) => one.id === id) ?? [])
}

/** The jurors of a panel: its seats, or all of the plan's where the scheme names none. Nobody where ballots are anonymous. */
export function jurorsOf({ scoring, jurors = [] }: Judged, { seats }: Panel): readonly string[] {
  if (scoring?.ballots === 'anonymous') return []
  return seats ?? jurors.map(({ id }) => id)
}

/** Whether a juror may not score a contestant (回避), and why. */
export function recusalOf({ scoring }: Judged, juror: string, contestant: string): string | null {
  return scoring?.recusals?.find((one) => one.juror === juror && one.contestant === contestant)?.reason ?? null
}

/** 发出: how many ballots a panel was handed, as far as the plan says it; `null` where it does not. */
export function issuedTo(plan: Judged, panel: Panel): number | null {
  const told = plan.scoring?.issued?.find((one) => one.panel === panel.id)?.count
  const jurors = jurorsOf(plan, panel).length
  return told ?? (jurors > 0 ? jurors : null)
}

/** 应收: how many ballots a contestant is to have of a panel; whoever is recused gives none. */
export function expectedFor(plan: Judged, panel: Panel, contestant: string): number | null {
  const jurors = jurorsOf(plan, panel)
  if (jurors.length === 0) return issuedTo(plan, panel)
  return jurors.filter((juror) => recusalOf(plan, juror, contestant) === null).length
}
