import { hashOf } from '../../book/hash'
import { lineBytes, parseLine, type Line } from '../../book/line'
import { publicKey, signHead } from '../../book/sign'
import { FORMAT } from '../../book/upcast'
import type { By } from '../../session/commands'
import { decide } from '../../session/decide'
import type { RefusalCode } from '../../session/refusal'
import type { NewTerm, StoredCopy } from '../../store/follow-port'
import type { Ledger } from '../ledger'

/** What a take-over needs of its device: home time as it knows it, its wall clock, and fresh random bytes in hex. */
export interface TakeOverNeeds {
  readonly now: number
  readonly wall: number
  readonly random: (bytes: number) => string
  readonly by: By
}

/**
 * The line with which this device begins a term of its own, as it goes to the disk ([RP4]). Nothing is stored here.
 * @param above a term that was heard of elsewhere; the new one is larger
 * @returns the new term, or why it cannot begin
 */
export function takeOver(copy: StoredCopy, ledger: Ledger, above: number, { now, wall, random, by }: TakeOverNeeds): { readonly ok: true; readonly next: NewTerm } | { readonly ok: false; readonly code: RefusalCode } {
  const state = ledger.state()
  const head = ledger.head()
  const secret = random(32)
  const at = Math.max(state.at, Math.floor(now))
  const term = Math.max(state.term, above) + 1
  const key = publicKey(secret)
  const cmd = { type: 'takeOver' as const, term, key, from: { seq: head.seq, hash: head.hash }, wall: Math.floor(wall), home: at }
  const decision = decide(state, cmd, { now: at, read: ledger.read, slip: () => { throw new RangeError('a term has no private value') }, random: () => random(16) })
  if (decision.kind === 'refused') return { ok: false, code: decision.refusal.code }
  const line: Line = { v: FORMAT, seq: head.seq + 1, prev: head.hash, term, at, by, cmd, events: [...decision.events] }
  const bytes = lineBytes(line)
  const branch = hashOf(bytes)
  const book = copy.record.id
  if (!parseLine(bytes).ok || copy.head.hash !== head.hash) return { ok: false, code: 'stale' }
  return {
    ok: true,
    next: {
      book,
      before: copy.record.branch,
      branch,
      keep: head.seq,
      term,
      leads: [...copy.leads, { term, key, from: { seq: head.seq, hash: head.hash } }],
      lines: [{ book, branch, seq: line.seq, bytes, hash: branch }],
      slips: [],
      signature: { branch, ...signHead(secret, book, term, { seq: line.seq, hash: branch }) },
      key: { book, term, secret },
    },
  }
}
