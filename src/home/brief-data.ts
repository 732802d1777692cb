import type { PanelCount } from '../session/scoring/state'

/** One contestant on the chair's page. */
export interface BriefRow {
  readonly place: number
  readonly name: string
  readonly role: string
  readonly score: string | null
  readonly rank: number | null
  readonly grade: string | null
  /** Why there is no score, by a code of the rules, or `marksOpen`. */
  readonly none: string | null
  readonly panels: readonly { readonly name: string; readonly score: string | null }[]
  readonly others: readonly { readonly name: string; readonly value: string }[]
}

/** 呈阅件: what marks come to, for the chair alone, before anything is published. */
export interface BriefData {
  readonly title: string
  readonly date: string
  readonly venue: string | null
  readonly sample: boolean
  readonly rehearsal: boolean
  /** Every mark is locked. */
  readonly complete: boolean
  readonly rows: readonly BriefRow[]
  readonly count: readonly (PanelCount & { readonly name: string })[] | null
  /** What the chair should know: `open` marks are still open, `unsigned` the count is not signed, `tied` equal at the cut. */
  readonly notes: readonly ('open' | 'unsigned' | 'tied')[]
}
