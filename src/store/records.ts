import type { Hash } from '../book/hash'
import type { HeadSignature } from '../book/sign'
import type { Slip } from '../book/slips'
import type { State } from '../session/state'

/** One meeting as the start page lists it. `book` is the book that runs or ran. */
export interface SessionRecord {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly sample: boolean
  readonly created: number
  readonly book: Hash
  readonly sealed: boolean
}

/** A book and where it stands: its branch is the hash of the branch's first line. */
export interface BookRecord {
  readonly id: Hash
  readonly session: string
  readonly branch: Hash
  readonly term: number
  readonly plan: Hash
  readonly rehearsal: boolean
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
  | { readonly key: 'running'; readonly session: string | null; readonly followed: string | null }
