import { nameOf } from '../late'
import type { ReadSlip } from '../slip'
import { rulesOf } from '../scoring/ballot-rules'
import { differences } from '../scoring/compare'
import { scoredContestants, sheetReader } from '../scoring/marks'
import { ballotsOf } from '../scoring/lookup'
import { criteriaOf, issuedTo, jurorsOf, panelOf, panelsOf, seatOf } from '../scoring/panels'
import type { Correction, TypedSheet } from '../scoring/state'
import type { State } from '../state'
import { own } from '../units'
import type { DeskBallot, DeskCorrection, DeskSheet, DeskView } from './desk'
import { nameIn } from './names'

/** What the counting desk may know: what is typed is not in it, but for cells that two clerks have differently ([DK1], [DK2]). */
export function deskView(state: State, read: ReadSlip): DeskView {
  const { plan, scoring } = state
  const { scheme } = plan
  const scored = new Set(scoredContestants(state))
  return {
    audience: 'desk',
    seq: state.seq,
    term: state.term,
    title: plan.title,
    sample: plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed !== null,
    ballots: plan.scoring?.ballots ?? 'named',
    sheet: plan.scoring?.sheet ?? 'matrix',
    contestants: plan.contestants.map(({ id }, at) => ({ id, place: at + 1, name: nameOf(plan, id), unscored: !scored.has(id), phase: own(scoring.phases, id) ?? 'closed' })),
    panels:
      scheme === undefined || plan.scoring === undefined
        ? null
        : panelsOf(scheme).map((panel) => ({
            id: panel.id,
            name: panel.name,
            criteria: criteriaOf(scheme, panel),
            rules: rulesOf(plan, panel),
            jurors: jurorsOf(plan, panel).map((juror) => ({ juror, seat: seatOf(plan, juror) })),
            issued: issuedTo(plan, panel),
            received: Object.keys(ballotsOf(scoring, panel.id)).length,
          })),
    clerks: Object.entries(scoring.clerks).map(([id, name]) => ({ id, name: nameIn(name, read) ?? id })),
    sheets: Object.entries(scoring.sheets).flatMap(([panel, sheets]) => Object.values(sheets).map((sheet) => deskSheet(state, panel, sheet, read))),
    correctable: Object.entries(scoring.ballots).flatMap(([panel, holders]) => Object.entries(holders).flatMap(([holder, ballots]) => correctable(state, panel, holder, ballots))),
    corrections: [...scoring.corrections].reverse().map((one) => deskCorrection(state, one, read)),
    recusals: (plan.scoring?.recusals ?? []).map(({ juror, contestant }) => ({ juror, contestant })),
  }
}

function deskSheet(state: State, panel: string, { sheet, bundle, juror, passes, settled }: TypedSheet, read: ReadSlip): DeskSheet {
  const { plan, scoring } = state
  const clerks = passes.map(({ clerk }) => nameIn(own(scoring.clerks, clerk), read) ?? clerk)
  const [first, second] = passes
  const none = { panel, sheet, bundle, juror, clerks, differences: [], spoiltDiffers: null }
  if (settled || first === undefined || second === undefined) return { ...none, state: settled ? 'settled' : 'once' }
  const sheetOf = sheetReader(read)
  const [a, b] = [sheetOf(first.slip), sheetOf(second.slip)]
  const known = panelOf(plan.scheme, panel)
  if (a === null || b === null || known === undefined || plan.scheme === undefined) return { ...none, state: 'differs' }
  return {
    ...none,
    state: 'differs',
    differences: differences(a, b, plan.contestants.map(({ id }) => id), criteriaOf(plan.scheme, known)),
    spoiltDiffers: a.spoilt === b.spoilt ? null : [a.spoilt ?? null, b.spoilt ?? null],
  }
}

/** Papers that are locked, by what people call them; a ballot out of the box is none. */
function correctable(state: State, panel: string, holder: string, ballots: State['scoring']['ballots'][string][string]): readonly DeskBallot[] {
  const isSingle = state.plan.scoring?.sheet === 'single'
  const papers = isSingle ? Object.keys(ballots).map((id) => [id]) : [Object.keys(ballots)]
  return papers.flatMap((of): DeskBallot[] => {
    const [one] = of.flatMap((id) => ballots[id] ?? [])
    if (one === undefined || one.via === 'box' || !of.some((id) => state.scoring.phases[id] === 'locked')) return []
    return [{ panel, holder, of, name: holderName(state, holder), via: one.via, corrected: of.some((id) => ballots[id]?.corrected === true) }]
  })
}

/** What people call a ballot: its seat, or its number. */
function holderName({ plan }: State, holder: string): string {
  return plan.jurors?.find(({ id }) => id === holder)?.seat ?? holder.replace(/^[smb]/, '')
}

/** A correction cell by cell; no cell of it where a ballot is withheld or erased. */
function deskCorrection(state: State, { seq, at, panel, holder, of, before, after, supervisor, reason }: Correction, read: ReadSlip): DeskCorrection {
  const { scheme } = state.plan
  const known = panelOf(scheme, panel)
  const sheetOf = sheetReader(read)
  const now = sheetOf(after)
  const criteria = scheme === undefined || known === undefined ? [] : criteriaOf(scheme, known)
  const olds = of.flatMap((id) => (before[id] === undefined ? [] : [{ id, sheet: sheetOf(before[id]) }]))
  const voided = [olds.find(({ sheet }) => sheet?.spoilt !== undefined)?.sheet?.spoilt ?? null, now?.spoilt ?? null] as const
  return {
    seq,
    at,
    panel,
    holder,
    name: holderName(state, holder),
    supervisor: nameIn(supervisor, read) ?? '',
    reason,
    cells: now === null ? [] : olds.flatMap(({ id, sheet }) => (sheet === null ? [] : differences(sheet, now, [id], criteria))),
    spoilt: voided[0] === voided[1] ? null : voided,
  }
}
