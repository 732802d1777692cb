import { hashOf, NO_HASH } from '../book/hash'
import { lineBytes, type Line } from '../book/line'
import { planBytes } from '../book/planbytes'
import { publicKey, signHead } from '../book/sign'
import { makeSlip } from '../book/slips'
import { FORMAT } from '../book/upcast'
import { decide } from '../session/decide'
import { freeze } from '../session/freeze'
import type { PlanFile } from '../session/plan'
import { initialState } from '../session/state'
import type { NewSession } from '../store/port'

/** Randomness and time for a new session. @property random so many fresh random bytes in hex */
export interface FoundingNeeds {
  readonly random: (bytes: number) => string
  readonly now: number
  readonly device: string
  readonly window: string
  readonly rehearsal: boolean
}

/**
 * Founds a session: freezes its plan and writes line 1, from whose hash the book has its id. Nothing is stored here.
 */
export function foundSession(file: PlanFile, { random, now, device, window, rehearsal }: FoundingNeeds): NewSession {
  const session = random(16)
  const secret = random(32)
  const slip = (...[slipClass, text]: Parameters<Parameters<typeof freeze>[1]>) => makeSlip(slipClass, text, random(16))
  const frozen = freeze(file, slip)
  const plan = planBytes(frozen.plan)
  const cmd = { type: 'open' as const, session, random: random(16), key: publicKey(secret), plan: hashOf(plan), rehearsal }
  const decision = decide(initialState(frozen.plan), cmd, { now, read: () => ({ kind: 'withheld' }), slip })
  const events = decision.kind === 'accepted' ? [...decision.events] : []
  const line: Line = { v: FORMAT, seq: 1, prev: NO_HASH, term: 1, at: now, by: { device, window, n: 1 }, cmd, events }
  const bytes = lineBytes(line)
  const book = hashOf(bytes)
  const { title, date, sample } = file
  return {
    session: { id: session, title, date, sample, created: now, book, sealed: false },
    book: { id: book, session, branch: book, term: 1, plan: cmd.plan, rehearsal },
    line: { book, branch: book, seq: 1, bytes, hash: book },
    plan: { hash: cmd.plan, bytes: plan },
    slips: frozen.slips,
    key: { book, term: 1, secret },
    signature: { branch: book, ...signHead(secret, book, 1, { seq: 1, hash: book }) },
  }
}
