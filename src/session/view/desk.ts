import type { Criterion } from '../../rules/index'
import type { BallotRules } from '../scoring/ballot-rules'
import type { Via } from '../scoring/state'
import type { Millis, Seq } from '../units'
import type { Phase } from './jury'

/** One cell that two clerks typed differently. */
export interface Difference {
  readonly contestant: string
  readonly criterion: string
  readonly first: string | null
  readonly second: string | null
}

/** A paper ballot on the desks. What was typed is not in it, but for cells that differ. */
export interface DeskSheet {
  readonly panel: string
  readonly sheet: number
  readonly bundle: number
  readonly juror: string | null
  /** Names of those who typed it, first and second. */
  readonly clerks: readonly string[]
  readonly state: 'once' | 'differs' | 'settled'
  readonly differences: readonly Difference[]
  /** One of the two called the ballot void, the other did not, or for another reason. */
  readonly spoiltDiffers: readonly [string | null, string | null] | null
}

/** A panel at the counting desk. */
export interface DeskPanel {
  readonly id: string
  readonly name: string
  readonly criteria: readonly Criterion[]
  /** What the plan calls an invalid mark, sheet or ballot. */
  readonly rules: BallotRules
  /** Whose ballot a paper may be; empty where ballots are anonymous or have numbers only. */
  readonly jurors: readonly { readonly juror: string; readonly seat: string }[]
  readonly issued: number | null
  /** Ballots that count, however they came. */
  readonly received: number
}

/** A paper that can be corrected after the lock. */
export interface DeskBallot {
  readonly panel: string
  readonly holder: string
  /** Whom it is for: everybody, or one where sheets are one a contestant. */
  readonly of: readonly string[]
  /** What people call it: a seat, 第12号票, 票箱7. */
  readonly name: string
  readonly via: Via
  readonly corrected: boolean
}

/** A correction, cell by cell: what stood there and what stands there now, by whom and why. */
export interface DeskCorrection {
  readonly seq: Seq
  readonly at: Millis
  readonly panel: string
  readonly holder: string
  /** What people call the ballot. */
  readonly name: string
  readonly supervisor: string
  readonly reason: string
  /** `first` before, `second` after. */
  readonly cells: readonly Difference[]
  /** Void before and after, with the reasons, where that changed. */
  readonly spoilt: readonly [string | null, string | null] | null
}

/** What the counting desk may know. */
export interface DeskView {
  readonly audience: 'desk'
  readonly seq: Seq
  readonly term: number
  readonly title: string
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
  readonly ballots: 'named' | 'anonymous'
  readonly sheet: 'matrix' | 'single'
  readonly contestants: readonly { readonly id: string; readonly place: number; readonly name: string; readonly unscored: boolean; readonly phase: Phase }[]
  readonly panels: readonly DeskPanel[] | null
  readonly clerks: readonly { readonly id: string; readonly name: string }[]
  readonly sheets: readonly DeskSheet[]
  readonly correctable: readonly DeskBallot[]
  /** The latest first. */
  readonly corrections: readonly DeskCorrection[]
  /** Recusals by juror: what a paper may not say. */
  readonly recusals: readonly { readonly juror: string; readonly contestant: string }[]
}
