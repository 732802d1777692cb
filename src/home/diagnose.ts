import { Dexie } from 'dexie'
import { parseLine } from '../book/line'
import { DATABASE_VERSION } from '../store/database'
import type { SessionRecord } from '../store/records'
import { guarded } from '../store/guarded'
import type { SessionCounts } from './care-requests'
import type { DeskNeeds } from './desk-needs'
import type { Replies } from './requests'

/** Counts what the store holds: no title, name, figure or secret leaves it. @throws StoreError */
export async function diagnose({ database }: DeskNeeds): Promise<Replies['diagnose']> {
  const from = performance.now()
  return guarded(async () => {
    const records = await database.sessions.toArray()
    const sessions: SessionCounts[] = []
    for (const record of records) sessions.push(await counted(record, database))
    const [drafts, pictures] = await Promise.all([database.drafts.count(), database.assets.count()])
    return { database: DATABASE_VERSION, sessions, drafts, pictures, milliseconds: Math.round(performance.now() - from) }
  })
}

async function counted({ id, arena, state, sample, deleted, book }: SessionRecord, { lines, slips }: DeskNeeds['database']): Promise<SessionCounts> {
  const events: Record<string, number> = {}
  let count = 0
  let bytes = 0
  let unreadable = 0
  const about = { id: id.slice(0, 8), arena, state, sample, inBin: deleted !== null }
  if (book === null) return { ...about, lines: count, bytes, unreadable, events, slips: 0 }
  await lines.where('[book+branch+seq]').between([book, Dexie.minKey, Dexie.minKey], [book, Dexie.maxKey, Dexie.maxKey]).each((line) => {
    count += 1
    bytes += line.bytes.length
    const parsed = parseLine(line.bytes)
    if (!parsed.ok) unreadable += 1
    else for (const { type } of parsed.line.events) events[type] = (events[type] ?? 0) + 1
  })
  return { ...about, lines: count, bytes, unreadable, events, slips: await slips.where('[book+slip]').between([book, Dexie.minKey], [book, Dexie.maxKey]).count() }
}
