import type { Hash } from '../book/hash'
import type { HeadSignature } from '../book/sign'
import type { Slip } from '../book/slips'
import type { Section } from '../session/draft'
import type { Arena, PlanDraft } from '../session/plan'
import type { Screen } from '../session/screens'
import type { Lead, State } from '../session/state'
import type { ScreenSettings } from './screen-settings'

/**
 * `prepared`: its plan is being made · `rehearsing`: over a book to be thrown away · `open`: it has its book · `sealed` ·
 * `following`: another device leads its book, which is here too.
 */
export const SESSION_STATES = ['prepared', 'rehearsing', 'open', 'sealed', 'following'] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** One meeting as the start page lists it. Times are wall clock, in milliseconds. */
export interface SessionRecord {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly arena: Arena
  readonly sample: boolean
  readonly created: number
  readonly changed: number
  readonly state: SessionState
  /** The book that runs or ran: the live one, or a rehearsal's. */
  readonly book: Hash | null
  /** When it was put into the bin; it lies there for thirty days. */
  readonly deleted: number | null
}

/** One section of a plan that is being made, as it was last saved: the `rev`-th time, by which window. */
export interface DraftRecord {
  readonly session: string
  readonly section: Section
  readonly rev: number
  readonly at: number
  readonly window: string
  readonly value: unknown
}

/** Who approved a plan, and the plan as it was approved, so that it can be said what changed since. */
export interface ApprovalRecord {
  readonly session: string
  readonly by: string
  readonly at: number
  /** Of the approved plan's text. */
  readonly hash: Hash
  readonly plan: PlanDraft
}

/** Where a new term began on this device: lines of the old branch from `from` on, if there are any, are nowhere else. */
export interface LeftLines {
  readonly branch: Hash
  readonly from: number
  /** Those that were adopted or dropped by a person. */
  readonly settled: readonly number[]
}

/** A book and where it stands: its branch is the hash of the branch's first line. */
export interface BookRecord {
  readonly id: Hash
  readonly session: string
  readonly branch: Hash
  readonly term: number
  readonly plan: Hash
  readonly rehearsal: boolean
  /** The terms so far, where there has been more than the first. */
  readonly leads?: readonly Lead[]
  /** What was left behind whenever a new term began. */
  readonly left?: readonly LeftLines[]
}

/** One line: its exact bytes and their hash, under `[book, branch, seq]`. */
export interface LineRecord {
  readonly book: Hash
  readonly branch: Hash
  readonly seq: number
  readonly bytes: Uint8Array
  readonly hash: Hash
}

export type SlipRecord = Slip & { readonly book: Hash }

/** A frozen plan or a picture, by its SHA-256. */
export interface AssetRecord {
  readonly hash: Hash
  readonly bytes: Uint8Array
}

/** The newest signed head of a term. */
export type SignatureRecord = HeadSignature & { readonly branch: Hash }

/** A secret that never leaves the browser: a home's signing key, by book and term. */
export interface KeyRecord {
  readonly book: Hash
  readonly term: number
  readonly secret: string
}

/** A cache of the state after a line; good only while line, hash and reducer version agree. */
export interface SnapshotRecord {
  readonly book: Hash
  readonly branch: Hash
  readonly seq: number
  readonly hash: Hash
  readonly reducer: number
  readonly state: State
}

/**
 * What belongs to the place, not to a meeting. `running` names the session that is open, so that no update takes over
 * meanwhile, and the one that screens without a session of their own follow: a sealed one stays on them.
 */
export type VenueRecord =
  | { readonly key: 'device'; readonly device: string }
  /** What people call this device. */
  | { readonly key: 'name'; readonly name: string }
  | { readonly key: 'running'; readonly session: string | null; readonly followed: string | null }
  | { readonly key: 'screens'; readonly screens: Readonly<Partial<Record<Screen, ScreenSettings>>> }
