import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../src/book/hash'
import { foundBook } from '../../../src/home/found'
import { createHomeClock } from '../../../src/home/clock'
import { createLiving } from '../../../src/home/living'
import { openBook } from '../../../src/home/open'
import type { Command } from '../../../src/session/commands'
import { draftOf, SECTIONS } from '../../../src/session/draft'
import type { PlanFile } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { createBookStore } from '../../../src/store/books'
import { openDatabase, type LeitaiDatabase } from '../../../src/store/database'
import { createDraftStore } from '../../../src/store/drafts'
import { createLifecycleStore } from '../../../src/store/lifecycle'
import { createPictureStore } from '../../../src/store/pictures'
import fixture from '../../data/fixture-ten.json?raw'
import { tinyPng } from '../../support/png'

const DEVICE = 'd'.repeat(16)
const WINDOW = 'a'.repeat(16)
const DAY = 24 * 3_600_000
const open: LeitaiDatabase[] = []
const names: string[] = []

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function connect(name = `leitai-test-${random(6)}`) {
  if (!names.includes(name)) names.push(name)
  const database = await openDatabase(name, () => {})
  open.push(database)
  return {
    name,
    database,
    books: createBookStore(database),
    drafts: createDraftStore(database),
    lifecycle: createLifecycleStore(database),
    pictures: createPictureStore(database),
  }
}
type Stores = Awaited<ReturnType<typeof connect>>

function planOfFile(): PlanFile {
  const read = readPlanFile(fixture)
  if (!read.ok) throw new Error(read.code)
  return read.plan
}
const plan = planOfFile()

async function prepared({ drafts }: Stores, pictures: readonly Uint8Array[] = []): Promise<string> {
  const session = random(16)
  const sections = draftOf({ ...plan, contestants: plan.contestants.map((one, index) => (index === 0 && pictures.length > 0 ? { ...one, slides: pictures.map((bytes) => hashOf(bytes)) } : one)) })
  const { title, date, arena, sample } = plan
  await drafts.prepare({
    session: { id: session, title, date, arena, sample, created: 1, changed: 1, state: 'prepared', book: null, deleted: null },
    drafts: SECTIONS.map((section) => ({ session, section, rev: 1, at: 1, window: WINDOW, value: sections[section] })),
    approval: { session, by: '王主任', at: 1, hash: '0'.repeat(64), plan },
    assets: pictures.map((bytes) => ({ hash: hashOf(bytes), bytes })),
  })
  return session
}

const save = (session: string, base: number, title: string) => ({
  draft: { session, section: 'meeting', at: 2, window: WINDOW, value: { ...draftOf(plan).meeting, title } },
  base,
  listed: { title, date: plan.date, arena: plan.arena, sample: plan.sample },
}) as const

const revs = (more: Record<string, number> = {}) => new Map<string, number>(SECTIONS.map((section) => [section, more[section] ?? 1]))

function founding(session: string, rehearsal: boolean, more: Record<string, number> = {}) {
  return { fresh: foundBook(plan, { session, random, now: Date.now(), device: DEVICE, window: random(8), rehearsal }), revs: revs(more), at: 3 }
}

/** How many records each table holds. */
async function counts({ database }: Stores): Promise<Record<string, number>> {
  return Object.fromEntries(await Promise.all(database.tables.map(async (table) => [table.name, await table.count()] as const)))
}

afterEach(async () => {
  for (const database of open.splice(0)) database.close()
  for (const name of names.splice(0)) await Dexie.delete(name)
})

