import type { Exact } from '../exact'
import type { Fault } from '../fault'
import type { Ranked } from '../rank'
import type { LeftOut, Working } from '../working'
import type { AssessmentFaultCode } from './codes'
import type { Veto } from './scheme'

/** What a unit lacks for a composite: a figure of an indicator, the points of a block (`indicator` is `null`), or a given composite (both are). */
export interface Lack {
  readonly block: string | null
  readonly indicator: string | null
  readonly why: LeftOut
}

/** What came of one unit. Points are exact; how many places are written is said by the scheme's rounding. */
export interface UnitResult {
  readonly unit: string
  /** In the scheme's order; `null` where the block has no points. */
  readonly blocks: readonly { readonly block: string; readonly points: Exact | null }[]
  readonly bonus: Exact
  /** Above zero: what is taken away. */
  readonly deduction: Exact
  readonly composite: Exact | null
  readonly rank: number | null
  /** Why there is no composite; empty where there is one. Indicators that were left out are said here too. */
  readonly lacks: readonly Lack[]
  readonly vetoes: readonly { readonly veto: Veto; readonly reason: string }[]
  readonly working: Working
}

/** The whole of an assessment. */
export interface Assessed {
  readonly ok: true
  /** In the order of the figures' `units`. */
  readonly units: readonly UnitResult[]
  /** Each block's ranking among the units that have its points, in the scheme's order. */
  readonly blocks: readonly { readonly block: string; readonly ranking: readonly Ranked[] }[]
  /** By the composite, ties parted as the scheme says; whoever cannot be ranked is not in it. */
  readonly ranking: readonly Ranked[]
}

/** Nothing was computed: the scheme is impossible, or a figure is none of it. */
export interface AssessmentRefused {
  readonly ok: false
  readonly faults: readonly Fault<AssessmentFaultCode>[]
}
