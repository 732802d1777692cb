import type { ThrownAway } from '../link/windows'
import type { Command } from '../session/commands'
import type { LeitaiDatabase } from '../store/database'
import type { DraftStore } from '../store/drafts'
import type { LifecycleStore } from '../store/lifecycle'
import type { PictureStore } from '../store/pictures'
import type { BookStore, StoredBook } from '../store/port'
import type { Ledger } from './ledger'
import type { Answer } from './protocol'
import type { DraftChanged } from './prepared-requests'

/** The book that a worker lives in. */
export interface LivedBook {
  readonly stored: StoredBook
  readonly ledger: () => Ledger
  /** Reads what other windows have written. @throws StoreError */
  readonly catchUp: () => Promise<unknown>
}

/** What a worker needs to serve a page beside living in a session. @property window the id of this worker's window */
export interface DeskNeeds {
  readonly database: LeitaiDatabase
  readonly store: BookStore
  readonly drafts: DraftStore
  readonly lifecycle: LifecycleStore
  readonly pictures: PictureStore
  readonly random: (bytes: number) => string
  readonly wall: () => number
  readonly device: string
  readonly window: string
  /** Tells all windows that a section was saved. */
  readonly draftChanged: (changed: DraftChanged) => void
  /** The venue runs another session now: screens and workers are told. */
  readonly runs: (session: string | null) => void
  /** A rehearsal's book was thrown away: whoever lives in it is told. */
  readonly thrownAway: (gone: ThrownAway) => void
  /** A picture that another device may have; `null` where it has not, or there is no link. */
  readonly foreignPicture: (hash: string) => Promise<Uint8Array | null>
  /** The book that this worker lives in; `null` where it lives in none. */
  readonly living: () => LivedBook | null
  /** Sends a command of this window, as its page would. */
  readonly command: (command: Command) => Promise<Answer>
  /** A ballot was put into the box: whoever counts is told. */
  readonly boxChanged: (session: string) => void
}
