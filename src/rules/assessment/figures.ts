import type { Decimal } from '../exact'

/** The figures of one unit for one indicator. What is not known is left out or `null`; it is never taken for zero ([AS4]). */
export interface IndicatorFigure {
  readonly unit: string
  readonly indicator: string
  /** Points for a given indicator, a growth in percent where growth is given; the reading otherwise, in the indicator's own unit. */
  readonly actual?: Decimal | null
  /** 目标, where each unit has its own. */
  readonly target?: Decimal | null
  /** 基数, for growth. */
  readonly base?: Decimal | null
  /** Why this indicator is none of this unit's business (不涉及): it is left out and the others of the block weigh more. */
  readonly exempt?: string
}

/** A bonus or a deduction: points above zero, and what for. */
export interface AdditionFigure {
  readonly unit: string
  readonly kind: 'bonus' | 'deduction'
  readonly points: Decimal
  readonly reason: string
}

/** A veto that fell on a unit, and why. */
export interface VetoFigure {
  readonly unit: string
  readonly veto: string
  readonly reason: string
}

/** What is known of the units. The order of rows does not matter; `units` is the order in which ties are listed. */
export interface AssessmentFigures {
  /** Whoever is assessed, by id. */
  readonly units: readonly string[]
  readonly indicators?: readonly IndicatorFigure[]
  /** Points of blocks that have no indicators. */
  readonly blocks?: readonly { readonly unit: string; readonly block: string; readonly points: Decimal | null }[]
  /** Composites, where they are given. */
  readonly composites?: readonly { readonly unit: string; readonly points: Decimal | null }[]
  readonly additions?: readonly AdditionFigure[]
  readonly vetoes?: readonly VetoFigure[]
}
