import { Dexie } from 'dexie'
import type { Hash } from '../book/hash'
import { picturesOf, picturesOfLines } from '../book/image'
import { parsePlan } from '../book/planbytes'
import { addBook } from './books'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { NewBook } from './port'
import type { BookRecord, SessionRecord, VenueRecord } from './records'

/** A book that is founded from a draft. @property revs the saves of each section that it was founded from */
export interface Founding {
  readonly fresh: NewBook
  readonly revs: ReadonlyMap<string, number>
  readonly at: number
}

/** Whether a book was founded. `changed`: a section was saved meanwhile. `refused`: the session is not being prepared. */
export type Founded = 'founded' | 'changed' | 'refused'

/** The ways of a session from its draft to its book, and into the bin. Every method may reject with a `StoreError`. */
export interface LifecycleStore {
  /** Puts the book down, makes it the session's and lets the venue run it, all or nothing. */
  found(founding: Founding): Promise<Founded>
  /** Deletes a rehearsal's book with all that belongs to it, and takes it off the screens. @returns the book, or `null` where none is rehearsed */
  throwAway(session: string, at: number): Promise<Hash | null>
  /** Moves a session into the bin (`at`) or out of it (`null`). */
  setDeleted(session: string, at: number | null): Promise<'done' | 'inUse' | 'missing'>
  /** Changes what the list says of a session. */
  retitle(session: string, title: string, at: number): Promise<boolean>
  /** Deletes for good what was put into the bin before a time. @returns the sessions' ids */
  purge(before: number): Promise<string[]>
}

/** The lifecycle in IndexedDB. */
export function createLifecycleStore(database: LeitaiDatabase): LifecycleStore {
  const { approvals, assets, books, box, cards, drafts, keys, lines, sessions, signatures, slips, snapshots, venue } = database
  const all = [approvals, assets, books, box, cards, drafts, keys, lines, sessions, signatures, slips, snapshots, venue]

  /** Deletes a book and all that lies beside it, but pictures: other books may name them. */
  async function deleteBook(id: Hash): Promise<void> {
    const book = await books.get(id)
    const within = [[id, Dexie.minKey], [id, Dexie.maxKey]] as const
    const inBranches = [[id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey]] as const
    await Promise.all([
      books.delete(id),
      box.where('book').equals(id).delete(),
      book === undefined ? null : assets.delete(book.plan),
      lines.where('[book+branch+seq]').between(...inBranches).delete(),
      signatures.where('[book+branch+term]').between(...inBranches).delete(),
      slips.where('[book+slip]').between(...within).delete(),
      keys.where('[book+term]').between(...within).delete(),
      snapshots.where('[book+branch]').between(...within).delete(),
    ])
  }

  async function deleteSession(id: string): Promise<Hash[]> {
    const named: Hash[] = []
    for (const { value } of await draftsOf(id).toArray()) named.push(...picturesOf(value))
    for (const book of await books.where('session').equals(id).toArray()) {
      named.push(...(await picturesOfBook(book)))
      await deleteBook(book.id)
    }
    await cards.where('[session+holder]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await Promise.all([sessions.delete(id), approvals.delete(id), draftsOf(id).delete()])
    return named
  }

  const draftsOf = (id: string) => drafts.where('[session+section]').between([id, Dexie.minKey], [id, Dexie.maxKey])

  /** The pictures that a book's plan and its late changes name. */
  async function picturesOfBook({ id, plan }: BookRecord): Promise<readonly Hash[]> {
    const asset = await assets.get(plan)
    const frozen = asset === undefined ? null : parsePlan(asset.bytes)
    const records = await lines.where('[book+branch+seq]').between([id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey]).toArray()
    return [...picturesOf(frozen), ...picturesOfLines(records.map(({ bytes }) => bytes))]
  }

  async function stillNamed(): Promise<Set<Hash>> {
    const named = new Set<Hash>()
    for (const { value } of await drafts.toArray()) for (const hash of picturesOf(value)) named.add(hash)
    for (const book of await books.toArray()) for (const hash of await picturesOfBook(book)) named.add(hash)
    return named
  }

  async function running(): Promise<Extract<VenueRecord, { key: 'running' }> | null> {
    const record = await venue.get('running')
    return record?.key === 'running' ? record : null
  }

  return {
    found: ({ fresh, revs, at }) =>
      guarded(() =>
        database.transaction('rw', [sessions, drafts, books, lines, slips, assets, signatures, keys, venue], async (): Promise<Founded> => {
          const { session: id, rehearsal } = fresh.book
          const session = await sessions.get(id)
          if (session?.state !== 'prepared' || session.deleted !== null) return 'refused'
          const stored = await draftsOf(id).toArray()
          if (stored.length !== revs.size || stored.some(({ section, rev }) => revs.get(section) !== rev)) return 'changed'
          const record: SessionRecord = { ...session, state: rehearsal ? 'rehearsing' : 'open', book: fresh.book.id, changed: at }
          await Promise.all([addBook(database, fresh), sessions.put(record), venue.put({ key: 'running', session: id, followed: id })])
          return 'founded'
        }),
      ),

    throwAway: (id, at) =>
      guarded(() =>
        database.transaction('rw', all, async () => {
          const session = await sessions.get(id)
          if (session === undefined || session.book === null) return null
          const follows = session.state === 'following' && (await books.get(session.book))?.rehearsal === true
          if (session.state !== 'rehearsing' && !follows) return null
          await deleteBook(session.book)
          // A rehearsal that another device led was nothing of this one.
          if (follows) await sessions.delete(id)
          else await sessions.put({ ...session, state: 'prepared', book: null, changed: at })
          const now = await running()
          if (now?.followed === id) await venue.put({ key: 'running', session: null, followed: null })
          return session.book
        }),
      ),

    setDeleted: (id, at) =>
      guarded(() =>
        database.transaction('rw', [sessions, venue], async () => {
          const session = await sessions.get(id)
          if (session === undefined) return 'missing'
          if (at !== null && ((await running())?.session === id || session.state === 'rehearsing')) return 'inUse'
          await sessions.put({ ...session, deleted: at })
          return 'done'
        }),
      ),

    retitle: (id, title, at) => guarded(async () => (await sessions.update(id, { title, changed: at })) === 1),

    purge: (before) =>
      guarded(() =>
        database.transaction('rw', all, async () => {
          const now = await running()
          const old = (await sessions.toArray()).filter(({ id, deleted }) => deleted !== null && deleted < before && id !== now?.session && id !== now?.followed)
          if (old.length === 0) return []
          const named: Hash[] = []
          for (const { id } of old) named.push(...(await deleteSession(id)))
          const kept = named.length === 0 ? new Set<Hash>() : await stillNamed()
          await assets.bulkDelete(named.filter((hash) => !kept.has(hash)))
          return old.map(({ id }) => id)
        }),
      ),
  }
}
