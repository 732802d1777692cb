import { parseLine } from '../../src/book/line'
import type { Slip } from '../../src/book/slips'
import { firstLead } from '../../src/session/state'
import { slipNames } from '../../src/store/follow'
import type { FollowStore, MoreLines, NewTerm, StoredCopy } from '../../src/store/follow-port'
import type { SlipRecord } from '../../src/store/records'
import { linesOf, type MemoryDisk } from './memory-store'

const lineKey = (book: string, branch: string, seq: number) => `${book} ${branch} ${String(seq)}`

/** The memory's counterpart of the store of books that several devices hold: each call takes effect at one instant. */
export function createMemoryFollow(disk: MemoryDisk): FollowStore {
  const clone = <Value>(value: Value): Value => structuredClone(value)
  const slipsIn = (book: string, texts: readonly Uint8Array[]): SlipRecord[] =>
    slipNames(texts).flatMap((name) => {
      const slip = disk.slips.get(`${book} ${name}`)
      return slip === undefined ? [] : [clone(slip)]
    })

  function add({ book, branch, lines, slips, signature }: MoreLines): void {
    for (const line of lines) disk.lines.set(lineKey(book, branch, line.seq), clone({ ...line, book, branch }))
    putSlips(book, slips)
    disk.signatures.set(`${book} ${branch} ${String(signature.term)}`, clone(signature))
  }

  function putSlips(book: string, slips: readonly Slip[]): void {
    for (const slip of slips) disk.slips.set(`${book} ${slip.slip}`, clone({ book, ...slip }))
  }

  function copy(book: string): StoredCopy | null {
    const record = disk.books.get(book)
    const head = record === undefined ? undefined : linesOf(disk, { book, branch: record.branch }).at(-1)
    if (record === undefined || head === undefined) return null
    const first = disk.lines.get(lineKey(book, record.branch, 1))
    const parsed = first === undefined ? null : parseLine(first.bytes)
    const [opened] = parsed?.ok === true ? parsed.line.events : []
    const leads = record.leads ?? (opened?.type === 'opened' ? [firstLead(opened.key)] : [])
    return clone({ session: record.session, record, leads, head, home: disk.keys.has(`${book} ${String(record.term)}`) })
  }

  function move(next: NewTerm): 'moved' | 'stale' {
    const { book, before, keep, term, leads, branch, key } = next
    const record = disk.books.get(book)
    const old = record === undefined ? [] : linesOf(disk, { book, branch: record.branch })
    const last = old.at(-1)
    if (record?.branch !== before || last === undefined || last.seq < keep || (key !== null && last.seq !== keep)) return 'stale'
    for (const line of old) if (line.seq <= keep) disk.lines.set(lineKey(book, branch, line.seq), clone({ ...line, branch }))
    add(next)
    disk.books.set(book, { ...record, branch, term, leads, left: [...(record.left ?? []), { branch: before, from: keep + 1, settled: [] }] })
    if (key !== null) disk.keys.set(`${book} ${String(key.term)}`, key)
    const session = disk.sessions.get(record.session)
    if (session !== undefined && session.state !== 'sealed') disk.sessions.set(session.id, { ...session, state: key === null ? 'following' : 'open' })
    return 'moved'
  }

  const soon = async <Value>(work: () => Value): Promise<Value> => {
    await Promise.resolve()
    return work()
  }

  return {
    copy: (book) => soon(() => copy(book)),
    plan: (book) =>
      soon(() => {
        const record = disk.books.get(book)
        const session = disk.sessions.get(record?.session ?? '')
        const bytes = disk.assets.get(record?.plan ?? '')
        return record === undefined || session === undefined || bytes === undefined ? null : { session, rehearsal: record.rehearsal, bytes, slips: slipsIn(book, [bytes]) }
      }),
    tail: (branch, from, limit) =>
      soon(() => {
        const lines = linesOf(disk, branch).filter(({ seq }) => seq >= from).slice(0, limit)
        const signed = [...disk.signatures.values()].filter((one) => one.book === branch.book && one.branch === branch.branch).sort((a, b) => a.term - b.term).at(-1)
        return clone({ lines, slips: slipsIn(branch.book, lines.map(({ bytes }) => bytes)), signature: signed !== undefined && signed.seq === lines.at(-1)?.seq ? signed : null })
      }),
    begin: (fresh) =>
      soon(() => {
        const { id: book, branch } = fresh.book
        if (disk.books.has(book)) return 'known'
        disk.sessions.set(fresh.session.id, clone(fresh.session))
        disk.books.set(book, clone(fresh.book))
        disk.assets.set(fresh.plan.hash, fresh.plan.bytes)
        add({ book, branch, lines: fresh.lines, slips: fresh.slips, signature: fresh.signature })
        disk.venue.session = fresh.session.id
        disk.venue.followed = fresh.session.id
        return 'begun'
      }),
    extend: (more) =>
      soon(() => {
        if (more.lines.some(({ seq }) => disk.lines.has(lineKey(more.book, more.branch, seq)))) return 'taken'
        add(more)
        return 'written'
      }),
    move: (next) => soon(() => move(next)),
    left: (book) => soon(() => clone(disk.books.get(book)?.left ?? [])),
    settle: (book, branch, seq) =>
      soon(() => {
        const record = disk.books.get(book)
        if (record === undefined) return
        disk.books.set(book, { ...record, left: (record.left ?? []).map((one) => (one.branch === branch ? { ...one, settled: [...one.settled, seq] } : one)) })
      }),
  }
}
