import { checkChain, NO_HEAD } from '../book/chain'
import { hashOf } from '../book/hash'
import { parseLine, type Line } from '../book/line'
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
  const signed = signedUntil(stored)
  if (signed > ledger.head().seq) return { ok: false, fault: 'damaged', line: ledger.head().seq + 1 }
  // Lines that came after the slips were read may have brought slips with them.
  if (ledger.head().seq > signed) ledger.addSlips(await store.slipsOf(stored.book.id))
  return { ok: true, stored, ledger }
}

/** So many lines are checked at a time: a press in between waits for no more than these. */
const STEP = 200

/**
 * Checks a stored book from line 1 in steps, while the meeting goes on.
 * @returns the fault and its line, or `null` where every line holds
 * @throws StoreError
 */
export async function checkBook(store: BookStore, session: string): Promise<{ readonly fault: BookFault; readonly line: number } | null> {
  const stored = await store.book(session)
  if (stored === null) return { fault: 'missing', line: 1 }
  let head = NO_HEAD
  let before: Line | null = null
  for (;;) {
    const records = await store.linesAfter({ book: stored.book.id, branch: stored.book.branch }, head.seq, STEP)
    if (records.length === 0) break
    const checked = checkChain(records.map(({ bytes }) => bytes), head, before)
    if (checked.fault !== null) return { fault: checked.fault.kind === 'updateNeeded' ? 'updateNeeded' : 'damaged', line: checked.fault.seq }
    head = checked.head
    before = checked.lines.at(-1) ?? before
  }
  return signedUntil(stored) > head.seq ? { fault: 'damaged', line: head.seq + 1 } : null
}

/** The newest line under which this home has put its signature. */
function signedUntil({ book, signatures }: StoredBook): number {
  return Math.max(0, ...signatures.filter(({ branch }) => branch === book.branch).map(({ seq }) => seq))
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
