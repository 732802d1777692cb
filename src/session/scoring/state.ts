import type { SlipRef } from '../slip'
import type { Millis, Seq } from '../units'
import type { Signer } from './events'

/** A paper ballot on its way: typed once, typed twice, settled. */
export interface TypedSheet {
  readonly sheet: number
  readonly bundle: number
  readonly juror: string | null
  /** Whom it is for: all, or one where sheets are one a contestant. */
  readonly of: readonly string[]
  /** By which clerks, first and second. */
  readonly passes: readonly { readonly clerk: string; readonly slip: SlipRef }[]
  readonly settled: boolean
}

/** Where a ballot that counts came from. */
export type Via = 'page' | 'box' | 'paper' | 'import'

/** A ballot that counts, of one holder for one contestant. */
export interface Ballot {
  readonly slip: SlipRef
  readonly via: Via
  readonly corrected: boolean
  /** What the same juror sent from a page before, the oldest first. */
  readonly earlier: readonly SlipRef[]
}

/** A ballot that was put right after the lock ([CR1]). */
export interface Correction {
  readonly seq: Seq
  readonly at: Millis
  readonly panel: string
  readonly holder: string
  readonly of: readonly string[]
  /** What stood there for each contestant. */
  readonly before: Readonly<Record<string, SlipRef>>
  readonly after: SlipRef
  readonly supervisor: SlipRef
  readonly reason: string
}

/** 发出, 收回, 有效, 无效 of one panel. */
export interface PanelCount {
  readonly panel: string
  readonly issued: number
  readonly received: number
  readonly valid: number
  readonly invalid: number
}

/** Ballots that came close together, for bars that move with open marks: since when, and what each of them took the place of. */
export interface Wave {
  readonly since: Millis
  readonly replaced: readonly { readonly panel: string; readonly holder: string; readonly contestant: string; readonly before: Ballot | null }[]
}

/** The counting track: whose marks are open or locked, the ballots, the paper on the desks, the count, and what was shown. */
export interface ScoringState {
  readonly phases: Readonly<Record<string, 'open' | 'locked'>>
  /** By panel, holder and contestant. */
  readonly ballots: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Ballot>>>>>>
  /** By panel and number. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, TypedSheet>>>>
  readonly clerks: Readonly<Record<string, SlipRef>>
  /** Tables that have come in, by panel and SHA-256, and up to which of their ballots: none comes twice. */
  readonly imports: readonly { readonly panel: string; readonly hash: string; readonly upTo: number }[]
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[]
  readonly report: { readonly panels: readonly PanelCount[]; readonly signed: Readonly<Partial<Record<Signer, SlipRef>>> } | null
  /** Scores that have been shown, by contestant, with the line that showed them. */
  readonly shown: Readonly<Record<string, { readonly slip: SlipRef; readonly seq: Seq }>>
  /** Kept only where the plan lets bars move with open marks. */
  readonly wave: Wave | null
}

export const NO_SCORING: ScoringState = { phases: {}, ballots: {}, sheets: {}, clerks: {}, imports: [], corrections: [], report: null, shown: {}, wave: null }
