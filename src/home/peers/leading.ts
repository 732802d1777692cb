import { leadOf } from '../../link/wire/copy'
import type { BookCopy } from '../../link/wire/messages'

/** What a peer that leads said of its book at last. */
export interface Led {
  readonly peer: string
  readonly term: number
  /** Of its views and heads. */
  readonly key: string
  readonly session: string
  readonly book: string
  readonly seq: number
}

/** Which peers say that they lead. The largest term counts: one that was taken over while it was away may still say so. */
export interface Leading {
  /** @param term the term that this device knows; who leads a smaller one leads nothing */
  hear(peer: string, copy: BookCopy | null, term: number): void
  /** A sign of life: how many lines it has now. */
  beat(peer: string, seq: number): void
  gone(peer: string): void
  readonly has: (peer: string) => boolean
  /** Who leads a book, or any where this device has none; `null` where nobody is linked who does. */
  readonly leader: (book: string | null) => Led | null
}

export function createLeading(): Leading {
  const all = new Map<string, Led>()
  return {
    hear(peer, copy, term) {
      const lead = copy?.home === true ? leadOf(copy) : null
      if (copy === null || lead === null || lead.term < term) all.delete(peer)
      else all.set(peer, { peer, term: lead.term, key: lead.key, session: copy.session, book: copy.book, seq: copy.seq })
    },
    beat(peer, seq) {
      const led = all.get(peer)
      if (led !== undefined) all.set(peer, { ...led, seq })
    },
    gone(peer) {
      all.delete(peer)
    },
    has: (peer) => all.has(peer),
    leader: (book) => [...all.values()].filter((one) => book === null || one.book === book).reduce<Led | null>((first, one) => (first === null || one.term > first.term ? one : first), null),
  }
}
