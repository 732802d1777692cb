import type { EventOf } from '../events'
import type { State } from '../state'
import type { SlipRef } from '../slip'
import { own, type Millis, type Seq } from '../units'
import { withWave } from './wave'
import { ballotsBy, ballotsOf, paperAt } from './lookup'
import type { Ballot, ScoringState, TypedSheet, Via } from './state'
import type { scoringEvents } from './events'
import type * as v from 'valibot'

/** An event of the counting track. */
export type ScoringEvent = v.InferOutput<(typeof scoringEvents)[number]>

/** What an event of the counting track makes of a state. None of its branches looks at a mark ([SE2]). */
export function reduceScoring(state: State, event: ScoringEvent, { seq, at }: { readonly seq: Seq; readonly at: Millis }): State {
  const { scoring } = state
  switch (event.type) {
    case 'scoringOpened':
      return changed(state, { phases: { ...scoring.phases, ...phased(event.contestants, 'open') } })
    case 'scoringLocked':
      return changed(state, { phases: { ...scoring.phases, ...phased(event.contestants, 'locked') } })
    case 'ballotCast':
      return withBallot(withWave(state, { panel: event.panel, holder: event.juror, of: event.of, at }), event.panel, event.juror, event.of, { slip: event.slip, via: 'page', corrected: false })
    case 'boxOpened':
      return openBox(state, event)
    case 'clerkSignedIn':
      return changed(state, { clerks: { ...scoring.clerks, [event.clerk]: event.name } })
    case 'sheetTyped':
      return typed(state, event)
    case 'sheetSettled':
      return settled(state, event)
    case 'ballotsImported': {
      const { panel, hash, upTo } = event
      const before = changed(state, { imports: [...scoring.imports, { panel, hash, upTo }] })
      return event.ballots.reduce((now, { holder, slip, of = event.of }) => withBallot(now, panel, holder, of, { slip, via: 'import', corrected: false }), before)
    }
    case 'ballotCorrected': {
      const { panel, holder, of, slip: after, supervisor, reason } = event
      const via = viaOf(scoring, panel, holder)
      const mine = ballotsBy(scoring, panel, holder)
      const before = Object.fromEntries(of.flatMap((id) => (mine[id] === undefined ? [] : [[id, mine[id].slip]])))
      const corrections = [...scoring.corrections, { seq, at, panel, holder, of, before, after, supervisor, reason }]
      // What was signed and approved was another count.
      return withBallot({ ...changed(state, { report: null, corrections }), approvedBy: state.plan.board.approval.by ?? null }, panel, holder, of, { slip: after, via, corrected: true })
    }
    case 'countReported':
      return changed(state, { report: { panels: event.panels, signed: {} } })
    case 'countSigned':
      return scoring.report === null ? state : changed(state, { report: { ...scoring.report, signed: { ...scoring.report.signed, [event.signer]: event.name } } })
    case 'scoresShown':
      return changed(state, { shown: { ...scoring.shown, ...Object.fromEntries(event.rows.map(({ contestant, slip }) => [contestant, { slip, seq }])) } })
    default:
      event satisfies never
      return state
  }
}

function changed(state: State, change: Partial<ScoringState>): State {
  return { ...state, scoring: { ...state.scoring, ...change } }
}

function phased(contestants: readonly string[], phase: 'open' | 'locked') {
  return Object.fromEntries(contestants.map((id) => [id, phase]))
}

function withBallot(state: State, panel: string, holder: string, of: readonly string[], ballot: Omit<Ballot, 'earlier'>): State {
  const inPanel = ballotsOf(state.scoring, panel)
  const there = ballotsBy(state.scoring, panel, holder)
  const mine = { ...there, ...Object.fromEntries(of.map((id) => [id, { ...ballot, earlier: earlierOf(there[id], ballot) }])) }
  return changed(state, { ballots: { ...state.scoring.ballots, [panel]: { ...inPanel, [holder]: mine } } })
}

/** A juror's own ballots before this one; a correction is none of theirs. */
function earlierOf(before: Ballot | undefined, { via, corrected }: Omit<Ballot, 'earlier'>): readonly SlipRef[] {
  if (before === undefined) return []
  return via === 'page' && !corrected ? [...before.earlier, before.slip] : before.earlier
}

function viaOf(scoring: ScoringState, panel: string, holder: string): Via {
  return Object.values(ballotsBy(scoring, panel, holder))[0]?.via ?? 'paper'
}

/** Ballots out of the box are numbered as they lie there, for each contestant anew: nothing joins two of them. */
function openBox(state: State, { panel, of, slips }: EventOf<'boxOpened'>): State {
  const place = of.length === 1 ? state.plan.contestants.findIndex(({ id }) => id === of[0]) + 1 : 0
  const prefix = place > 0 && state.plan.scoring?.sheet === 'single' ? `b${String(place)}-` : 'b'
  const before = Object.keys(ballotsOf(state.scoring, panel)).filter((holder) => new RegExp(`^${prefix}\\d+$`).test(holder)).length
  return slips.reduce((now, slip, at) => withBallot(now, panel, `${prefix}${String(before + at + 1)}`, of, { slip, via: 'box', corrected: false }), state)
}

function withSheet(state: State, panel: string, sheet: TypedSheet): State {
  const { sheets } = state.scoring
  return changed(state, { sheets: { ...sheets, [panel]: { ...(own(sheets, panel) ?? {}), [String(sheet.sheet)]: sheet } } })
}

function typed(state: State, { panel, sheet, bundle, juror, of, clerk, pass, slip }: EventOf<'sheetTyped'>): State {
  const before = paperAt(state.scoring, panel, sheet)
  const passes = [...(before?.passes ?? [])]
  passes[pass - 1] = { clerk, slip }
  // A second pass without a first fits nowhere.
  if (passes[0] === undefined) return state
  return withSheet(state, panel, { sheet, bundle, juror: juror ?? null, of, passes, settled: false })
}

function settled(state: State, { panel, sheet, of, slip }: EventOf<'sheetSettled'>): State {
  const before = paperAt(state.scoring, panel, sheet)
  if (before === undefined) return state
  const holder = before.juror ?? `s${String(sheet)}`
  return withBallot(withSheet(state, panel, { ...before, settled: true }), panel, holder, of, { slip, via: 'paper', corrected: false })
}
