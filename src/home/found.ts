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
import type { NewBook, NewSession } from '../store/port'

/** Randomness and time for a new book. @property random so many fresh random bytes in hex */
export interface FoundingNeeds {
  readonly random: (bytes: number) => string
  readonly now: number
  readonly device: string
  readonly window: string
  readonly rehearsal: boolean
}

/**
 * Founds a session that is opened at once. Nothing is stored here.
 */
export function foundSession(file: PlanFile, needs: FoundingNeeds): NewSession {
  const id = needs.random(16)
  const fresh = foundBook(file, { ...needs, session: id })
  const { title, date, arena, sample } = file
  const { now } = needs
  return { session: { id, title, date, arena, sample, created: now, changed: now, state: 'open', book: fresh.book.id, deleted: null }, ...fresh }
}

/**
 * Founds a session's book: freezes the plan and writes line 1, from whose hash the book has its id. Nothing is stored here.
 */
export function foundBook(file: PlanFile, { session, random, now, device, window, rehearsal }: FoundingNeeds & { readonly session: string }): NewBook {
  const secret = random(32)
  const slip = (...[slipClass, text]: Parameters<Parameters<typeof freeze>[1]>) => makeSlip(slipClass, text, random(16))
  const frozen = freeze(file, slip)
  const plan = planBytes(frozen.plan)
  const cmd = { type: 'open' as const, session, random: random(16), key: publicKey(secret), plan: hashOf(plan), rehearsal }
  const decision = decide(initialState(frozen.plan), cmd, { now, read: () => ({ kind: 'withheld' }), slip, random: () => random(16) })
  const events = decision.kind === 'accepted' ? [...decision.events] : []
  const line: Line = { v: FORMAT, seq: 1, prev: NO_HASH, term: 1, at: now, by: { device, window, n: 1 }, cmd, events }
  const bytes = lineBytes(line)
  const book = hashOf(bytes)
  return {
    book: { id: book, session, branch: book, term: 1, plan: cmd.plan, rehearsal },
    line: { book, branch: book, seq: 1, bytes, hash: book },
    plan: { hash: cmd.plan, bytes: plan },
    slips: frozen.slips,
    key: { book, term: 1, secret },
    signature: { branch: book, ...signHead(secret, book, 1, { seq: 1, hash: book }) },
  }
}
