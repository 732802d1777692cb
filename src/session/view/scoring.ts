import { nameOf } from '../late'
import type { ReadSlip } from '../slip'
import { SIGNERS, type Signer } from '../scoring/events'
import { scoredContestants } from '../scoring/marks'
import { ballotsBy, papersOf } from '../scoring/lookup'
import { expectedFor, issuedTo, jurorsOf, panelOf, panelsOf, partName, recusalOf, seatOf, sumKnown } from '../scoring/panels'
import type { State } from '../state'
import type { ScoringPanel, ScoringRow, ScoringView } from './host-scoring'
import { nameIn } from './names'
import { receivedFor, type Waiting } from './waiting'

/** 收分与计票 for the host: counts and states, never a mark; with anonymous ballots nobody who is missing ([AN1]). */
export function scoringView(state: State, read: ReadSlip, waiting: readonly Waiting[]): ScoringView | null {
  const { plan, scoring } = state
  if (plan.scoring === undefined || plan.scheme === undefined) return null
  const { report } = scoring
  return {
    ballots: plan.scoring.ballots,
    sheet: plan.scoring.sheet,
    rows: rows(state, waiting),
    panels: panelsOf(plan.scheme).map(({ id, name }) => panelRow(state, id, name, waiting)),
    needsReport: plan.scoring.report,
    report:
      report === null
        ? null
        : {
            panels: report.panels.map((count) => ({ ...count, name: partName(plan.scheme, count.panel) })),
            signed: Object.fromEntries(SIGNERS.map((signer) => [signer, nameIn(report.signed[signer], read)])) as Record<Signer, string | null>,
          },
  }
}

function rows(state: State, waiting: readonly Waiting[]): readonly ScoringRow[] {
  const { plan, scoring } = state
  const scored = new Set(scoredContestants(state))
  const panels = panelsOf(plan.scheme)
  return plan.contestants.map(({ id }): ScoringRow => {
    const expected = panels.map((panel) => expectedFor(plan, panel, id))
    return {
      contestant: id,
      name: nameOf(plan, id),
      phase: scoring.phases[id] ?? 'closed',
      left: !scored.has(id),
      received: panels.reduce((sum, panel) => sum + receivedFor(state, panel.id, id, waiting), 0),
      expected: sumKnown(expected),
      missing: plan.scoring?.ballots === 'anonymous' ? null : panels.flatMap((panel) => missingIn(state, panel.id, jurorsOf(plan, panel), id)),
      shown: Object.hasOwn(scoring.shown, id),
    }
  })
}

function missingIn({ plan, scoring }: State, panel: string, jurors: readonly string[], contestant: string): readonly string[] {
  return jurors
    .filter((juror) => recusalOf(plan, juror, contestant) === null && !Object.hasOwn(ballotsBy(scoring, panel, juror), contestant))
    .map((juror) => seatOf(plan, juror))
}

function panelRow(state: State, id: string, name: string, waiting: readonly Waiting[]): ScoringPanel {
  const { plan, scoring } = state
  const sheets = papersOf(scoring, id)
  const scored = scoredContestants(state)
  const panel = panelOf(plan.scheme, id)
  const isSingle = plan.scoring?.sheet === 'single'
  const asked = isSingle ? scored : scored.slice(0, 1)
  const expected = panel === undefined ? [] : asked.map((contestant) => (isSingle ? expectedFor(plan, panel, contestant) : issuedTo(plan, panel)))
  return {
    id,
    name,
    received: asked.reduce((sum, contestant) => sum + receivedFor(state, id, contestant, waiting), 0),
    expected: sumKnown(expected),
    typed: sheets.filter(({ passes, settled }) => !settled && passes.length === 1).length,
    differing: sheets.filter(({ passes, settled }) => !settled && passes.length === 2).length,
    settled: sheets.filter(({ settled }) => settled).length,
  }
}
