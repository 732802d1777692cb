import { storedSlip } from '../book/slips'
import { storeError, type LeitaiDatabase } from './database'
import type { BoxRecord } from './jury-records'
import { StoreError, type NewLine } from './port'
import type { BookRecord, SessionRecord, VenueRecord } from './records'

/** How long a write may take before its caller is told that nothing is known of it. */
const PATIENCE = 5_000

/**
 * The way of a line to the disk, past the library: every request of the transaction and its commit are handed to the
 * browser in one task, so that a window that freezes right after leaves no open transaction to block the others. The
 * connection is the one that was opened: if the browser closes it nothing is opened anew behind our back, and a line is
 * never put into a database that came back empty. A rehearsal's line looks first whether its book still stands.
 */
export function createAppend(database: LeitaiDatabase): (fresh: NewLine) => Promise<'written' | 'taken'> {
  const connection = database.backendDB()
  return (fresh) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new StoreError('timeout'))
      }, PATIENCE)
      const settle = (end: () => void) => () => {
        clearTimeout(late)
        end()
      }
      try {
        const stores = ['lines', 'slips', 'signatures', 'sessions', 'books', 'venue', ...(fresh.empties === undefined ? [] : ['box'])]
        const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' })
        let adding: IDBRequest | null = null
        let thrownAway = false
        let boxChanged = false
        transaction.oncomplete = settle(() => {
          resolve('written')
        })
        transaction.onabort = settle(() => {
          // Whoever is second finds the number taken; the transaction goes back as a whole.
          if (boxChanged || adding?.error?.name === 'ConstraintError') resolve('taken')
          else reject(thrownAway ? new StoreError('thrownAway') : storeError(transaction.error))
        })
        const write = () => {
          if (fresh.empties === undefined) {
            adding = put(transaction, fresh)
            return
          }
          const held = transaction.objectStore('box').index('book').getAll(fresh.line.book) as IDBRequest<BoxRecord[]>
          held.onsuccess = () => {
            boxChanged = !emptied(transaction, held.result, fresh.empties)
            if (boxChanged) transaction.abort()
            else adding = put(transaction, fresh)
          }
        }
        if (!fresh.rehearsal) write()
        else {
          const standing = transaction.objectStore('books').getKey(fresh.line.book)
          standing.onsuccess = () => {
            thrownAway = standing.result === undefined
            if (thrownAway) transaction.abort()
            else write()
          }
        }
      } catch (error) {
        settle(() => {
          reject(storeError(error))
        })()
      }
    })
}

/**
 * Takes ballots out of the box, if what lies there is what was counted: one that came in between is not lost.
 * @returns whether it was
 */
function emptied(transaction: IDBTransaction, held: readonly BoxRecord[], empties: NewLine['empties']): boolean {
  const ids = new Set(empties?.ids)
  const meant = held.filter(({ of }) => of.every((contestant) => empties?.contestants.includes(contestant)))
  if (meant.length !== ids.size || meant.some(({ id }) => !ids.has(id))) return false
  const box = transaction.objectStore('box')
  for (const id of ids) box.delete(id)
  return true
}

/** Hands over all that a line brings. @returns the request that fails where its number is taken */
function put(transaction: IDBTransaction, fresh: NewLine): IDBRequest {
  const adding = transaction.objectStore('lines').add(fresh.line)
  transaction.objectStore('signatures').put(fresh.signature)
  for (const slip of fresh.slips) transaction.objectStore('slips').put({ book: fresh.line.book, ...storedSlip(slip) })
  if (fresh.seals) closeSession(transaction, fresh.line.book)
  else transaction.commit()
  return adding
}

/** A sealed session is no longer open; its last picture stays on the screens. A rehearsal that ends waits to be thrown away. */
function closeSession(transaction: IDBTransaction, bookId: string): void {
  const sessions = transaction.objectStore('sessions')
  const venue = transaction.objectStore('venue')
  // The database holds what our own records say: these three stores have no other writer.
  const book = transaction.objectStore('books').get(bookId) as IDBRequest<BookRecord>
  book.onsuccess = () => {
    const { session, rehearsal } = book.result
    const record = sessions.get(session) as IDBRequest<SessionRecord>
    record.onsuccess = () => {
      if (!rehearsal) sessions.put({ ...record.result, state: 'sealed', changed: Date.now() } satisfies SessionRecord)
    }
    const running = venue.get('running') as IDBRequest<VenueRecord | undefined>
    running.onsuccess = () => {
      const now = running.result
      if (now?.key === 'running' && now.session === session) venue.put({ ...now, session: null } satisfies VenueRecord)
    }
  }
}
