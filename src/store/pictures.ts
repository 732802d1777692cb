import type { Hash } from '../book/hash'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'

/** Pictures by their SHA-256. Every method may reject with a `StoreError`. */
export interface PictureStore {
  put(hash: Hash, bytes: Uint8Array): Promise<void>
  get(hash: Hash): Promise<Uint8Array | null>
  /** Those of these pictures that are there. */
  all(hashes: readonly Hash[]): Promise<ReadonlyMap<Hash, Uint8Array>>
}

/** The store of pictures in IndexedDB. */
export function createPictureStore({ assets }: LeitaiDatabase): PictureStore {
  return {
    put: (hash, bytes) => guarded(async () => void (await assets.put({ hash, bytes }))),
    get: (hash) => guarded(async () => (await assets.get(hash))?.bytes ?? null),
    all: (hashes) =>
      guarded(async () => {
        const found = await assets.bulkGet([...hashes])
        return new Map(found.flatMap((asset) => (asset === undefined ? [] : [[asset.hash, asset.bytes] as const])))
      }),
  }
}
