import { nameOf } from '../late'
import { rulesOf } from '../scoring/ballot-rules'
import { criteriaOf, jurorsOf, panelsOf } from '../scoring/panels'
import { scoredContestants } from '../scoring/marks'
import type { State } from '../state'
import { onStage } from '../turns'
import { own } from '../units'
import type { JuryView } from './jury'

/** What a judge's page may know before anybody sits down: no mark, no count, no person ([VW1], [AN1]). */
export function juryView(state: State): JuryView {
  const { plan } = state
  const { scheme, scoring } = plan
  const now = onStage(state)
  const scored = new Set(scoredContestants(state))
  return {
    audience: 'jury',
    seq: state.seq,
    term: state.term,
    at: state.at,
    title: plan.title,
    sample: plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed !== null,
    ballots: scoring?.ballots ?? 'named',
    sheet: scoring?.sheet ?? 'single',
    contestants: plan.contestants.flatMap(({ id, unit, role }, at) =>
      scored.has(id)
        ? [{ id, place: at + 1, name: nameOf(plan, id), unit, role, phase: own(state.scoring.phases, id) ?? 'closed', onStage: id === now, standing: own(state.standing, id) ?? ('present' as const) }]
        : [],
    ),
    panels:
      scheme === undefined || scoring === undefined
        ? null
        : panelsOf(scheme).map((panel) => ({
            id: panel.id,
            name: panel.name,
            criteria: criteriaOf(scheme, panel),
            criteriaBy: panel.criteriaBy ?? 'sum',
            rules: rulesOf(plan, panel),
            seats: jurorsOf(plan, panel).map((juror) => {
              const known = plan.jurors?.find(({ id }) => id === juror)
              return { juror, seat: known?.seat ?? juror, role: known?.role ?? '' }
            }),
          })),
  }
}
