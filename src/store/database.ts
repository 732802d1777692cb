import { Dexie, type Table } from 'dexie'
import type { Section } from '../session/draft'
import type { CertificateRecord, DeviceRecord, SeatRecord, TicketRecord } from './link-records'
import type { BoxRecord, CardRecord } from './jury-records'
import { StoreError, type StoreFault } from './port'
import type { ApprovalRecord, AssetRecord, BookRecord, DraftRecord, KeyRecord, LineRecord, SessionRecord, SignatureRecord, SlipRecord, SnapshotRecord, VenueRecord } from './records'
import { fromFirst } from './upgrade'

/** The version of the database's shape. */
export const DATABASE_VERSION = 4
/** Dexie multiplies by ten. */
const NATIVE_VERSION = DATABASE_VERSION * 10
const OPEN_TIMEOUT = 8_000

/** The database of one browser profile. Durability is strict: what is acknowledged is on the disk. */
export class LeitaiDatabase extends Dexie {
  readonly sessions!: Table<SessionRecord, string>
  readonly books!: Table<BookRecord, string>
  readonly lines!: Table<LineRecord, [string, string, number]>
  readonly slips!: Table<SlipRecord, [string, string]>
  readonly assets!: Table<AssetRecord, string>
  readonly signatures!: Table<SignatureRecord, [string, string, number]>
  readonly keys!: Table<KeyRecord, [string, number]>
  readonly snapshots!: Table<SnapshotRecord, [string, string]>
  readonly venue!: Table<VenueRecord, string>
  readonly drafts!: Table<DraftRecord, [string, Section]>
  readonly approvals!: Table<ApprovalRecord, string>
  readonly certificates!: Table<CertificateRecord, 'own'>
  readonly tickets!: Table<TicketRecord, string>
  readonly seats!: Table<SeatRecord, string>
  readonly devices!: Table<DeviceRecord, string>
  readonly cards!: Table<CardRecord, [string, string]>
  readonly box!: Table<BoxRecord, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      sessions: 'id',
      books: 'id, session',
      lines: '[book+branch+seq]',
      slips: '[book+slip]',
      assets: 'hash',
      signatures: '[book+branch+term]',
      keys: '[book+term]',
      snapshots: '[book+branch]',
      venue: 'key',
    })
    this.version(2).stores({ drafts: '[session+section]', approvals: 'session' }).upgrade(fromFirst)
    this.version(3).stores({ certificates: 'id', tickets: 'peer', seats: 'id', devices: 'device' })
    this.version(DATABASE_VERSION).stores({ cards: '[session+holder]', box: 'id, book' })
  }
}

/**
 * Opens the database, or says within eight seconds why it cannot be had.
 * @param onClosed called when another window asks for a newer shape, or the browser took the database away
 * @throws StoreError `blocked`, `newer`, `timeout` or `failed`
 */
export async function openDatabase(name: string, onClosed: (fault: StoreFault) => void): Promise<LeitaiDatabase> {
  // Dexie opens a database of a newer shape without a word, and adds to it what it misses: look before it does.
  if (((await inTime(nativeVersion(name), () => new StoreError('timeout'))) ?? 0) > NATIVE_VERSION) throw new StoreError('newer')
  const database = new LeitaiDatabase(name)
  let blocked = false
  database.on('blocked', () => {
    blocked = true
  })
  // A window with a meeting in it does not give its database up because another window has a newer version.
  database.on('versionchange', () => {
    onClosed('newer')
    return false
  })
  database.on('close', () => {
    onClosed('vanished')
  })
  await inTime(database.open(), () => new StoreError(blocked ? 'blocked' : 'timeout'))
  if (database.backendDB().version > NATIVE_VERSION) {
    database.close()
    throw new StoreError('newer')
  }
  return database
}

async function nativeVersion(name: string): Promise<number | undefined> {
  const databases = await indexedDB.databases()
  return databases.find((known) => known.name === name)?.version
}

async function inTime<Value>(work: PromiseLike<Value>, late: () => StoreError): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late())
    }, OPEN_TIMEOUT)
  })
  try {
    return await Promise.race([work, timeout])
  } catch (error) {
    throw storeError(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Any error of the database as one of ours. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const name = error instanceof Error ? error.name : ''
  const faults: Readonly<Record<string, StoreFault>> = {
    QuotaExceededError: 'full',
    VersionError: 'newer',
    DatabaseClosedError: 'vanished',
    InvalidStateError: 'vanished',
    TimeoutError: 'timeout',
  }
  return new StoreError(Object.hasOwn(faults, name) ? (faults[name] ?? 'failed') : 'failed', { cause: error })
}
