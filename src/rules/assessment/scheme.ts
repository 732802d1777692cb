import type { Decimal, Rounding } from '../exact'
import type { Hold, Method } from './method'

/** What becomes of an indicator without a figure: its unit is not ranked, or the indicator is left out and the others of the block weigh more ([AS4], [AS5]). */
export type Missing = 'notRanked' | 'leaveOut'

/** 指标. */
export interface Indicator {
  readonly id: string
  readonly name: string
  /** 满分: the points that its method gives for all of it. */
  readonly full: Decimal
  /** What it is worth in its block; `full` unless told. The weights of a block come to the block's `full`. */
  readonly weight?: Decimal
  readonly method: Method
}

/** 板块. Without indicators its points are given as they are. */
export interface Block {
  readonly id: string
  readonly name: string
  readonly full: Decimal
  /** What it is worth in the composite; `full` unless told. The weights of all blocks come to the scheme's `full`. */
  readonly weight?: Decimal
  readonly indicators?: readonly Indicator[]
  /** Instead of the scheme's. */
  readonly missing?: Missing
}

/** 加分 or 扣分: the most that one item and all items of a unit may come to. */
export interface AdditionRule {
  readonly perItem?: Decimal
  readonly cap?: Decimal
}

/** What a 一票否决 does: the score is zero; no rank; a place behind all others; no flag; no grade better than `grade`. */
export type VetoEffect =
  | { readonly kind: 'zero' | 'notRanked' | 'last' | 'noFlag' }
  | { readonly kind: 'gradeCap'; readonly grade: string }

/** 一票否决. */
export interface Veto {
  readonly id: string
  readonly name: string
  readonly effect: VetoEffect
}

/** The cuts, each where the scheme says and nowhere else ([AS3]). */
export interface AssessmentRounding {
  /** A completion or a growth, in percent, before it becomes points. */
  readonly measure?: Rounding
  readonly indicator?: Rounding
  readonly weightedIndicator?: Rounding
  readonly block?: Rounding
  readonly weightedBlock?: Rounding
  /** The published composite. */
  readonly composite?: Rounding
}

/** What parts units that are equal, one after another: more is better. `exact`: the composite before its last cut. */
export type AssessmentTie =
  | { readonly by: 'block'; readonly block: string }
  | { readonly by: 'indicator'; readonly indicator: string }
  | { readonly by: 'exact' }

/** 考核办法: how figures become points, blocks, a composite and a ranking. Decimals are texts, so that a file carries them exactly. */
export interface AssessmentScheme {
  /** 总分: what all blocks are worth together. */
  readonly full: Decimal
  readonly blocks: readonly Block[]
  /** `notRanked` unless told. */
  readonly missing?: Missing
  /** The sum of the blocks unless told; given: as the figures say, with bonus and deduction in it. */
  readonly composite?: Hold & { readonly by: 'sum' | 'given' }
  /** Where it is not told, there is no bonus. */
  readonly bonus?: AdditionRule
  readonly deduction?: AdditionRule
  readonly vetoes?: readonly Veto[]
  readonly rounding?: AssessmentRounding
  /** By the published composite unless told. */
  readonly ranking?: { readonly by: 'published' | 'exact'; readonly ties?: readonly AssessmentTie[] }
}
