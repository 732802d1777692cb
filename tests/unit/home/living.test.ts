import { describe, expect, it } from 'vitest'
import { createHomeClock } from '../../../src/home/clock'
import { createLiving, type Living } from '../../../src/home/living'
import { openBook } from '../../../src/home/open'
import type { By, Command } from '../../../src/session/commands'
import { StoreError, type BookStore } from '../../../src/store/port'
import { createDisk, createMemoryStore, linesOf, type MemoryDisk } from '../../support/memory-store'
import { approve, jump, next, type Press } from '../../support/session'
import { BRANCH, FOUNDED, SESSION, START } from './evening'

const BLACK: Command = { type: 'cover', cover: 'black' }
const by = (window: string, n: number): By => ({ device: 'd'.repeat(16), window: window.repeat(16), n })

async function disk(): Promise<{ disk: MemoryDisk; store: BookStore }> {
  const made = createDisk()
  const store = createMemoryStore(made)
  await store.create(FOUNDED)
  return { disk: made, store }
}

async function enliven(store: BookStore): Promise<Living> {
  const opened = await openBook(store, SESSION)
  if (!opened.ok) throw new Error(opened.fault)
  let salts = 0
  const clock = createHomeClock({ wall: () => START, mono: () => 0 })
  return createLiving(opened.stored, opened.ledger, { store, clock, salt: () => (++salts).toString(16).padStart(32, '0') })
}

const from = (living: Living, press: Press): Command => (typeof press === 'function' ? press(living.ledger().state()) : press)

/** A store of which one method is replaced. */
function withFault(store: BookStore, fault: Partial<BookStore>): BookStore {
  return { ...store, ...fault }
}

describe('a living session', () => {
  it('a write that is reported as failed and stands on the disk is recorded, once', async () => {
    const { disk: files, store } = await disk()
    let lost = 1
    const living = await enliven(
      withFault(store, {
        async append(line) {
          const done = await store.append(line)
          if (lost-- > 0) throw new StoreError('failed')
          return done
        },
      }),
    )
    expect(await living.execute(BLACK, by('a', 1))).toEqual({ kind: 'recorded', seq: 2 })
    expect(linesOf(files, BRANCH)).toHaveLength(2)
    expect(living.ledger().head().seq).toBe(2)
  })

  it('when nothing can be read after a failed write it says that it failed, and finds the line later', async () => {
    const { disk: files, store } = await disk()
    let broken = false
    let lost = 1
    const living = await enliven(
      withFault(store, {
        async append(line) {
          const done = await store.append(line)
          if (lost-- <= 0) return done
          broken = true
          throw new StoreError('failed')
        },
        linesAfter: (...what) => (broken ? Promise.reject(new StoreError('failed')) : store.linesAfter(...what)),
      }),
    )
    expect(await living.execute(BLACK, by('a', 1))).toEqual({ kind: 'failed', fault: 'failed' })
    broken = false
    // The same press again is answered with the line that it became.
    expect(await living.execute(BLACK, by('a', 1))).toEqual({ kind: 'recorded', seq: 2 })
    expect(linesOf(files, BRANCH)).toHaveLength(2)
  })

  it('a disk that is full refuses at once and keeps the book as it was', async () => {
    const { disk: files, store } = await disk()
    let tries = 0
    const living = await enliven(
      withFault(store, {
        append: () => {
          tries += 1
          return Promise.reject(new StoreError('full'))
        },
      }),
    )
    expect(await living.execute(BLACK, by('a', 1))).toEqual({ kind: 'failed', fault: 'full' })
    expect(tries).toBe(1)
    expect(linesOf(files, BRANCH)).toHaveLength(1)
    expect(living.ledger().state().cover).toBeNull()
  })

  it('a press that its window has overtaken is not done, and not called recorded', async () => {
    const { disk: files, store } = await disk()
    const living = await enliven(store)
    expect(await living.execute(BLACK, by('a', 2))).toEqual({ kind: 'recorded', seq: 2 })
    expect(await living.execute({ type: 'restore' }, by('a', 1))).toEqual({ kind: 'refused', code: 'stale' })
    expect(await living.execute({ type: 'restore' }, by('b', 1))).toEqual({ kind: 'recorded', seq: 3 })
    expect(await living.execute(BLACK, by('a', 2))).toEqual({ kind: 'recorded', seq: 2 })
    expect(linesOf(files, BRANCH)).toHaveLength(3)
  })

  it('a press for which nobody waits any more is not done', async () => {
    const { disk: files, store } = await disk()
    const living = await enliven(store)
    expect(await living.execute(BLACK, by('a', 1), () => false)).toEqual({ kind: 'refused', code: 'stale' })
    expect(linesOf(files, BRANCH)).toHaveLength(1)
  })

  it('a window that is far behind reads on before it refuses or writes', async () => {
    const { store } = await disk()
    const ahead = await enliven(store)
    const behind = await enliven(store)
    for (let n = 1; n <= 30; n++) await ahead.execute(n % 2 === 1 ? BLACK : { type: 'restore' }, by('a', n))
    expect(await behind.execute(from(ahead, next), by('b', 1))).toEqual({ kind: 'recorded', seq: 32 })
    expect(await ahead.execute({ type: 'restore' }, by('a', 31))).toEqual({ kind: 'refused', code: 'noCover' })
    expect(ahead.ledger().state()).toEqual(behind.ledger().state())
  })

  it('slips of a line that comes while the book is being opened are not missed', async () => {
    const { disk: files, store } = await disk()
    const ahead = await enliven(store)
    await ahead.execute(approve, by('a', 1))
    const late = await enliven(
      withFault(store, {
        async linesAfter(...what) {
          if (ahead.ledger().state().result === null) await ahead.execute(from(ahead, jump('board')), by('a', 2))
          return store.linesAfter(...what)
        },
      }),
    )
    expect(late.ledger().state().result).not.toBeNull()
    expect(late.ledger().slips().size).toBe(files.slips.size)
  })
})
