import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { lineBytes, type Line } from '../../../src/book/line'
import { hashOf } from '../../../src/book/hash'
import { signHead } from '../../../src/book/sign'
import { makeSlip } from '../../../src/book/slips'
import { foundSession } from '../../../src/home/found'
import { createHomeClock } from '../../../src/home/clock'
import { createLedger, REDUCER_VERSION } from '../../../src/home/ledger'
import { createLiving } from '../../../src/home/living'
import { openBook } from '../../../src/home/open'
import { readPlanFile } from '../../../src/session/read-plan'
import { createBookStore } from '../../../src/store/books'
import { DATABASE_VERSION, openDatabase, type LeitaiDatabase } from '../../../src/store/database'
import type { NewLine, NewSession, StoreFault } from '../../../src/store/port'
import { deviceId, listSessions } from '../../../src/store/venue'
import fixture from '../../data/fixture-ten.json?raw'

const WINDOW = 'a'.repeat(16)
const DEVICE = 'd'.repeat(16)
const open: LeitaiDatabase[] = []
const names: string[] = []

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function freshName(): string {
  const name = `leitai-test-${random(6)}`
  names.push(name)
  return name
}

async function connect(name = freshName(), onClosed: (fault: StoreFault) => void = () => {}) {
  const database = await openDatabase(name, onClosed)
  open.push(database)
  return { name, database, store: createBookStore(database) }
}

function found(): NewSession {
  const read = readPlanFile(fixture)
  if (!read.ok) throw new Error(JSON.stringify(read.places))
  return foundSession(read.plan, { random, now: Date.now(), device: DEVICE, window: random(8), rehearsal: false })
}

/** The line after `seq` of a fresh book, as a window with that head would write it. */
function lineAfter(fresh: NewSession, seq: number, prev: string, window = WINDOW): NewLine {
  const line: Line = {
    v: 1,
    seq: seq + 1,
    prev,
    term: 1,
    at: Date.now(),
    by: { device: DEVICE, window, n: seq },
    cmd: { type: 'cover', cover: 'black' },
    events: [{ type: 'coverShown', v: 1, cover: 'black' }],
  }
  const bytes = lineBytes(line)
  const head = { seq: line.seq, hash: hashOf(bytes) }
  const { book, branch } = fresh.line
  return {
    line: { book, branch, ...head, bytes },
    slips: [makeSlip('result', window, random(16))],
    signature: { branch, ...signHead(fresh.key.secret, book, 1, head) },
    seals: false,
    rehearsal: false,
  }
}

afterEach(async () => {
  for (const database of open.splice(0)) database.close()
  for (const name of names.splice(0)) await Dexie.delete(name)
})

