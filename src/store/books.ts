import { Dexie } from 'dexie'
import { storedSlip } from '../book/slips'
import { createAppend } from './append'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { BookStore, Branch, NewBook } from './port'

/** The store of books in IndexedDB. */
export function createBookStore(database: LeitaiDatabase): BookStore {
  const { assets, books, box, keys, lines, sessions, signatures, slips, snapshots, venue } = database

  return {
    create: (fresh) =>
      guarded(() =>
        database.transaction('rw', [sessions, books, lines, slips, assets, signatures, keys], async () => {
          await Promise.all([sessions.add(fresh.session), addBook(database, fresh)])
        }),
      ),

    append: createAppend(database),

    book: (session) =>
      guarded(() =>
        // One transaction, so that the slips are those of the signed head.
        database.transaction('r', [sessions, books, assets, slips, keys, signatures], async () => {
          const record = await sessions.get(session)
          const running = record?.book ?? null
          const book = running === null ? undefined : await books.get(running)
          if (record === undefined || book === undefined) return null
          const [plan, storedSlips, key, signed] = await Promise.all([
            assets.get(book.plan),
            slips.where('[book+slip]').between([book.id, Dexie.minKey], [book.id, Dexie.maxKey]).toArray(),
            keys.get([book.id, book.term]),
            signatures.where('[book+branch+term]').between([book.id, book.branch, Dexie.minKey], [book.id, book.branch, Dexie.maxKey]).toArray(),
          ])
          return plan === undefined ? null : { session: record, book, plan: plan.bytes, slips: storedSlips, secret: key?.secret ?? null, signatures: signed }
        }),
      ),

    linesAfter: ({ book, branch }: Branch, seq: number, limit = Infinity) =>
      guarded(() => {
        const range = lines.where('[book+branch+seq]').between([book, branch, seq + 1], [book, branch, Dexie.maxKey])
        return limit === Infinity ? range.toArray() : range.limit(limit).toArray()
      }),

    slipsOf: (book) => guarded(() => slips.where('[book+slip]').between([book, Dexie.minKey], [book, Dexie.maxKey]).toArray()),

    box: (book) => guarded(() => box.where('book').equals(book).toArray()),

    snapshot: ({ book, branch }) => guarded(async () => (await snapshots.get([book, branch])) ?? null),
    saveSnapshot: (snapshot) =>
      guarded(() =>
        database.transaction('rw', [books, snapshots], async () => {
          // A rehearsal may have been thrown away meanwhile: nothing of it comes back.
          if ((await books.get(snapshot.book)) !== undefined) await snapshots.put(snapshot)
        }),
      ),
    running: () => guarded(running),
    setRunning: (session) => guarded(async () => void (await venue.put({ key: 'running', session, followed: session }))),
  }

  async function running() {
    const record = await venue.get('running')
    return record?.key === 'running' ? { session: record.session, followed: record.followed } : { session: null, followed: null }
  }
}

/** Puts a new book down, as part of a transaction that has its stores. */
export async function addBook({ assets, books, keys, lines, signatures, slips }: LeitaiDatabase, fresh: NewBook): Promise<void> {
  await Promise.all([
    books.add(fresh.book),
    lines.add(fresh.line),
    assets.put(fresh.plan),
    keys.add(fresh.key),
    signatures.put(fresh.signature),
    slips.bulkAdd(fresh.slips.map((slip) => ({ book: fresh.book.id, ...storedSlip(slip) }))),
  ])
}
