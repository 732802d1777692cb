import { picturesOf, picturesOfLines } from '../../book/image'
import { parsePlan } from '../../book/planbytes'
import type { FollowStore } from '../../store/follow-port'
import type { PictureStore } from '../../store/pictures'
import type { BookStore } from '../../store/port'

/** How long a page waits for a picture of another device, in milliseconds. */
const PATIENCE = 20_000

/** What the exchange of pictures needs. @property want asks the leader for one; `false` where there is none */
interface PictureNeeds {
  readonly follow: FollowStore
  readonly store: BookStore
  readonly pictures: PictureStore
  readonly after: (ms: number, work: () => void) => () => void
  readonly want: (hash: string) => boolean
}

/** Pictures that another device has and this one does not. */
export interface PictureExchange {
  /** Asks for one; `null` where it does not come in time. Never rejects. */
  readonly ask: (hash: string) => Promise<Uint8Array | null>
  /** Asks for all pictures that a book names and this device does not have. @throws StoreError */
  readonly gather: (book: string) => Promise<void>
  /** A picture came; its bytes are what its hash says. One that nobody asked for is dropped. */
  readonly came: (hash: string, bytes: Uint8Array) => Promise<void>
}

export function createPictureExchange({ follow, store, pictures, after, want }: PictureNeeds): PictureExchange {
  const waiting = new Map<string, ((bytes: Uint8Array | null) => void)[]>()
  /** How far the present branch was looked through: a line comes with each press. */
  let looked = { branch: '', seq: 0 }

  function ask(hash: string): Promise<Uint8Array | null> {
    return new Promise((resolve) => {
      const others = waiting.get(hash)
      if (others === undefined && !want(hash)) {
        resolve(null)
        return
      }
      waiting.set(hash, [...(others ?? []), resolve])
      if (others === undefined) after(PATIENCE, () => { settle(hash, null) })
    })
  }

  function settle(hash: string, bytes: Uint8Array | null): void {
    const all = waiting.get(hash) ?? []
    waiting.delete(hash)
    for (const resolve of all) resolve(bytes)
  }

  return {
    ask,
    async gather(book) {
      const copy = await follow.copy(book)
      if (copy === null) return
      const { branch, plan } = copy.record
      const from = looked.branch === branch ? looked.seq : 0
      looked = { branch, seq: copy.head.seq }
      const prepared = from === 0 ? await pictures.get(plan) : null
      const lines = (await store.linesAfter({ book, branch }, from)).map(({ bytes }) => bytes)
      const named = [...new Set([...(prepared === null ? [] : picturesOf(parsePlan(prepared))), ...picturesOfLines(lines)])]
      if (named.length === 0) return
      const there = await pictures.all(named)
      await Promise.all(named.filter((hash) => !there.has(hash)).map(ask))
    },
    async came(hash, bytes) {
      if (!waiting.has(hash)) return
      await pictures.put(hash, bytes).catch(() => undefined)
      settle(hash, bytes)
    },
  }
}