describe('the store of books', () => {
  it('puts a session down whole and reads it back', async () => {
    const { database, store } = await connect()
    const fresh = found()
    await store.create(fresh)
    const stored = await store.book(fresh.session.id)
    expect(stored).toMatchObject({ session: fresh.session, book: fresh.book, secret: fresh.key.secret, signatures: [fresh.signature] })
    expect(stored?.plan).toEqual(fresh.plan.bytes)
    expect(stored?.slips).toHaveLength(fresh.slips.length)
    expect(await store.linesAfter(fresh.line, 0)).toEqual([fresh.line])
    expect(await listSessions(database)).toEqual([fresh.session])
    await expect(store.create(fresh)).rejects.toMatchObject({ fault: 'failed' })
    expect(await store.book('0'.repeat(32))).toBeNull()
  })

  it('a session that cannot be put down whole is not there at all', async () => {
    const { database, store } = await connect()
    const fresh = found()
    await database.lines.add(fresh.line)
    await expect(store.create(fresh)).rejects.toMatchObject({ fault: 'failed' })
    expect(await store.book(fresh.session.id)).toBeNull()
    expect(await database.slips.count()).toBe(0)
  })

  it('[CH1] takes one line of a number: the second is told, and leaves nothing behind', async () => {
    const { name, database, store } = await connect()
    const other = await connect(name)
    const fresh = found()
    await store.create(fresh)
    const mine = lineAfter(fresh, 1, fresh.line.hash)
    const theirs = lineAfter(fresh, 1, fresh.line.hash, 'b'.repeat(16))
    const both = await Promise.all([store.append(mine), other.store.append(theirs)])
    expect([...both].sort()).toEqual(['taken', 'written'])
    const winner = both[0] === 'written' ? mine : theirs
    const loser = both[0] === 'written' ? theirs : mine
    expect(await store.linesAfter(fresh.line, 1)).toEqual([winner.line])
    expect(await database.signatures.toArray()).toEqual([winner.signature])
    const slips = (await store.slipsOf(fresh.book.id)).map(({ slip }) => slip)
    expect(slips).toContain(winner.slips[0]?.ref.slip)
    expect(slips).not.toContain(loser.slips[0]?.ref.slip)
  })

  it('writes nothing more once its connection is closed, though the database can be opened anew', async () => {
    const { name, database, store } = await connect()
    const fresh = found()
    await store.create(fresh)
    database.backendDB().close()
    await connect(name)
    await expect(store.append(lineAfter(fresh, 1, fresh.line.hash))).rejects.toMatchObject({ fault: 'vanished' })
    expect(await database.lines.count()).toBe(1)
  })

  it('a sealed session is no longer open and stays on the screens', async () => {
    const { store } = await connect()
    const fresh = found()
    await store.create(fresh)
    await store.setRunning(fresh.session.id)
    await store.append({ ...lineAfter(fresh, 1, fresh.line.hash), seals: true })
    expect(await store.running()).toEqual({ session: null, followed: fresh.session.id })
    expect((await store.book(fresh.session.id))?.session.state).toBe('sealed')
  })

  it('writes with strict durability, every read-write transaction of it', async () => {
    const asked: string[] = []
    const native = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as typeof IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...args) {
      const made = native.apply(this, args)
      if (made.mode === 'readwrite') asked.push(made.durability)
      return made
    }
    onTestFinished(() => void (IDBDatabase.prototype.transaction = native))
    const { store } = await connect()
    const fresh = found()
    await store.create(fresh)
    await store.append(lineAfter(fresh, 1, fresh.line.hash))
    await store.setRunning(fresh.session.id)
    expect(asked).toEqual(['strict', 'strict', 'strict'])
  })

  it('makes one device id for a profile, whoever asks first', async () => {
    const { name, database } = await connect()
    const other = await connect(name)
    const ids = await Promise.all([deviceId(database, () => random(8)), deviceId(other.database, () => random(8))])
    expect(ids[0]).toBe(ids[1])
  })
})

describe('the database and its versions', () => {
  it('refuses a database of a newer shape and leaves it as it is', async () => {
    const name = freshName()
    const newer = new Dexie(name)
    newer.version(DATABASE_VERSION + 1).stores({ sessions: 'id' })
    await newer.open()
    newer.close()
    await expect(openDatabase(name, () => {})).rejects.toMatchObject({ fault: 'newer' })
    const again = new Dexie(name)
    await again.open()
    expect(again.backendDB().version).toBe((DATABASE_VERSION + 1) * 10)
    expect(again.tables.map((table) => table.name)).toEqual(['sessions'])
    again.close()
  })

  it('keeps a living database open when another window asks for a newer shape, and says so', async () => {
    const told: StoreFault[] = []
    const { name, store } = await connect(freshName(), (fault) => told.push(fault))
    const fresh = found()
    await store.create(fresh)
    const request = indexedDB.open(name, (DATABASE_VERSION + 1) * 10)
    const blocked = await new Promise<string>((resolve) => {
      request.onblocked = () => resolve('blocked')
      request.onsuccess = () => resolve('opened')
    })
    expect(blocked).toBe('blocked')
    expect(told).toEqual(['newer'])
    expect(await store.append(lineAfter(fresh, 1, fresh.line.hash))).toBe('written')
    for (const database of open.splice(0)) database.close()
    await new Promise<void>((resolve) => {
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
    })
  })
})

