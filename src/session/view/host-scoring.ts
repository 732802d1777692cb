import type { Signer } from '../scoring/events'
import type { PanelCount } from '../scoring/state'
import type { Phase } from './jury'

/** How the marks of one contestant stand. */
export interface ScoringRow {
  readonly contestant: string
  readonly name: string
  readonly phase: Phase
  /** 登台不参评, withdrawn or not there: no marks are asked for. */
  readonly left: boolean
  /** 实收 and 应收; `expected` is `null` where nobody knows how many there are to be. */
  readonly received: number
  readonly expected: number | null
  /** Seats without a ballot; `null` where ballots are anonymous. */
  readonly missing: readonly string[] | null
  /** Its score has been shown. */
  readonly shown: boolean
}

/** One panel in the count. */
export interface ScoringPanel {
  readonly id: string
  readonly name: string
  readonly received: number
  readonly expected: number | null
  /** Paper ballots typed once, differing, settled. */
  readonly typed: number
  readonly differing: number
  readonly settled: number
}

/** 收分与计票 as the host's console sees it: counts and states, never a mark. */
export interface ScoringView {
  readonly ballots: 'named' | 'anonymous'
  readonly sheet: 'matrix' | 'single'
  readonly rows: readonly ScoringRow[]
  readonly panels: readonly ScoringPanel[]
  /** Whether the plan asks for a signed count before anything is shown. */
  readonly needsReport: boolean
  /** 监票报告, with the names of those who signed; `null` until it is made. */
  readonly report: { readonly panels: readonly (PanelCount & { readonly name: string })[]; readonly signed: Readonly<Record<Signer, string | null>> } | null
}
