import { Dexie } from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { createHomeClock } from '../../../src/home/clock'
import { foundSession } from '../../../src/home/found'
import { createLiving, type Living } from '../../../src/home/living'
import { openBook } from '../../../src/home/open'
import { createReplica, type Replica } from '../../../src/home/peers/replica'
import { takeOver } from '../../../src/home/peers/take-over'
import type { Wire } from '../../../src/link/wire/messages'
import { readPlanFile } from '../../../src/session/read-plan'
import type { Command } from '../../../src/session/commands'
import { createBookStore } from '../../../src/store/books'
import { openDatabase, type LeitaiDatabase } from '../../../src/store/database'
import { createFollowStore } from '../../../src/store/follow'
import { createLifecycleStore } from '../../../src/store/lifecycle'
import fixture from '../../data/fixture-ten.json?raw'

const open: LeitaiDatabase[] = []
const DEVICE = 'd'.repeat(16)

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

afterEach(async () => {
  for (const database of open.splice(0)) {
    database.close()
    await Dexie.delete(database.name)
  }
})

function founded(rehearsal = false) {
  const read = readPlanFile(fixture)
  if (!read.ok) throw new Error('the fixture cannot be read')
  return foundSession(read.plan, { random, now: Date.now(), device: DEVICE, window: random(8), rehearsal })
}

/** One device on a database of its own. */
async function device(queue: { to: string; message: Wire }[], other: string) {
  const database = await openDatabase(`leitai-test-${random(6)}`, () => undefined)
  open.push(database)
  const store = createBookStore(database)
  const follow = createFollowStore(database)
  const disputes: string[] = []
  const replica = createReplica({
    store: follow,
    wall: () => Date.now(),
    send: (to, message) => queue.push({ to, message }),
    stored: () => undefined,
    disputed: (_, dispute) => disputes.push(dispute),
    follows: () => true,
    acknowledged: () => undefined,
  })
  let n = 0
  const window = random(8)
  async function living(session: string): Promise<Living> {
    const opened = await openBook(store, session)
    if (!opened.ok) throw new Error(opened.fault)
    return createLiving(opened.stored, opened.ledger, { store, clock: createHomeClock({ wall: () => Date.now(), mono: () => performance.now() }), salt: () => random(16) })
  }
  return {
    database,
    store,
    follow,
    replica,
    disputes,
    living,
    async press(session: string, book: string, command: Command) {
      n += 1
      const answer = await (await living(session)).execute(command, { device: DEVICE, window, n })
      await replica.look(book)
      return answer
    },
    meet: () => replica.take(other, { kind: 'copy', copy: null }),
  }
}

async function two() {
  const queue: { to: string; message: Wire }[] = []
  const a = await device(queue, 'b')
  const b = await device(queue, 'a')
  const replicas: Record<string, { replica: Replica; from: string }> = { a: { replica: a.replica, from: 'b' }, b: { replica: b.replica, from: 'a' } }
  async function drain(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const to = replicas[next.to]
      // As over a link: what arrives is a copy.
      await to?.replica.take(to.from, structuredClone(next.message))
    }
  }
  async function meet(): Promise<void> {
    await a.replica.take('b', { kind: 'copy', copy: b.replica.copy() })
    await b.replica.take('a', { kind: 'copy', copy: a.replica.copy() })
    await drain()
  }
  return { a, b, drain, meet }
}

it('[RP1]–[RP4] a book goes to another browser, follows, changes hands, and keeps aside what was only there', async () => {
  const { a, b, drain, meet } = await two()
  const fresh = founded()
  const { id: session } = fresh.session
  const { id: book } = fresh.book
  await a.store.create(fresh)
  await a.replica.look(book)
  await meet()
  expect((await b.store.book(session))?.session).toMatchObject({ state: 'following', title: fresh.session.title })
  expect((await b.store.book(session))?.secret).toBeNull()
  expect((await b.store.slipsOf(book)).length).toBe((await a.store.slipsOf(book)).length)
  expect((await b.store.running()).followed).toBe(session)

  await a.press(session, book, { type: 'cover', cover: 'black' })
  await drain()
  expect((await b.living(session)).ledger().state().cover?.kind).toBe('black')
  expect(await b.press(session, book, { type: 'restore' })).toEqual({ kind: 'failed', fault: 'missing' })

  // What only the old home has.
  await a.press(session, book, { type: 'restore' })
  const copy = await b.follow.copy(book)
  if (copy === null) throw new Error('no copy')
  const ledger = (await b.living(session)).ledger()
  const taken = takeOver(copy, ledger, 0, { now: Date.now(), wall: Date.now(), random, by: { device: DEVICE, window: random(8), n: 1 } })
  if (!taken.ok) throw new Error(taken.code)
  expect(await b.follow.move(taken.next)).toBe('moved')
  expect(await b.follow.move(taken.next)).toBe('stale')
  await b.replica.look(book)
  expect(await b.press(session, book, { type: 'cover', cover: 'titleCard' })).toMatchObject({ kind: 'recorded', seq: 4 })
  await drain()

  expect(a.replica.copy()).toMatchObject({ seq: 4, home: false })
  expect(a.replica.copy()?.hash).toBe(b.replica.copy()?.hash)
  expect((await a.store.book(session))?.session.state).toBe('following')
  expect((await b.store.book(session))?.session.state).toBe('open')
  const [left] = await a.follow.left(book)
  expect(left?.from).toBe(3)
  expect(await a.store.linesAfter({ book, branch: left?.branch ?? '' }, 2)).toHaveLength(1)
  await a.follow.settle(book, left?.branch ?? '', 3)
  expect((await a.follow.left(book))[0]?.settled).toEqual([3])

  await b.press(session, book, { type: 'seal' })
  await drain()
  expect((await a.store.book(session))?.session.state).toBe('sealed')
  expect((await a.store.running()).session).toBeNull()
  expect([...a.disputes, ...b.disputes]).toEqual([])
})

it('[RP2] lines that do not hold are not written', async () => {
  const { a, b, drain, meet } = await two()
  const fresh = founded()
  const { id: book } = fresh.book
  await a.store.create(fresh)
  await a.replica.look(book)
  await meet()
  const forged: Wire = { kind: 'lines', book, term: 1, from: 2, lines: ['{"v":1}'], slips: [], signature: { kind: 'head', book, term: 1, seq: 2, hash: fresh.line.hash, sig: 'ab'.repeat(64) } }
  await b.replica.take('a', forged)
  await drain()
  expect(b.replica.copy()?.seq).toBe(1)
})

it('a rehearsal that another device led leaves nothing behind', async () => {
  const { a, b, meet } = await two()
  const fresh = founded(true)
  await a.store.create(fresh)
  await a.replica.look(fresh.book.id)
  await meet()
  expect(await createLifecycleStore(b.database).throwAway(fresh.session.id, Date.now())).toBe(fresh.book.id)
  for (const table of [b.database.sessions, b.database.books, b.database.lines, b.database.slips]) expect(await table.count()).toBe(0)
})
