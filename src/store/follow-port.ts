import type { Hash } from '../book/hash'
import type { Slip } from '../book/slips'
import type { Lead } from '../session/state'
import type { AssetRecord, BookRecord, KeyRecord, LeftLines, LineRecord, SessionRecord, SignatureRecord, SlipRecord } from './records'

/** How far this device has a book. `home`: it has the signing key of the present term. */
export interface StoredCopy {
  readonly session: string
  readonly record: BookRecord
  readonly leads: readonly Lead[]
  readonly head: LineRecord
  readonly home: boolean
}

/** Lines from some number on, the slips that stand in them, and the leader's newest signature where these lines reach it. */
export interface Tail {
  readonly lines: readonly LineRecord[]
  readonly slips: readonly SlipRecord[]
  readonly signature: SignatureRecord | null
}

/** A book that another device leads, whole, as it comes to this one. */
export interface ForeignBook {
  readonly session: SessionRecord
  readonly book: BookRecord
  readonly plan: AssetRecord
  readonly lines: readonly LineRecord[]
  readonly slips: readonly Slip[]
  readonly signature: SignatureRecord
}

/** Lines that follow this copy's head on its own branch. */
export interface MoreLines {
  readonly book: Hash
  readonly branch: Hash
  readonly lines: readonly LineRecord[]
  readonly slips: readonly Slip[]
  readonly signature: SignatureRecord
}

/** A new term: the copy's first `keep` lines stay, what follows them is `lines`, on a branch of its own. */
export interface NewTerm extends MoreLines {
  /** The branch that the copy stands on, as its reader knows it. */
  readonly before: Hash
  readonly keep: number
  readonly term: number
  readonly leads: readonly Lead[]
  /** Where this device leads from now on: its key. Then nothing may have come after `keep`. */
  readonly key: KeyRecord | null
}

/**
 * What a device needs of its store to hold a book that others write too. Every method may reject with a `StoreError`;
 * each does all of its work or nothing.
 */
export interface FollowStore {
  copy(book: Hash): Promise<StoredCopy | null>
  /** The plan's bytes, and the slips that stand in it. */
  plan(book: Hash): Promise<{ readonly session: SessionRecord; readonly rehearsal: boolean; readonly bytes: Uint8Array; readonly slips: readonly SlipRecord[] } | null>
  tail(branch: { readonly book: Hash; readonly branch: Hash }, from: number, limit: number): Promise<Tail>
  /** `known`: this device has the book already. */
  begin(fresh: ForeignBook): Promise<'begun' | 'known'>
  /** `taken`: another window was first. */
  extend(more: MoreLines): Promise<'written' | 'taken'>
  /** `stale`: the copy has moved on meanwhile. */
  move(next: NewTerm): Promise<'moved' | 'stale'>
  left(book: Hash): Promise<readonly LeftLines[]>
  settle(book: Hash, branch: Hash, seq: number): Promise<void>
}