describe('a book that is opened again', () => {
  async function lived(lines: number) {
    const { database, store } = await connect()
    const fresh = found()
    await store.create(fresh)
    const living = await enliven(store, fresh.session.id)
    for (let n = 1; n <= lines; n++) {
      const command = n % 2 === 1 ? ({ type: 'cover', cover: 'black' } as const) : ({ type: 'restore' } as const)
      expect(await living.execute(command, { device: DEVICE, window: WINDOW, n })).toEqual({ kind: 'recorded', seq: n + 1 })
    }
    return { database, store, fresh, living }
  }

  async function enliven(store: ReturnType<typeof createBookStore>, session: string) {
    const opened = await openBook(store, session)
    if (!opened.ok) throw new Error(opened.fault)
    const clock = createHomeClock({ wall: () => Date.now(), mono: () => performance.now() })
    return createLiving(opened.stored, opened.ledger, { store, clock, salt: () => random(16) })
  }

  it('stands as it stood, from line 1 and from its snapshot', async () => {
    const { store, fresh, living } = await lived(7)
    const { seq, hash } = living.ledger().head()
    const branch = { book: fresh.book.id, branch: fresh.book.branch }
    await store.saveSnapshot({ ...branch, seq: 4, hash: (await store.linesAfter(branch, 3, 1))[0]?.hash ?? '', reducer: REDUCER_VERSION, state: await stateAt(4) })
    const cached = await openBook(store, fresh.session.id)
    const whole = await openBook(store, fresh.session.id, true)
    if (!cached.ok || !whole.ok) throw new Error('not opened')
    expect(cached.ledger.reaches(4)).toBe(false)
    expect(cached.ledger.head()).toEqual({ seq, hash })
    expect(cached.ledger.state()).toEqual(living.ledger().state())
    expect(whole.ledger.state()).toEqual(living.ledger().state())

    async function stateAt(last: number) {
      const opened = await openBook(store, fresh.session.id, true)
      if (!opened.ok) throw new Error('not opened')
      const records = (await store.linesAfter(branch, 0)).slice(0, last)
      const part = createLedger(opened.ledger.state().plan, opened.stored.slips)
      expect(part.take(records.map(({ bytes }) => bytes))).toBeNull()
      return part.state()
    }
  })

  it('throws a snapshot away that another reducer made, or whose line is another', async () => {
    const { store, fresh, living } = await lived(3)
    const branch = { book: fresh.book.id, branch: fresh.book.branch }
    const state = { ...living.ledger().state(), cover: null, approvedBy: 'from a snapshot' }
    const { seq, hash } = living.ledger().head()
    for (const snapshot of [
      { ...branch, seq, hash, reducer: REDUCER_VERSION + 1, state },
      { ...branch, seq, hash: '0'.repeat(64), reducer: REDUCER_VERSION, state },
      { ...branch, seq: seq + 5, hash, reducer: REDUCER_VERSION, state },
    ]) {
      await store.saveSnapshot(snapshot)
      const opened = await openBook(store, fresh.session.id)
      expect(opened).toMatchObject({ ok: true })
      if (opened.ok) expect(opened.ledger.state()).toEqual(living.ledger().state())
    }
  })

  it('[SG2] names the line where the disk has lost some, and the line that was changed', async () => {
    const { database, store, fresh } = await lived(5)
    const { book, branch } = fresh.line
    await database.lines.delete([book, branch, 6])
    expect(await openBook(store, fresh.session.id)).toMatchObject({ ok: false, fault: 'damaged', line: 6 })
    const third = await database.lines.get([book, branch, 3])
    if (third === undefined) throw new Error('no line 3')
    await database.lines.put({ ...third, bytes: third.bytes.map((byte, place) => (place === 60 ? byte ^ 1 : byte)) })
    expect(await openBook(store, fresh.session.id)).toMatchObject({ ok: false, fault: 'damaged' })
  })

  it('two windows over one database take turns and agree', async () => {
    const { name, store } = await connect()
    const other = await connect(name)
    const fresh = found()
    await store.create(fresh)
    const here = await enliven(store, fresh.session.id)
    const there = await enliven(other.store, fresh.session.id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const [living, window] = index % 2 === 0 ? [here, WINDOW] : [there, 'b'.repeat(16)]
        return living.execute({ type: 'next', base: { cue: living.ledger().state().tracks.stage.cue, step: 0, seq: 1 } }, { device: DEVICE, window, n: Math.floor(index / 2) + 1 })
      }),
    )
    // All twenty promised the same: one was obeyed.
    expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
    expect(answers.filter((answer) => answer.kind === 'refused' && answer.code === 'stale')).toHaveLength(19)
    const covers = await Promise.all([
      here.execute({ type: 'cover', cover: 'black' }, { device: DEVICE, window: WINDOW, n: 11 }),
      there.execute({ type: 'assign', screen: 'lobby', shows: 'blank' }, { device: DEVICE, window: 'b'.repeat(16), n: 11 }),
    ])
    expect(covers.map(({ kind }) => kind)).toEqual(['recorded', 'recorded'])
    await Promise.all([here.catchUp(), there.catchUp()])
    expect(here.ledger().state()).toEqual(there.ledger().state())
    expect(here.ledger().head().seq).toBe(4)
  })
})
