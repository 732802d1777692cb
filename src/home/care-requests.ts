import * as v from 'valibot'
import { hex } from '../session/schema'
import type { PlanDraft } from '../session/plan'
import type { SessionState } from '../store/records'

const session = hex(16)

/** What a page asks of its worker when storage is in trouble, for the diagnostics file, and for paper. */
export const careRequests = [
  /**
   * Saves what is left of a session's book. `archive`: as an archive, up to the last good line. `raw`: all that is
   * stored of it, byte by byte and unchecked.
   */
  v.strictObject({ kind: v.literal('salvage'), session, as: v.picklist(['archive', 'raw']), verifier: v.string(), version: v.string() }),
  /** Deletes for good what lies in the bin. */
  v.strictObject({ kind: v.literal('emptyBin') }),
  v.strictObject({ kind: v.literal('diagnose') }),
  v.strictObject({ kind: v.literal('paper'), session }),
] as const

/** What the store holds of a session, in numbers. Nothing in it was typed by anybody. */
export interface SessionCounts {
  /** The first eight characters of its id. */
  readonly id: string
  readonly arena: string
  readonly state: SessionState
  readonly sample: boolean
  readonly inBin: boolean
  readonly lines: number
  readonly bytes: number
  /** Lines that cannot be read. */
  readonly unreadable: number
  /** How many events of each type. */
  readonly events: Readonly<Record<string, number>>
  readonly slips: number
}

/** The parts of a plan that are printed: who, when, what is read, and what ballots ask for. No figure and no result. */
export type PaperPlan = Pick<PlanDraft, 'title' | 'period' | 'date' | 'startTime' | 'venue' | 'organiser' | 'sample' | 'signature' | 'speech' | 'rundown' | 'scheme' | 'scoring' | 'jurors'> & {
  readonly contestants: readonly Pick<PlanDraft['contestants'][number], 'id' | 'unit' | 'shortName' | 'role' | 'person' | 'speech' | 'substitute' | 'unscored'>[]
}

/** The reply to each kind of request. */
export interface CareReplies {
  /** @property lines how many lines were saved @property whole whether that is all of them */
  salvage: { readonly name: string; readonly bytes: Uint8Array; readonly lines: number; readonly whole: boolean }
  emptyBin: null
  diagnose: { readonly database: number; readonly sessions: readonly SessionCounts[]; readonly drafts: number; readonly pictures: number; readonly milliseconds: number }
  paper: PaperPlan
}
