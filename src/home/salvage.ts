import { strToU8, zipSync } from 'fflate'
import { checkChain } from '../book/chain'
import { picturesOf, picturesOfLines } from '../book/image'
import { parsePlan } from '../book/planbytes'
import { signHead, type HeadSignature } from '../book/sign'
import type { Slip } from '../book/slips'
import { bareSignature, bareSlip } from '../store/bare'
import type { StoredBook } from '../store/port'
import type { DeskNeeds } from './desk-needs'
import { createLedger, type Ledger } from './ledger'
import { Refused, type Replies, type RequestOf } from './requests'

/** A book as far as it can be had: from the store, or from the memory of the window that lives in it. */
interface Remains {
  readonly stored: StoredBook
  readonly lines: readonly Uint8Array[]
  readonly slips: Iterable<Slip>
  /** Of the head in memory, which the store may never have got. */
  readonly fresh: HeadSignature | null
}

/**
 * Saves what is left of a book: up to its last good line as an archive that can be replayed, or all of it as it lies
 * there. A window that lives in the book has it in memory, whatever became of the store.
 * @throws Refused `damaged`, `missing` @throws StoreError
 */
export async function salvage({ session, as, verifier, version }: RequestOf<'salvage'>, needs: DeskNeeds): Promise<Replies['salvage']> {
  const remains = inMemory(session, needs) ?? (await inStore(session, needs))
  const { stored, lines } = remains
  const name = `${stored.session.title}-${stored.session.date}`
  if (as === 'raw') return { name: `${name}-原样.zip`, bytes: rawFiles(remains), lines: lines.length, whole: true }
  const plan = parsePlan(stored.plan)
  const good = checkChain(lines).lines.length
  if (plan === null || good === 0) throw new Refused({ code: 'damaged', place: '1' })
  const kept = lines.slice(0, good)
  const ledger = createLedger(plan, remains.slips)
  ledger.take(kept)
  const { writeArchive } = await import('../book/archive')
  const bytes = writeArchive({
    lines: kept,
    signatures: signaturesOf(remains),
    slips: slipsOf(ledger),
    plan: stored.plan,
    // Without its pictures a book is still worth having.
    assets: await needs.pictures.all([...new Set([...picturesOf(plan), ...picturesOfLines(kept)])]).catch(() => new Map<string, Uint8Array>()),
    level: 'full',
    verifier,
    version,
  })
  // Lines that were signed and are not there are missing too ([SG2]).
  const whole = good === lines.length && signaturesOf(remains).every(({ seq }) => seq <= good)
  return { name: `${name}${whole ? '' : '-抢救'}.leitai`, bytes, lines: good, whole }
}

/** The book that this worker lives in, if it has read all of it. */
function inMemory(session: string, { living }: DeskNeeds): Remains | null {
  const lived = living()
  if (lived?.stored.session.id !== session) return null
  const { stored } = lived
  const ledger = lived.ledger()
  const lines = ledger.lines()
  if (lines === null) return null
  const fresh = stored.secret === null ? null : signHead(stored.secret, stored.book.id, ledger.state().term, ledger.head())
  return { stored, lines, slips: ledger.slips().values(), fresh }
}

async function inStore(session: string, { store }: DeskNeeds): Promise<Remains> {
  const stored = await store.book(session)
  if (stored === null) throw new Refused({ code: 'missing', place: null })
  const records = await store.linesAfter({ book: stored.book.id, branch: stored.book.branch }, 0)
  return { stored, lines: records.map(({ bytes }) => bytes), slips: stored.slips, fresh: null }
}

function slipsOf(ledger: Ledger): Slip[] {
  return [...ledger.slips().values()].map(bareSlip)
}

/** Those that are stored; of the term in memory, the newest. */
function signaturesOf({ stored, fresh }: Remains): HeadSignature[] {
  const plain = stored.signatures.map(bareSignature)
  return fresh === null ? plain : [...plain.filter(({ term }) => term !== fresh.term), fresh]
}

/** Every byte that is stored of the book, but its key: nothing here was checked. */
function rawFiles(remains: Remains): Uint8Array {
  const { stored, lines } = remains
  const text = new TextDecoder()
  return zipSync({
    'book.jsonl': strToU8(lines.map((bytes) => `${text.decode(bytes)}\n`).join('')),
    ...Object.fromEntries(lines.map((bytes, index) => [`lines/${String(index + 1).padStart(6, '0')}.bin`, bytes])),
    'slips.jsonl': strToU8([...remains.slips].map((slip) => `${JSON.stringify(slip)}\n`).join('')),
    'signatures.jsonl': strToU8(signaturesOf(remains).map((signature) => `${JSON.stringify(signature)}\n`).join('')),
    'plan.json': stored.plan,
  })
}
