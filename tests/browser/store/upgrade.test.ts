import { Dexie } from 'dexie'
import { expect, it, onTestFinished } from 'vitest'
import { foundSession } from '../../../src/home/found'
import { openBook } from '../../../src/home/open'
import { readPlanFile } from '../../../src/session/read-plan'
import { createBookStore } from '../../../src/store/books'
import { openDatabase } from '../../../src/store/database'
import fixture from '../../data/fixture-ten.json?raw'

/** The shape of the database as version 1 made it, to the letter. */
const FIRST = {
  sessions: 'id',
  books: 'id, session',
  lines: '[book+branch+seq]',
  slips: '[book+slip]',
  assets: 'hash',
  signatures: '[book+branch+term]',
  keys: '[book+term]',
  snapshots: '[book+branch]',
  venue: 'key',
}

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

it('a database of version 1 keeps its meetings: open, sealed, and one whose plan is gone', async () => {
  const name = `leitai-test-${random(6)}`
  onTestFinished(() => Dexie.delete(name))
  const read = readPlanFile(fixture)
  if (!read.ok) throw new Error(read.code)
  const { plan } = read
  const founded = ['departments', 'startup-roadshow', 'bureau-chiefs'].map((arena) =>
    foundSession({ ...plan, arena: arena as typeof plan.arena }, { random, now: 1_700_000_000_000, device: random(8), window: random(8), rehearsal: false }),
  )
  const old = new Dexie(name)
  old.version(1).stores(FIRST)
  await old.open()
  for (const [index, fresh] of founded.entries()) {
    const { id, title, date, sample, created, book } = fresh.session
    await old.table('sessions').add({ id, title, date, sample, created, book, sealed: index === 1 })
    await old.table('books').add(fresh.book)
    await old.table('lines').add(fresh.line)
    if (index !== 2) await old.table('assets').add(fresh.plan)
    await old.table('keys').add(fresh.key)
    await old.table('signatures').add(fresh.signature)
    await old.table('slips').bulkAdd(fresh.slips.map(({ ref, salt, text }) => ({ book: fresh.book.id, slip: ref.slip, class: ref.class, salt, text })))
  }
  await old.table('venue').add({ key: 'running', session: founded[0]?.session.id, followed: founded[0]?.session.id })
  old.close()

  const database = await openDatabase(name, () => {})
  onTestFinished(() => {
    database.close()
  })
  const [first, second, third] = founded.map(({ session }) => session)
  expect(await database.sessions.get(first?.id ?? '')).toEqual({ ...first, arena: 'departments', changed: 1_700_000_000_000, state: 'open', deleted: null })
  expect(await database.sessions.get(second?.id ?? '')).toEqual({ ...second, arena: 'startup-roadshow', changed: 1_700_000_000_000, state: 'sealed', deleted: null })
  expect(await database.sessions.get(third?.id ?? '')).toMatchObject({ id: third?.id, state: 'open', title: plan.title })
  expect(await database.drafts.count()).toBe(0)
  expect(await Promise.all([database.certificates, database.tickets, database.seats, database.devices].map((table) => table.count()))).toEqual([0, 0, 0, 0])
  const store = createBookStore(database)
  expect(await store.running()).toEqual({ session: first?.id, followed: first?.id })
  expect(await openBook(store, first?.id ?? '')).toMatchObject({ ok: true })
})