describe('a draft in the store', () => {
  it('is read as it was put down, and is listed by what its meeting section says', async () => {
    const here = await connect()
    const session = await prepared(here)
    expect((await here.drafts.read(session))?.drafts).toHaveLength(SECTIONS.length)
    expect(await here.drafts.save(save(session, 1, '新题'))).toEqual({ kind: 'saved', rev: 2 })
    const stored = await here.drafts.read(session)
    expect(stored).toMatchObject({ session: { title: '新题', changed: 2 }, approval: { by: '王主任' } })
    expect(await here.drafts.section(session, 'meeting')).toMatchObject({ rev: 2, value: { title: '新题' } })
    expect(await here.drafts.read('0'.repeat(32))).toBeNull()
    expect(await here.drafts.save(save('0'.repeat(32), 1, 'x'))).toEqual({ kind: 'missing' })
  })

  it('of two connections that edited the same save one is saved, and the other is told what was', async () => {
    const here = await connect()
    const there = await connect(here.name)
    const session = await prepared(here)
    for (let base = 1; base <= 10; base++) {
      const [mine, theirs] = await Promise.all([here.drafts.save(save(session, base, '这里')), there.drafts.save(save(session, base, '那里'))])
      const kinds = [mine.kind, theirs.kind]
      expect(kinds.toSorted()).toEqual(['conflict', 'saved'])
      const winner = mine.kind === 'saved' ? '这里' : '那里'
      expect([mine, theirs].find(({ kind }) => kind === 'conflict')).toMatchObject({ rev: base + 1, value: { title: winner } })
      expect((await there.drafts.read(session))?.session.title).toBe(winner)
    }
  })

  it('takes the first save of a section that plans did not have when it was made, once', async () => {
    const here = await connect()
    const session = await prepared(here)
    await here.database.drafts.delete([session, 'scheme'])
    const first = { draft: { session, section: 'scheme', at: 2, window: WINDOW, value: {} }, base: 0, listed: null } as const
    expect(await here.drafts.save({ ...first, base: 1 })).toEqual({ kind: 'missing' })
    expect(await here.drafts.save(first)).toEqual({ kind: 'saved', rev: 1 })
    expect(await here.drafts.save(first)).toEqual({ kind: 'conflict', rev: 1, value: {} })
  })

  it('changes no more once the doors are open', async () => {
    const here = await connect()
    const session = await prepared(here)
    expect(await here.lifecycle.found(founding(session, false))).toBe('founded')
    expect(await here.drafts.save(save(session, 1, '太晚'))).toEqual({ kind: 'frozen' })
    expect((await here.drafts.section(session, 'meeting'))?.rev).toBe(1)
  })
})

describe('the doors', () => {
  it('open over the draft as it stands, once, and the venue runs the session', async () => {
    const here = await connect()
    const session = await prepared(here)
    await here.drafts.save(save(session, 1, '改过'))
    expect(await here.lifecycle.found(founding(session, false))).toBe('changed')
    expect((await counts(here))['books']).toBe(0)
    const { fresh, ...rest } = founding(session, false, { meeting: 2 })
    expect(await here.lifecycle.found({ fresh, ...rest })).toBe('founded')
    expect(await here.lifecycle.found(founding(session, false, { meeting: 2 }))).toBe('refused')
    expect(await here.books.running()).toEqual({ session, followed: session })
    expect((await here.drafts.read(session))?.session).toMatchObject({ state: 'open', book: fresh.book.id, changed: 3 })
    expect(await openBook(here.books, session)).toMatchObject({ ok: true })
  })
})

describe('a rehearsal', () => {
  async function rehearsed() {
    const here = await connect()
    const session = await prepared(here)
    const before = await counts(here)
    const { fresh, ...rest } = founding(session, true)
    expect(await here.lifecycle.found({ fresh, ...rest })).toBe('founded')
    const opened = await openBook(here.books, session)
    if (!opened.ok) throw new Error(opened.fault)
    const living = createLiving(opened.stored, opened.ledger, { store: here.books, clock: createHomeClock({ wall: () => Date.now(), mono: () => performance.now() }), salt: () => random(16) })
    let n = 0
    const press = (command: Parameters<typeof living.execute>[0]) => living.execute(command, { device: DEVICE, window: WINDOW, n: (n += 1) })
    expect(await press({ type: 'cover', cover: 'black' })).toEqual({ kind: 'recorded', seq: 2 })
    const head = { ...fresh.line, ...opened.ledger.head() }
    await here.books.saveSnapshot({ book: head.book, branch: head.branch, seq: 1, hash: head.hash, reducer: 1, state: living.ledger().state() })
    return { here, session, before, fresh, press, living }
  }

  it('thrown away leaves nothing', async () => {
    const { here, session, before, fresh } = await rehearsed()
    expect(await counts(here)).toMatchObject({ books: 1, lines: 2, keys: 1, snapshots: 1 })
    expect(await here.lifecycle.throwAway(session, 9)).toBe(fresh.book.id)
    expect(await counts(here)).toEqual({ ...before, venue: 1 })
    expect((await here.drafts.read(session))?.session).toMatchObject({ state: 'prepared', book: null, changed: 9 })
    expect(await here.books.running()).toEqual({ session: null, followed: null })
    expect(await here.lifecycle.throwAway(session, 9)).toBeNull()
    expect(await here.lifecycle.found(founding(session, false))).toBe('founded')
    expect(await here.lifecycle.throwAway(session, 9)).toBeNull()
  })

  it('thrown away stays away, whatever a window that still lives in it writes', async () => {
    const { here, session, before, fresh, press, living } = await rehearsed()
    await here.lifecycle.throwAway(session, 9)
    expect(await press({ type: 'restore' })).toEqual({ kind: 'failed', fault: 'thrownAway' })
    expect(await press({ type: 'seal' })).toEqual({ kind: 'failed', fault: 'thrownAway' })
    await here.books.saveSnapshot({ book: fresh.book.id, branch: fresh.book.branch, seq: 1, hash: fresh.line.hash, reducer: 1, state: living.ledger().state() })
    expect(await counts(here)).toEqual({ ...before, venue: 1 })
  })

  it('that was sealed can still be thrown away: nothing of it was promoted', async () => {
    const { here, session, before, press } = await rehearsed()
    expect(await press({ type: 'seal' })).toMatchObject({ kind: 'recorded' })
    expect((await here.drafts.read(session))?.session.state).toBe('rehearsing')
    expect(await here.books.running()).toEqual({ session: null, followed: session })
    expect(await here.lifecycle.throwAway(session, 9)).not.toBeNull()
    expect(await counts(here)).toEqual({ ...before, venue: 1 })
    expect(await here.books.running()).toEqual({ session: null, followed: null })
  })
})

