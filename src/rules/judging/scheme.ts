import type { Decimal, Rounding } from '../exact'

/** What is scored (评分项). */
export interface Criterion {
  readonly id: string
  readonly name: string
  /** The most that a mark may be. */
  readonly max: Decimal
  /** The least; `"0"` unless told. */
  readonly min?: Decimal
  /** A mark is `min` and whole steps: `"0.5"`. Any decimal unless told. */
  readonly step?: Decimal
  /** What a mark, or the score of the criterion, is multiplied by; `"1"` unless told. */
  readonly weight?: Decimal
  /** Words that may stand for a mark (优秀 → 95): then nothing else may. */
  readonly options?: readonly { readonly name: string; readonly points: Decimal }[]
}

/** What is dropped before marks are put together (去掉最高分最低分). Marks are sorted upwards, equal ones by seat, and cut from both ends ([TR1]). */
export type Drop =
  | { readonly by: 'none' }
  | { readonly by: 'fixed'; readonly low: number; readonly high: number }
  /** A share of the marks from each end, `"0.1"`; `count` says what a broken number of marks becomes. */
  | { readonly by: 'share'; readonly low: Decimal; readonly high: Decimal; readonly count: 'down' | 'nearest' | 'up' }
  /** Only the `keep` marks that lie closest together; equally close: the highest of them ([TR4]). */
  | { readonly by: 'closest'; readonly keep: number }

/** A drop, or one by how many marks there are ([TR3]). */
export type Trim =
  | Drop
  | {
      readonly by: 'size'
      readonly rows: readonly { readonly size: number; readonly drop: Drop }[]
      /** A number of marks that has no row: nothing is dropped, or what the next smaller row says. */
      readonly between: 'none' | 'smaller'
    }

/** The cuts inside a panel, each where the scheme says and nowhere else. */
export interface PanelRounding {
  readonly mark?: Rounding
  /** The score of a criterion over all jurors; for panels that go by criterion. */
  readonly criterion?: Rounding
  /** Each weighted mark, or each weighted score of a criterion, before they are added. */
  readonly weighted?: Rounding
  /** A juror's total; for panels that go by juror. */
  readonly juror?: Rounding
}

/** How many jurors must count for a score to come about: a number, or `[2, 3]` of the seats. */
export type Quorum = number | readonly [number, number]

interface PartOf {
  readonly id: string
  readonly name: string
  /** What its figure is multiplied by, one after another: 难度系数 of each contestant (an addition's id), or a number for all. */
  readonly factors?: readonly ({ readonly constant: Decimal } | { readonly addition: string })[]
  /** Cuts its figure, after the factors. */
  readonly rounding?: Rounding
  /** Its weight in the group that it is a part of; `"1"` unless told. */
  readonly weight?: Decimal
  /** Cuts the weighted figure, before it is put together with others. */
  readonly weightedRounding?: Rounding
  /** It is taken away from its group instead of added. */
  readonly minus?: true
}

/** Jurors with one weight and one trim (评委组). */
export interface Panel extends PartOf {
  readonly kind: 'panel'
  /** Ids of criteria; all of the scheme unless told. */
  readonly criteria?: readonly string[]
  /** The jurors, in the order of their seats. Where it is told, a seat without a mark is missing, and nobody else may score. */
  readonly seats?: readonly string[]
  /** What comes about first: each juror's total, or each criterion's score over all jurors. The trim goes with it. */
  readonly per: 'juror' | 'criterion'
  /** How criteria are put together, by their weights; a sum unless told. */
  readonly criteriaBy?: 'sum' | 'weightedMean'
  /** How jurors are put together. `prorated`: the mean of those that count, times the number of seats or of jurors. */
  readonly combine: 'sum' | 'mean' | 'median' | 'prorated'
  /** Its own trim goes before the scheme's ([TR2]). */
  readonly trim?: Trim
  /** A juror without a mark: left out unless told; `void`: then there is no score. */
  readonly missing?: 'leaveOut' | 'zero' | 'void'
  /** What an invalid mark spoils: itself, the juror's marks for this contestant, or all of the juror's. */
  readonly invalid?: 'mark' | 'sheet' | 'ballot'
  readonly quorum?: Quorum
  readonly cuts?: PanelRounding
}

