import type { Exact, Rounding } from './exact'

/** What a figure in a working is a figure of. */
export type SubjectKind =
  // judging
  | 'mark' | 'criterion' | 'juror' | 'panel' | 'group' | 'addition' | 'overtime' | 'factor' | 'weight' | 'composite'
  // assessment
  | 'figure' | 'indicator' | 'block' | 'bonus' | 'deduction' | 'veto'

/** Which figure: its kind, its id in the scheme, and the name that people know it by ('' where it has none). */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly name: string
}

/** How a figure comes about from its parts. */
export type Operation =
  | 'given' | 'sum' | 'mean' | 'median' | 'product' | 'weighted' | 'weightedMean' | 'band' | 'prorated'
  | 'completion' | 'efficacyCoefficient' | 'growth' | 'byRank' | 'vetoed' | 'none'

/** Why a part does not count in the figure above it. */
export type LeftOut =
  | 'lowest' | 'highest' | 'far'
  | 'missing' | 'abstained' | 'recused' | 'incomplete'
  | 'belowMinimum' | 'aboveMaximum' | 'offStep' | 'notANumber' | 'ballotInvalid'
  | 'quorum' | 'notBest' | 'noFigure' | 'noTarget' | 'noBase' | 'vetoed'

/**
 * One figure and where it comes from (每一分从哪来): a tree from the composite down to single marks and raw figures ([WK1]).
 * `value` is what the figure above takes; `uncut` is there where `rounding` changed it. A figure without a value says why in `left`.
 */
export interface Working {
  readonly of: Subject
  readonly by: Operation
  readonly value: Exact | null
  readonly uncut?: Exact
  readonly rounding?: Rounding
  /** Held at a floor or a cap; `uncut` is what it would have been. */
  readonly held?: 'floor' | 'cap'
  readonly left?: LeftOut
  readonly parts: readonly Working[]
}
