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
  | 'completion' | 'completionInverse' | 'completionMirror' | 'efficacyCoefficient' | 'growth' | 'growthLinear' | 'growthTarget' | 'byRank' | 'vetoed' | 'none'

/** Why a part does not count in the figure above it. */
export type LeftOut =
  | 'lowest' | 'highest' | 'far'
  | 'missing' | 'abstained' | 'recused' | 'incomplete'
  | 'belowMinimum' | 'aboveMaximum' | 'offStep' | 'notANumber' | 'ballotInvalid'
  | 'quorum' | 'tooFew' | 'notBest' | 'noFigure' | 'noTarget' | 'noBase' | 'vetoed'
  | 'exempt' | 'figureNegative' | 'targetNotPositive' | 'baseNotPositive'

/**
 * One figure and where it comes from (每一分从哪来): a tree from the composite down to single marks and raw figures ([WK1]).
 * `value` is the figure; `uncut` is there where `rounding` changed it. The figure above takes `counts` where it is there (weighted, cut,
 * taken away) and `value` otherwise, and nothing of a part with `left`. A figure without a value says why in `left`.
 */
export interface Working {
  readonly of: Subject
  readonly by: Operation
  readonly value: Exact | null
  readonly uncut?: Exact
  readonly rounding?: Rounding
  readonly weight?: Exact
  readonly counts?: Exact
  /** Held at a floor or a cap; `uncut` is what it would have been. */
  readonly held?: 'floor' | 'cap'
  readonly left?: LeftOut
  readonly parts: readonly Working[]
}
