import { Dexie } from 'dexie'
import { parseLine } from '../book/line'
import type { Hash } from '../book/hash'
import { firstLead, type Lead } from '../session/state'
import type { LeitaiDatabase } from './database'
import type { FollowStore, MoreLines, NewTerm, StoredCopy } from './follow-port'
import { guarded } from './guarded'
import type { BookRecord, SessionRecord, SlipRecord, VenueRecord } from './records'

/** The store of books that several devices hold, in IndexedDB. */
export function createFollowStore(database: LeitaiDatabase): FollowStore {
  const { assets, books, keys, lines, sessions, signatures, slips, venue } = database

  const between = (book: Hash, branch: Hash, from: number, to: number | typeof Dexie.maxKey) =>
    lines.where('[book+branch+seq]').between([book, branch, from], [book, branch, to], true, true)

  async function slipsIn(book: Hash, texts: readonly Uint8Array[]): Promise<SlipRecord[]> {
    const found = await slips.bulkGet(slipNames(texts).map((slip): [string, string] => [book, slip]))
    return found.filter((slip) => slip !== undefined)
  }

  /** Puts lines of one branch down with what lies beside them. */
  async function add({ book, branch, lines: fresh, slips: more, signature }: MoreLines): Promise<void> {
    await Promise.all([
      lines.bulkAdd(fresh.map((line) => ({ ...line, book, branch }))),
      slips.bulkPut(more.map((slip) => ({ book, ...slip }))),
      signatures.put(signature),
    ])
  }

  async function copy(book: Hash): Promise<StoredCopy | null> {
    const record = await books.get(book)
    if (record === undefined) return null
    const [head, key] = await Promise.all([between(book, record.branch, 0, Dexie.maxKey).last(), keys.get([book, record.term])])
    if (head === undefined) return null
    const leads = record.leads ?? (await onlyTerm(book, record.branch))
    return leads === null ? null : { session: record.session, record, leads, head, home: key !== undefined }
  }

  /** A book that never changed hands: its one term is told by line 1. */
  async function onlyTerm(book: Hash, branch: Hash): Promise<readonly Lead[] | null> {
    const first = await lines.get([book, branch, 1])
    const parsed = first === undefined ? null : parseLine(first.bytes)
    const [opened] = parsed?.ok === true ? parsed.line.events : []
    return opened?.type === 'opened' ? [firstLead(opened.key)] : null
  }

  async function move(next: NewTerm): Promise<'moved' | 'stale'> {
    const { book, before, keep, term, leads, branch, key } = next
    const record = await books.get(book)
    const last = record === undefined ? undefined : await between(book, record.branch, 0, Dexie.maxKey).last()
    if (record?.branch !== before || last === undefined || last.seq < keep || (key !== null && last.seq !== keep)) return 'stale'
    const kept = await between(book, before, 0, keep).toArray()
    const signed = await signatures.where('[book+branch+term]').between([book, before, Dexie.minKey], [book, before, Dexie.maxKey]).toArray()
    // Even where nothing is left behind now: a press that is on its way to the old branch still gets there.
    const left = [...(record.left ?? []), { branch: before, from: keep + 1, settled: [] }]
    await lines.bulkAdd(kept.map((line) => ({ ...line, branch })))
    // Signatures under lines that stay go along; one under a line that was left behind proves nothing here.
    await signatures.bulkPut(signed.filter(({ seq }) => seq <= keep).map((signature) => ({ ...signature, branch })))
    await add(next)
    await books.put({ ...record, branch, term, leads, left } satisfies BookRecord)
    if (key !== null) await keys.put(key)
    await changeSession(record, key !== null)
    return 'moved'
  }

  async function changeSession({ session, rehearsal }: BookRecord, leads: boolean): Promise<void> {
    const known = await sessions.get(session)
    if (known === undefined || known.state === 'sealed') return
    await sessions.put({ ...known, state: leads ? (rehearsal ? 'rehearsing' : 'open') : 'following', changed: Date.now() } satisfies SessionRecord)
  }

  /** The meeting is over: its session is no longer open here either, and its last picture stays on the screens. */
  async function close(id: Hash): Promise<void> {
    const book = await books.get(id)
    const session = book === undefined ? undefined : await sessions.get(book.session)
    if (book === undefined || session === undefined || book.rehearsal) return
    await sessions.put({ ...session, state: 'sealed', changed: Date.now() } satisfies SessionRecord)
    const running = await venue.get('running')
    if (running?.key === 'running' && running.session === session.id) await venue.put({ ...running, session: null } satisfies VenueRecord)
  }

  return {
    copy: (book) => guarded(() => database.transaction('r', [books, lines, keys], () => copy(book))),

    plan: (book) =>
      guarded(() =>
        database.transaction('r', [books, sessions, assets, slips], async () => {
          const record = await books.get(book)
          const [session, plan] = record === undefined ? [] : await Promise.all([sessions.get(record.session), assets.get(record.plan)])
          if (record === undefined || session === undefined || plan === undefined) return null
          return { session, rehearsal: record.rehearsal, bytes: plan.bytes, slips: await slipsIn(book, [plan.bytes]) }
        }),
      ),

    tail: ({ book, branch }, from, limit) =>
      guarded(() =>
        database.transaction('r', [lines, slips, signatures], async () => {
          const found = await between(book, branch, from, Dexie.maxKey).limit(limit).toArray()
          const signed = await signatures.where('[book+branch+term]').between([book, branch, Dexie.minKey], [book, branch, Dexie.maxKey]).last()
          const reached = signed !== undefined && signed.seq === found.at(-1)?.seq ? signed : null
          return { lines: found, slips: await slipsIn(book, found.map(({ bytes }) => bytes)), signature: reached }
        }),
      ),

    begin: (fresh) =>
      guarded(() =>
        database.transaction('rw', [sessions, books, lines, slips, assets, signatures, venue], async () => {
          if ((await books.get(fresh.book.id)) !== undefined) return 'known'
          const { id: book, branch } = fresh.book
          await Promise.all([sessions.put(fresh.session), books.add(fresh.book), assets.put(fresh.plan)])
          await add({ book, branch, lines: fresh.lines, slips: fresh.slips, signature: fresh.signature })
          await venue.put({ key: 'running', session: fresh.session.id, followed: fresh.session.id } satisfies VenueRecord)
          return 'begun'
        }),
      ),

    async extend(more) {
      try {
        await database.transaction('rw', [books, lines, slips, signatures, sessions, venue], async () => {
          await add(more)
          if (more.lines.some(({ bytes }) => sealedBy(bytes))) await close(more.book)
        })
        return 'written'
      } catch (error) {
        // Two windows that take the same lines: whoever is second finds the numbers taken.
        if (error instanceof Dexie.BulkError || (error instanceof Error && error.name === 'ConstraintError')) return 'taken'
        return guarded(() => Promise.reject(error instanceof Error ? error : new Error('unknown')))
      }
    },

    move: (next) => guarded(() => database.transaction('rw', [books, lines, slips, signatures, keys, sessions], () => move(next))),

    left: (book) => guarded(async () => (await books.get(book))?.left ?? []),

    settle: (book, branch, seq) =>
      guarded(() =>
        database.transaction('rw', books, async () => {
          const record = await books.get(book)
          if (record === undefined) return
          const left = (record.left ?? []).map((one) => (one.branch === branch && !one.settled.includes(seq) ? { ...one, settled: [...one.settled, seq] } : one))
          await books.put({ ...record, left })
        }),
      ),
  }
}

function sealedBy(bytes: Uint8Array): boolean {
  const parsed = parseLine(bytes)
  return parsed.ok && parsed.line.events.some(({ type }) => type === 'sealed')
}

/** Names of the slips that stand in some JSON texts. */
export function slipNames(texts: readonly Uint8Array[]): string[] {
  const names = texts.flatMap((bytes) => [...new TextDecoder().decode(bytes).matchAll(/"slip":"([0-9a-f]{64})"/g)].map(([, name = '']) => name))
  return [...new Set(names)]
}
