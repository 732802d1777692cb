import type { PaperPlan } from '../../home/care-requests'
import type { Criterion } from '../../rules/index'
import { criteriaOf, issuedTo, jurorsOf, panelsOf } from '../../session/scoring/panels'

/** One ballot as it is printed. `number` and `bundle` are `null` on an anonymous one: clerks write them after the box was opened. */
export interface Ballot {
  readonly number: number | null
  readonly bundle: number | null
  readonly juror: string | null
  readonly seat: string | null
  /** Whom it asks for: everybody, or one. */
  readonly contestants: readonly string[]
}

/** A panel as ballots and forms need it. */
export interface BallotPanel {
  readonly id: string
  readonly name: string
  readonly criteria: readonly Criterion[]
  readonly jurors: readonly { readonly id: string; readonly seat: string }[]
  /** How many ballots are printed unless told. */
  readonly copies: number
}

/** As many ballots of one panel as are printed at once. */
export const MOST_COPIES = 500

/** The panels of a plan's scheme. */
export function ballotPanels(plan: PaperPlan): BallotPanel[] {
  const { scheme, scoring, jurors = [] } = plan
  if (scheme === undefined) return []
  const judged = { scheme, ...(scoring === undefined ? {} : { scoring }), jurors: jurors.map(({ id, seat, role }) => ({ id, seat, role })) }
  return panelsOf(scheme).map((panel) => {
    const seats = jurorsOf(judged, panel)
    return {
      id: panel.id,
      name: panel.name,
      criteria: criteriaOf(scheme, panel),
      jurors: seats.map((id) => ({ id, seat: jurors.find((one) => one.id === id)?.seat ?? id })),
      copies: Math.min(MOST_COPIES, Math.max(1, seats.length > 0 ? seats.length : (issuedTo(judged, panel) ?? (panel.seats ?? jurors).length))),
    }
  })
}

/** Whom ballots ask for, in stage order. */
export function scoredIn({ contestants }: PaperPlan): string[] {
  return contestants.filter(({ unscored }) => unscored !== true).map(({ id }) => id)
}

/**
 * The ballots of one panel. With one sheet for all one a juror, else one a juror and contestant, contestant by contestant.
 * @param perBundle how many lie in one bundle
 */
export function ballotsFor(panel: BallotPanel, contestants: readonly string[], way: { readonly ballots: 'named' | 'anonymous'; readonly sheet: 'matrix' | 'single' }, copies: number, perBundle: number): Ballot[] {
  const papers = way.sheet === 'matrix' ? [contestants] : contestants.map((id) => [id])
  return papers.flatMap((of, round) =>
    Array.from({ length: copies }, (_, at): Ballot => {
      const place = round * copies + at
      const juror = panel.jurors[at] ?? null
      const isNumbered = way.ballots === 'named'
      return { number: isNumbered ? place + 1 : null, bundle: isNumbered ? Math.floor(place / perBundle) + 1 : null, juror: juror?.id ?? null, seat: juror?.seat ?? null, contestants: of }
    }),
  )
}
