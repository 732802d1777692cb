import type { Criterion } from '../../rules/index'
import type { BallotRules } from '../scoring/ballot-rules'
import type { Standing } from '../standing'
import type { Millis, Seq } from '../units'

/** Whether marks may be given: not yet, now, no longer. */
export type Phase = 'closed' | 'open' | 'locked'

/** Who is scored, as a juror sees it. */
export interface JuryContestant {
  readonly id: string
  /** From 1, in stage order. */
  readonly place: number
  readonly name: string
  readonly unit: string
  readonly role: string
  readonly phase: Phase
  readonly onStage: boolean
  readonly standing: Standing
}

/** A panel as its jurors see it. */
export interface JuryPanel {
  readonly id: string
  readonly name: string
  readonly criteria: readonly Criterion[]
  /** How a juror's own total is put together of them, by their weights. */
  readonly criteriaBy: 'sum' | 'weightedMean'
  /** What would make a ballot invalid, so that none is sent by accident. */
  readonly rules: BallotRules
  /** Who may choose a seat here; empty where ballots are anonymous. */
  readonly seats: readonly { readonly juror: string; readonly seat: string; readonly role: string }[]
}

/** What every judge's page may know before anybody says who they are: no mark, no count, nobody's name ([VW1]). */
export interface JuryView {
  readonly audience: 'jury'
  readonly seq: Seq
  readonly term: number
  readonly at: Millis
  readonly title: string
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
  readonly ballots: 'named' | 'anonymous'
  readonly sheet: 'matrix' | 'single'
  readonly contestants: readonly JuryContestant[]
  /** `null`: this meeting takes no marks here. */
  readonly panels: readonly JuryPanel[] | null
}
