import { hashOf, utf8, type Hash } from '../../book/hash'
import type { HeadSignature } from '../../book/sign'
import { slipHolds, type Slip } from '../../book/slips'
import type { WireOf } from '../../link/wire/messages'

/** Lines of one answer that comes in several messages. */
export interface Incoming {
  readonly book: Hash
  readonly term: number
  readonly from: number
  readonly lines: readonly string[]
  readonly slips: readonly Slip[]
}

/** An answer that is whole: its lines' bytes end at the head that the leader signed. */
export interface Whole {
  readonly book: Hash
  readonly term: number
  readonly from: number
  readonly bytes: readonly Uint8Array[]
  readonly slips: readonly Slip[]
  readonly signature: HeadSignature
}

/**
 * Takes one message of lines. What does not go on where the last one ended begins afresh.
 * @returns what to wait with, and the answer once it is whole; an answer whose slips or signed head do not fit is dropped
 */
export function collect(before: Incoming | null, { book, term, from, lines, slips, signature }: WireOf<'lines'>): { readonly incoming: Incoming | null; readonly whole: Whole | null } {
  const goesOn = before?.book === book && before.term === term && before.from + before.lines.length === from
  const start: Incoming = goesOn ? before : { book, term, from, lines: [], slips: [] }
  const all: Incoming = { ...start, lines: [...start.lines, ...lines], slips: [...start.slips, ...slips] }
  if (signature === null) return { incoming: all, whole: null }
  const bytes = all.lines.map(utf8)
  const last = bytes.at(-1)
  const fits = last !== undefined && signature.book === book && signature.term === term && signature.seq === all.from + bytes.length - 1 && signature.hash === hashOf(last)
  return { incoming: null, whole: fits && all.slips.every(slipHolds) ? { book, term, from: all.from, bytes, slips: all.slips, signature } : null }
}