describe('the bin', () => {
  it('keeps a session for thirty days, and gives it back', async () => {
    const here = await connect()
    const session = await prepared(here)
    expect(await here.lifecycle.setDeleted(session, 5 * DAY)).toBe('done')
    expect(await here.lifecycle.purge(5 * DAY)).toEqual([])
    expect(await here.lifecycle.found(founding(session, false))).toBe('refused')
    expect(await here.lifecycle.setDeleted(session, null)).toBe('done')
    expect(await here.lifecycle.purge(Infinity)).toEqual([])
    expect(await here.lifecycle.found(founding(session, false))).toBe('founded')
    expect(await here.lifecycle.setDeleted('0'.repeat(32), 1)).toBe('missing')
  })

  it('takes no session that the venue runs or that is being rehearsed', async () => {
    const here = await connect()
    const [running, rehearsing] = [await prepared(here), await prepared(here)]
    await here.lifecycle.found(founding(rehearsing, true))
    await here.lifecycle.found(founding(running, false))
    expect(await here.lifecycle.setDeleted(running, 1)).toBe('inUse')
    expect(await here.lifecycle.setDeleted(rehearsing, 1)).toBe('inUse')
    await here.books.setRunning(null)
    expect(await here.lifecycle.setDeleted(running, 1)).toBe('done')
    // It was opened again from another window that had not heard of it.
    await here.books.setRunning(running)
    expect(await here.lifecycle.purge(Infinity)).toEqual([])
  })

  it('emptied keeps the slides that a late change of another session names', async () => {
    const here = await connect()
    const slide = tinyPng(5)
    const session = await prepared(here, [slide])
    const other = await prepared(here)
    await here.lifecycle.found(founding(other, false))
    const opened = await openBook(here.books, other)
    if (!opened.ok) throw new Error(opened.fault)
    const living = createLiving(opened.stored, opened.ledger, { store: here.books, clock: createHomeClock({ wall: () => Date.now(), mono: () => performance.now() }), salt: () => random(16) })
    const command: Command = { type: 'replaceSlides', contestant: plan.contestants[0]?.id ?? '', slides: [hashOf(slide)] }
    expect(await living.execute(command, { device: DEVICE, window: WINDOW, n: 1 })).toEqual({ kind: 'recorded', seq: 2 })
    await here.lifecycle.setDeleted(session, 1)
    expect(await here.lifecycle.purge(2)).toEqual([session])
    expect(await here.pictures.get(hashOf(slide))).toEqual(slide)
  })

  it('emptied leaves nothing of a session but what others need', async () => {
    const here = await connect()
    const [mine, shared] = [tinyPng(1), tinyPng(2)]
    const before = await counts(here)
    const session = await prepared(here, [mine, shared])
    const other = await prepared(here, [shared])
    await here.lifecycle.found({ ...founding(session, false) })
    await here.books.setRunning(null)
    await here.lifecycle.setDeleted(session, 1)
    expect(await here.lifecycle.purge(2)).toEqual([session])
    expect([...(await here.pictures.all([mine, shared].map((bytes) => hashOf(bytes)))).keys()]).toEqual([hashOf(shared)])
    await here.lifecycle.setDeleted(other, 1)
    expect(await here.lifecycle.purge(2)).toEqual([other])
    expect(await counts(here)).toEqual({ ...before, venue: 1 })
  })
})