/** Points that come from elsewhere (考核得分, 加分, 扣分, an earlier round): one figure a contestant, or several that are added. */
export interface Addition extends PartOf {
  readonly kind: 'addition'
  /** Who has none: no score, unless told that it counts as nothing. */
  readonly missing?: 'void' | 'zero'
}

/** A deduction by the timer, taken away from its group. */
export interface Overtime extends PartOf {
  readonly kind: 'overtime'
  /** From more than `over` milliseconds of overtime on, `points` are taken away; the last band that applies. */
  readonly bands: readonly { readonly over: number; readonly points: Decimal }[]
  /** Beyond the last band, each begun `every` milliseconds take `points` more, up to `most` in all. */
  readonly beyond?: { readonly every: number; readonly points: Decimal; readonly most?: Decimal }
}

/** Parts put together: rounds, groups of panels, marks and assessment. */
export interface Group extends PartOf {
  readonly kind: 'group'
  readonly parts: readonly Part[]
  /** `weightedMean` divides by the weights of the parts that count. A sum unless told. */
  readonly by?: 'sum' | 'weightedMean'
  /** Only the best of its parts count: the better of two rounds. */
  readonly best?: number
  /** A part without a figure: no figure for the group, unless told to leave it out. */
  readonly missing?: 'void' | 'leaveOut'
  readonly floor?: Decimal
  readonly cap?: Decimal
}

export type Part = Panel | Addition | Overtime | Group

/** What parts those who are equal, one after another; whoever is still equal shares a rank ([TB1]). More is better unless `lower`. */
export type TieBreaker = (
  | { readonly by: 'part'; readonly part: string }
  | { readonly by: 'criterion'; readonly criterion: string; readonly panel?: string }
  | { readonly by: 'highestMark' | 'lowestMark'; readonly panel?: string }
  /** The sum of all valid marks, those that were dropped among them. */
  | { readonly by: 'allMarks'; readonly panel?: string }
  /** How many marks are just this. */
  | { readonly by: 'markCount'; readonly mark: Decimal; readonly panel?: string }
  /** The composite with so many decimals; all of them where `places` is not told. */
  | { readonly by: 'decimals'; readonly places?: number }
  /** Who stood earlier in the order. */
  | { readonly by: 'order' }
) & { readonly lower?: true }

/** Who goes on (晋级). */
export interface Advance {
  readonly first: number
  /** Who is equal at the cut: shown as tied and left to people; all of them; or none of them. */
  readonly atCut: 'show' | 'all' | 'none'
}

/** 等次, the best first. By cut-off: the last one without `from` takes the rest. By share: of those ranked. */
export type Grades =
  | { readonly by: 'cutOff'; readonly grades: readonly { readonly name: string; readonly from?: Decimal }[] }
  | {
      readonly by: 'share'
      readonly grades: readonly { readonly name: string; readonly share?: Decimal }[]
      readonly count: 'down' | 'nearest' | 'up'
      /** Who is equal at the edge of a grade: all get the better one, or all the worse one. */
      readonly atEdge: 'better' | 'worse'
    }

/** 评分办法: how marks become a score, and scores a ranking. Decimals are texts, so that a file carries them exactly. */
export interface Scheme {
  readonly criteria: readonly Criterion[]
  /** For panels without a trim of their own. */
  readonly trim?: Trim
  /** What everything comes to; its `rounding` is that of the published figure. */
  readonly composite: Group & { readonly rounding: Rounding }
  readonly ranking: {
    /** By the figure that is published, or by the exact one. */
    readonly by: 'published' | 'exact'
    readonly lowestFirst?: true
    readonly ties?: readonly TieBreaker[]
    /** A list without ranks (排名不分先后): in the contestants' order. */
    readonly unranked?: true
    readonly advance?: Advance
    /** Categories are ranked apart. */
    readonly categories?: 'apart'
  }
  readonly grades?: Grades
}
