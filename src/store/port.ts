import type { Hash } from '../book/hash'
import type { NewSlip } from '../session/slip'
import type { BoxRecord } from './jury-records'
import type { AssetRecord, BookRecord, KeyRecord, LineRecord, SessionRecord, SignatureRecord, SlipRecord, SnapshotRecord } from './records'

/** Where a branch of a book stands in the store. */
export interface Branch {
  readonly book: Hash
  readonly branch: Hash
}

/** All that a new book puts down, in one transaction. */
export interface NewBook {
  readonly book: BookRecord
  readonly line: LineRecord
  readonly plan: AssetRecord
  readonly slips: readonly NewSlip[]
  readonly key: KeyRecord
  readonly signature: SignatureRecord
}

/** A session that is founded and opened at once. */
export interface NewSession extends NewBook {
  readonly session: SessionRecord
}

/** One line on its way to the disk, with what lies beside it. */
export interface NewLine {
  readonly line: LineRecord
  readonly slips: readonly NewSlip[]
  /** Of the new head; made beforehand, so that the transaction is open for as short as can be. */
  readonly signature: SignatureRecord
  /** Whether this line seals the book. */
  readonly seals: boolean
  /** Anonymous ballots that this line takes out of the box: written only if nothing else of these contestants lies there. */
  readonly empties?: { readonly ids: readonly string[]; readonly contestants: readonly string[] }
  /** Whether the book is a rehearsal's, which may have been thrown away meanwhile: then nothing is written. */
  readonly rehearsal: boolean
}

/** Everything that opening a book needs beside its lines. */
export interface StoredBook {
  readonly session: SessionRecord
  readonly book: BookRecord
  readonly plan: Uint8Array
  readonly slips: readonly SlipRecord[]
  readonly secret: string | null
  /** Of the branch that the book stands on. */
  readonly signatures: readonly SignatureRecord[]
}

/**
 * What the home needs of a store. The real one is IndexedDB; tests bring one in memory that can fail and crash.
 * Every method may reject with a `StoreError`; `append` rejects nothing else.
 */
export interface BookStore {
  create(fresh: NewSession): Promise<void>
  /** Adds a line with strict durability. `taken`: that number is written already, by another window. */
  append(fresh: NewLine): Promise<'written' | 'taken'>
  book(session: string): Promise<StoredBook | null>
  /** Lines after `seq`, in order. */
  linesAfter(branch: Branch, seq: number, limit?: number): Promise<LineRecord[]>
  slipsOf(book: Hash): Promise<SlipRecord[]>
  /** The anonymous ballots that wait for a lock. */
  box(book: Hash): Promise<readonly BoxRecord[]>
  snapshot(branch: Branch): Promise<SnapshotRecord | null>
  saveSnapshot(snapshot: SnapshotRecord): Promise<void>
  /** The session that is open, and the one that screens follow. */
  running(): Promise<{ readonly session: string | null; readonly followed: string | null }>
  setRunning(session: string | null): Promise<void>
}

/** Why a store did not do what it was asked. */
export const STORE_FAULTS = ['blocked', 'newer', 'vanished', 'full', 'timeout', 'failed', 'thrownAway'] as const
export type StoreFault = (typeof STORE_FAULTS)[number]

/** A failed write may have been written: whoever catches this reads the head again before saying anything. */
export class StoreError extends Error {
  constructor(readonly fault: StoreFault, options?: ErrorOptions) {
    super(`store: ${fault}`, options)
    this.name = 'StoreError'
  }
}
