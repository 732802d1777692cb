/** Where the store keeps the venue's running session; the service worker reads it without Dexie. */
export const VENUE = { database: 'leitai', store: 'venue', key: 'running' } as const

/** After so many milliseconds an unanswered database counts as holding an open session. */
const TIMEOUT = 2000

/**
 * Whether a session of this browser is open: the record `running` of the venue has a `session`.
 *
 * Never creates the database and never holds it: opened without a version and closed at once.
 * A database that cannot be read counts as holding an open session, because the cost of a late
 * update is small and that of new code in the middle of a meeting is not.
 */
export async function isSessionOpen(): Promise<boolean> {
  try {
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === VENUE.database)) return false
    return await Promise.race([readRunning(), after(TIMEOUT, true)])
  } catch {
    return true
  }
}

function readRunning(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(VENUE.database)
    let absent = false
    opening.onupgradeneeded = () => {
      absent = true // deleted since it was listed: do not create it again
      opening.transaction?.abort()
    }
    opening.onerror = () => {
      if (absent) resolve(false)
      else reject(opening.error ?? new Error('cannot open'))
    }
    opening.onsuccess = () => {
      const database = opening.result
      database.onversionchange = () => database.close()
      if (!database.objectStoreNames.contains(VENUE.store)) {
        database.close()
        resolve(false)
        return
      }
      const transaction = database.transaction(VENUE.store, 'readonly')
      const reading = transaction.objectStore(VENUE.store).get(VENUE.key)
      transaction.oncomplete = () => {
        database.close()
        resolve(namesSession(reading.result))
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error ?? new Error('cannot read'))
      }
    }
  })
}

/** The record is `{key: 'running', session}`; null and absent mean none. */
function namesSession(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'session' in record && record.session !== null
}

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds))
}
