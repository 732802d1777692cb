import { hashOf } from '../book/hash'
import { parseLine } from '../book/line'
import { parsePlan } from '../book/planbytes'
import type { BookStore, StoredBook } from '../store/port'
import { createLedger, REDUCER_VERSION, type Ledger, type Start } from './ledger'
import type { BookFault } from './protocol'

/** A book that was opened and checked, or why it cannot be, with the line at fault where one is. */
export type Opened =
  | { readonly ok: true; readonly stored: StoredBook; readonly ledger: Ledger }
  | { readonly ok: false; readonly fault: BookFault; readonly line: number | null }

/**
 * Reads a session's book from the store: from its snapshot where that still fits, else from line 1.
 * Every line that is read is checked; a book that ends before its newest signed head has lost lines ([SG2]).
 * @param whole reads from line 1 even where there is a snapshot
 * @throws StoreError
 */
export async function openBook(store: BookStore, session: string, whole = false): Promise<Opened> {
  const stored = await store.book(session)
  if (stored === null) return { ok: false, fault: 'missing', line: null }
  const plan = hashOf(stored.plan) === stored.book.plan ? parsePlan(stored.plan) : null
  if (plan === null) return { ok: false, fault: 'damaged', line: 1 }
  const start = whole ? null : await fromSnapshot(store, stored)
  const ledger = createLedger(plan, stored.slips, start)
  const lines = await store.linesAfter({ book: stored.book.id, branch: stored.book.branch }, ledger.head().seq)
  const fault = ledger.take(lines.map(({ bytes }) => bytes))
  if (fault !== null) return { ok: false, fault: fault.kind === 'updateNeeded' ? 'updateNeeded' : 'damaged', line: fault.seq }
  const signed = Math.max(0, ...stored.signatures.filter(({ branch }) => branch === stored.book.branch).map(({ seq }) => seq))
  if (signed > ledger.head().seq) return { ok: false, fault: 'damaged', line: ledger.head().seq + 1 }
  // Lines that came after the slips were read may have brought slips with them.
  if (ledger.head().seq > signed) ledger.addSlips(await store.slipsOf(stored.book.id))
  return { ok: true, stored, ledger }
}

/** The snapshot, if it was made by this reducer and its line stands in the book with the same hash. */
async function fromSnapshot(store: BookStore, { book }: StoredBook): Promise<Start | null> {
  const branch = { book: book.id, branch: book.branch }
  const snapshot = await store.snapshot(branch)
  if (snapshot?.reducer !== REDUCER_VERSION) return null
  const [record] = await store.linesAfter(branch, snapshot.seq - 1, 1)
  if (record?.seq !== snapshot.seq || hashOf(record.bytes) !== snapshot.hash) return null
  const parsed = parseLine(record.bytes)
  return parsed.ok ? { state: snapshot.state, head: { seq: snapshot.seq, hash: snapshot.hash }, line: parsed.line } : null
}
