import type { Transaction } from 'dexie'
import * as v from 'valibot'
import { ARENAS, type Arena } from '../session/plan'
import type { AssetRecord, BookRecord, SessionRecord } from './records'

/** A session as version 1 of the database kept it: it had a book from the first, open or sealed. */
type FirstSession = Pick<SessionRecord, 'id' | 'title' | 'date' | 'sample' | 'created'> & { readonly book: string; readonly sealed: boolean }

const arenaSchema = v.object({ arena: v.picklist(ARENAS) })

/** Brings the sessions of a version 1 database to version 2. Books stay as they are. */
export async function fromFirst(transaction: Transaction): Promise<void> {
  const sessions = transaction.table<FirstSession | SessionRecord, string>('sessions')
  const books = transaction.table<BookRecord, string>('books')
  const assets = transaction.table<AssetRecord, string>('assets')
  for (const old of await sessions.toArray()) {
    if (!('sealed' in old)) continue
    const { sealed, ...rest } = old
    const book = await books.get(old.book)
    const plan = book === undefined ? undefined : await assets.get(book.plan)
    await sessions.put({ ...rest, arena: arenaOf(plan?.bytes), changed: old.created, state: sealed ? 'sealed' : 'open', deleted: null })
  }
}

/** The arena that a frozen plan names; of a plan that cannot be read, the first. */
function arenaOf(plan: Uint8Array | undefined): Arena {
  try {
    const parsed = v.safeParse(arenaSchema, JSON.parse(new TextDecoder().decode(plan)))
    return parsed.success ? parsed.output.arena : ARENAS[0]
  } catch {
    return ARENAS[0]
  }
}
