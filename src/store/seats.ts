import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { DeviceRecord, SeatRecord } from './link-records'

/** The seats of this venue, and this device's own seat elsewhere. @throws StoreError from every method */
export interface SeatStore {
  readonly all: () => Promise<readonly SeatRecord[]>
  /** Puts all of them down, in the place of those before. */
  readonly save: (seats: readonly SeatRecord[]) => Promise<void>
  /** This device's seat at the leader that it was at last; `null` where it never was. */
  readonly own: () => Promise<{ readonly id: string; readonly token: string } | null>
  readonly keepOwn: (record: DeviceRecord) => Promise<void>
  /** What this device calls itself. */
  readonly name: () => Promise<string | null>
  readonly rename: (name: string) => Promise<void>
}

export function createSeatStore(database: LeitaiDatabase): SeatStore {
  const { seats, devices, venue } = database
  return {
    all: () => guarded(() => seats.toArray()),
    save: (next) =>
      guarded(() =>
        database.transaction('rw', seats, async () => {
          await seats.clear()
          await seats.bulkPut([...next])
        }),
      ),
    own: () =>
      guarded(async () => {
        const known = (await devices.toArray()).filter(({ seat }) => seat !== null).sort((a, b) => b.seen - a.seen)
        return known[0]?.seat ?? null
      }),
    keepOwn: (record) => guarded(async () => void (await devices.put(record))),
    name: () =>
      guarded(async () => {
        const record = await venue.get('name')
        return record?.key === 'name' ? record.name : null
      }),
    rename: (name) => guarded(async () => void (await venue.put({ key: 'name', name }))),
  }
}
