import { readFileSync } from 'node:fs'
import type { CDPSession, Locator, Page } from '@playwright/test'

/** The browser's own controls of what a place may store. */
export async function storageOf(page: Page): Promise<{ quota(bytes: number | null): Promise<void>; clear(): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  return {
    /** Sets what the place may use in all; `null` takes that back. */
    async quota(bytes) {
      await session.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === null ? {} : { quotaSize: bytes }) })
    },
    /** Takes the databases away under whoever has them open, as clearing the browser's data does. */
    async clear() {
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    },
  }
}

/** Opens the database at a version of its own and keeps it open, deaf to whoever wants another. */
export async function holdDatabase(page: Page, version: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leitai', wanted)
        opening.onupgradeneeded = () => opening.result.createObjectStore('venue', { keyPath: 'key' })
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          Object.assign(window, { held: opening.result })
          resolve()
        }
      }),
    version,
  )
}

/** Lets go of what `holdDatabase` holds. */
export async function releaseDatabase(page: Page): Promise<void> {
  await page.evaluate(() => {
    ;(window as unknown as { held: IDBDatabase }).held.close()
  })
}

/** Fills a place of so small a quota with a database of nothing, until not a hundred bytes more are taken. */
export async function fillUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ballast')
      opening.onupgradeneeded = () => opening.result.createObjectStore('ballast', { autoIncrement: true })
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(new Error('cannot open'))
    })
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = database.transaction('ballast', 'readwrite', { durability: 'strict' })
        transaction.objectStore('ballast').put(crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536))))
        transaction.oncomplete = () => resolve(true)
        transaction.onabort = () => resolve(false)
      })
    for (const size of [65_536, 4_096, 256, 16]) while (await put(size));
    database.close()
  })
}

/** Lets go of what `holdDatabase` holds, and deletes it. */
export async function dropDatabase(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        ;(window as unknown as { held: IDBDatabase }).held.close()
        const deleting = indexedDB.deleteDatabase('leitai')
        deleting.onsuccess = () => resolve()
        deleting.onerror = () => reject(new Error('cannot delete'))
      }),
  )
}

/** Changes one byte of a stored line. */
export async function damageLine(page: Page, seq: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leitai')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const database = opening.result
          const lines = database.transaction('lines', 'readwrite').objectStore('lines')
          const walking = lines.openCursor()
          walking.onsuccess = () => {
            const cursor = walking.result
            if (cursor === null) return
            const line = cursor.value as { seq: number; bytes: Uint8Array }
            if (line.seq === wanted) {
              line.bytes[line.bytes.length - 3] = (line.bytes[line.bytes.length - 3] ?? 0) ^ 1
              cursor.update(line)
            }
            cursor.continue()
          }
          lines.transaction.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      }),
    seq,
  )
}

/** Everything of one store of the database, with bytes left out. */
export async function stored(page: Page, store: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    (name) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('leitai')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve((reading.result as Record<string, unknown>[]).map(({ bytes: _bytes, ...rest }) => rest))
          }
        }
      }),
    store,
  )
}

/** Presses a button that hands out a file, and gives the file's path and name. */
export async function fileFrom(page: Page, button: Locator): Promise<{ path: string; name: string; bytes: Buffer }> {
  const [handed] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = await handed.path()
  return { path, name: handed.suggestedFilename(), bytes: readFileSync(path) }
}
