/** One juror's total for one contestant, by seat. */
export interface SeatMark {
  readonly seat: string
  readonly value: string
  /** 去掉: it was dropped, as the highest or the lowest. */
  readonly dropped: 'lowest' | 'highest' | 'other' | null
}

/** What a panel gave; its marks where the hall may see them. */
export interface PanelScore {
  readonly name: string
  readonly score: string | null
  readonly marks: readonly SeatMark[] | null
}

/** 亮分: one contestant's marks light up, those that are dropped are struck through, then the score, then the rank. */
export interface ScoreScene {
  readonly kind: 'score'
  readonly unit: string
  readonly role: string
  readonly place: number
  readonly of: number
  readonly panels: readonly PanelScore[]
  /** What else counts: 超时扣分, 考核得分. `value` carries its sign. */
  readonly others: readonly { readonly name: string; readonly value: string }[]
  /** `null`: no score came about, and `none` says why, by a code of the rules. */
  readonly score: string | null
  readonly none: string | null
  /** Among those shown so far, where the plan shows it. */
  readonly rank: number | null
  /** 暂列: others are still to come. */
  readonly provisional: boolean
  readonly grade: string | null
}

/** Scores of several contestants that are shown together, in stage order. */
export interface ScoresScene {
  readonly kind: 'scores'
  readonly rows: readonly {
    readonly name: string
    readonly score: string | null
    /** No score came about: why, by a code of the rules. Without it a missing score is a dash. */
    readonly none?: string | null
    readonly rank: number | null
    readonly grade: string | null
  }[]
  readonly provisional: boolean
}

/** Live bars of all contestants so far, from zero. They grow with each shown score. */
export interface BarsScene {
  readonly kind: 'bars'
  /** The longest that a bar can be. */
  readonly full: string
  readonly rows: readonly {
    readonly name: string
    /** `null`: 待揭晓, or none came about. */
    readonly score: string | null
    /** No score came about: why, by a code of the rules. */
    readonly none?: string | null
    /** What the bar stood at before this view; `null` where it was not there. */
    readonly before: string | null
    readonly rank: number | null
  }[]
  readonly provisional: boolean
  /** Marks are still coming in. */
  readonly open: boolean
}

/** 收票: received n of m, by panel; never who. */
export interface TallyScene {
  readonly kind: 'tally'
  readonly panels: readonly { readonly name: string; readonly received: number; readonly expected: number }[]
  readonly received: number
  readonly expected: number
  readonly locked: boolean
}

/** 名单: those who go on, or all, without ranks (排名不分先后) unless `ranked`. */
export interface ListScene {
  readonly kind: 'list'
  readonly heading: string
  readonly rows: readonly { readonly name: string; readonly rank: number | null }[]
  /** Equal at the cut: left to people. */
  readonly tied: readonly string[]
  /** How many places there are; `null` where everybody is on the list. */
  readonly places: number | null
  readonly ranked: boolean
}

/** 等次: names by grade, the best first, without grades that nobody has; within a grade in stage order. */
export interface GradesScene {
  readonly kind: 'grades'
  readonly grades: readonly { readonly name: string; readonly names: readonly string[] }[]
}

export type ScoringScene = ScoreScene | ScoresScene | BarsScene | TallyScene | ListScene | GradesScene
