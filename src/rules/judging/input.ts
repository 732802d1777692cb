import type { Decimal } from '../exact'

/** One mark of one juror. Their order does not matter ([MK1]). */
export interface Mark {
  readonly contestant: string
  readonly panel: string
  readonly juror: string
  readonly criterion: string
  /** A decimal, or the name of an option; `null` where there is none. */
  readonly value: string | null
  /** Why there is none; missing unless told. 弃权, 回避, 无效. */
  readonly state?: 'missing' | 'abstained' | 'recused' | 'invalid'
}

/** Who is scored, in stage order. */
export interface Entrant {
  readonly id: string
  readonly category?: string
  /** 登台不参评: no score, no rank. */
  readonly unscored?: true
}

/** What is not a mark. */
export interface Additions {
  /** Whoever appears in a mark or an addition, sorted by id, unless told. */
  readonly contestants?: readonly Entrant[]
  /** By the id of the addition or factor, by contestant: points, or several that are added. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, Decimal | readonly Decimal[]>>>>
  /** How long each was over time, in milliseconds. */
  readonly overtime?: Readonly<Record<string, number>>
}
