import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { isSessionOpen, VENUE } from '../../../src/platform/openSession'
import { LeitaiDatabase } from '../../../src/store/database'

const SESSION = '0123456789abcdef0123456789abcdef'

afterEach(() => Dexie.delete(VENUE.database))

describe('whether a session is open', () => {
  it('is no without a database, and none is made by asking', async () => {
    expect(await isSessionOpen()).toBe(false)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(VENUE.database)
  })

  it('is no in a database of another shape', async () => {
    const other = new Dexie(VENUE.database)
    other.version(1).stores({ things: 'id' })
    await other.open()
    other.close()
    expect(await isSessionOpen()).toBe(false)
  })

  it('follows the record that the store writes, while the store is open', async () => {
    const database = new LeitaiDatabase(VENUE.database)
    expect(await database.open().then(isSessionOpen)).toBe(false)
    await database.venue.put({ key: 'running', session: SESSION, followed: SESSION })
    expect(await isSessionOpen()).toBe(true)
    await database.venue.put({ key: 'running', session: null, followed: SESSION })
    expect(await isSessionOpen()).toBe(false)
    database.close()
  })

  it('holds nothing up: a newer shape can be opened afterwards', async () => {
    const database = new LeitaiDatabase(VENUE.database)
    await database.open()
    database.close()
    await isSessionOpen()
    const newer = new Dexie(VENUE.database)
    newer.version(99).stores({ venue: 'key', more: 'id' })
    // A connection that was left open would keep this waiting until the test ends.
    await newer.open()
    expect(newer.tables.map(({ name }) => name)).toContain('more')
    newer.close()
  })
})
