import type { DeskPanel, DeskView } from '../../session/view/desk'
import { cellsOf, type Cell } from './entry'

/** Whom the papers have a line for, in stage order. */
export function scoredOf({ contestants }: DeskView): string[] {
  return contestants.filter(({ unscored }) => !unscored).map(({ id }) => id)
}

/** Place and name of the contestants, by id. */
export function namesOf({ contestants }: DeskView): Readonly<Record<string, { readonly place: number; readonly name: string }>> {
  return Object.fromEntries(contestants.map(({ id, place, name }) => [id, { place, name }]))
}

/** Whether a panel's ballots are called by numbers: nobody's seat stands on them. */
export function isNumbered({ panels }: Pick<DeskView, 'panels'>, panel: string): boolean {
  return panels?.find(({ id }) => id === panel)?.jurors.length === 0
}

/** Whom a juror may not score. */
export function recusedBy({ recusals }: DeskView, juror: string | null): ReadonlySet<string> {
  return new Set(recusals.filter((one) => one.juror === juror).map(({ contestant }) => contestant))
}

/** The fields of a whole paper of a panel: of all contestants. */
export function cellsFor(view: DeskView, panel: DeskPanel, juror: string | null): Cell[] {
  return cellsOf(scoredOf(view), panel.criteria, recusedBy(view, juror))
}
