import type { Decimal } from '../exact'

/** Points are held between these; not held where they are not told. */
export interface Hold {
  readonly floor?: Decimal
  readonly cap?: Decimal
}

/** Which figures are better. */
export type Direction = 'higher' | 'lower'

/** What a completion is measured against: one target for all, or each unit's own. Above zero. */
export type Target = { readonly from: 'unit' } | { readonly from: 'scheme'; readonly value: Decimal }

/** What is compared: the figure itself; actual ÷ target, in percent; (actual − base) ÷ base, in percent. */
export type Measure =
  | { readonly kind: 'value' }
  | { readonly kind: 'completion'; readonly target: Target }
  | { readonly kind: 'growth' }

/** 给定得分: the figure is the points. */
export interface Given extends Hold {
  readonly kind: 'given'
}

/**
 * 完成率. Higher is better: actual ÷ target × full. Lower is better, as the scheme says: `inverse` target ÷ actual × full
 * (an actual of zero reaches the cap), `mirror` (2 − actual ÷ target) × full.
 */
export type Completion = Hold & { readonly kind: 'completion'; readonly target: Target } & (
    | { readonly direction: 'higher' }
    | { readonly direction: 'lower'; readonly formula: 'inverse' | 'mirror' }
  )

/** 不允许值 and 满意值: told by the scheme, or the worst and the best of the group. */
export type Bounds =
  | { readonly from: 'scheme'; readonly notAllowed: Decimal; readonly satisfactory: Decimal }
  /** All figures equal: everybody stands at the best unless told. */
  | { readonly from: 'group'; readonly whenEqual?: 'best' | 'worst' }

/** 功效系数法: (actual − 不允许值) ÷ (满意值 − 不允许值) × span + base, of a hundred; 40 and 60 unless told. */
export interface EfficacyCoefficient extends Hold {
  readonly kind: 'efficacyCoefficient'
  /** The figure itself unless told. */
  readonly of?: Measure
  readonly direction: Direction
  readonly bounds: Bounds
  readonly base?: Decimal
  readonly span?: Decimal
}

/**
 * 增速, in percent, as points by itself. `linear`: `start` points at a growth of `from`, and `perPoint` more for each percentage point
 * that is better. `target`: growth ÷ target growth × full; the target is above zero, or below it where lower is better.
 * By the rank of growth or by its efficacy: those methods, with `of` growth.
 */
export interface Growth extends Hold {
  readonly kind: 'growth'
  /** From actual and base unless told; `value`: the figure is the growth, in percent. */
  readonly of?: { readonly kind: 'growth' | 'value' }
  readonly direction: Direction
  readonly points:
    | { readonly by: 'linear'; readonly start: Decimal; readonly from: Decimal; readonly perPoint: Decimal }
    | { readonly by: 'target'; readonly target: Decimal }
}

/** 按位次赋分. `table`: the points of the first, the second and so on, `rest` below. `step`: `top`, and `step` fewer a place. */
export interface ByRank extends Hold {
  readonly kind: 'byRank'
  /** The figure itself unless told. */
  readonly of?: Measure
  readonly direction: Direction
  readonly award:
    | { readonly by: 'table'; readonly points: readonly Decimal[]; readonly rest: Decimal }
    | { readonly by: 'step'; readonly top: Decimal; readonly step: Decimal }
  /** Who is equal: all get the points of their rank, or the mean of the places that they cover. */
  readonly ties: 'rank' | 'mean'
}

/** How an indicator's figures become points. */
export type Method = Given | Completion | EfficacyCoefficient | Growth | ByRank
