import type { Level } from '../book/disclosure'
import { checkChain } from '../book/chain'
import { parsePlan } from '../book/planbytes'
import type { Slip } from '../book/slips'
import { readPlanFile } from '../session/read-plan'
import type { LeitaiDatabase } from '../store/database'
import type { BookStore } from '../store/port'
import { listSessions } from '../store/venue'
import { foundSession } from './found'
import { openBook } from './open'
import { createReplay, type Replay } from './replay'
import { Refused, type Replies } from './requests'

/** What a worker does for a page beside living in a session: list, create, archive, replay. */
export interface DeskNeeds {
  readonly database: LeitaiDatabase
  readonly store: BookStore
  readonly random: (bytes: number) => string
  readonly wall: () => number
  readonly device: string
  readonly window: string
}

export async function sessions({ database, store }: DeskNeeds): Promise<Replies['sessions']> {
  return { sessions: await listSessions(database), running: (await store.running()).session }
}

/** The largest plan file and the largest archive that is read, in bytes. */
const PLAN_LIMIT = 2_000_000
const ARCHIVE_LIMIT = 256_000_000

/**
 * Reads a plan file, founds its session and lets the venue run it.
 * @param source a file, or the address of one on this origin
 * @throws Refused with the first place at fault
 */
export async function create(source: Blob | string, { store, random, wall, device, window }: DeskNeeds): Promise<Replies['create']> {
  const file = readPlanFile(await textOf(source))
  if (!file.ok) throw new Refused({ code: 'planRefused', place: file.places[0]?.path ?? null })
  const fresh = foundSession(file.plan, { random, now: wall(), device, window, rehearsal: false })
  await store.create(fresh)
  await store.setRunning(fresh.session.id)
  return { session: fresh.session.id }
}

async function textOf(source: Blob | string): Promise<string> {
  if (source instanceof Blob) {
    if (source.size > PLAN_LIMIT) throw new Refused({ code: 'tooLarge', place: null })
    return source.text()
  }
  if (new URL(source).origin !== location.origin) throw new Refused({ code: 'notFound', place: null })
  const response = await fetch(source).catch(() => null)
  if (response?.ok !== true) throw new Refused({ code: 'notFound', place: null })
  return response.text()
}

/** Everything of a stored book, from line 1. @throws Refused */
async function wholeBook(session: string, store: BookStore) {
  const opened = await openBook(store, session, true)
  if (!opened.ok) throw new Refused({ code: opened.fault, place: opened.line === null ? null : String(opened.line) })
  const { stored, ledger } = opened
  const records = await store.linesAfter({ book: stored.book.id, branch: stored.book.branch }, 0)
  return { stored, ledger, lines: records.map(({ bytes }) => bytes) }
}

/** Writes a session's archive at a level. @throws Refused */
export async function archive(session: string, level: Level, verifier: string, version: string, { store }: DeskNeeds): Promise<Replies['archive']> {
  const { stored, ledger, lines } = await wholeBook(session, store)
  const { writeArchive } = await import('../book/archive')
  const bytes = writeArchive({
    lines,
    signatures: stored.signatures.map(({ kind, book, term, seq, hash, sig }) => ({ kind, book, term, seq, hash, sig })),
    slips: [...ledger.slips().values()].map(withoutBook),
    plan: stored.plan,
    level,
    verifier,
    version,
  })
  return { name: `${stored.session.title}-${stored.session.date}.leitai`, bytes }
}

function withoutBook({ slip, class: slipClass, salt, text }: Slip): Slip {
  return { slip, class: slipClass, salt, text }
}

/** A replay of a stored session. @throws Refused */
export async function replayOf(session: string, { store }: DeskNeeds): Promise<Replay> {
  const { stored, ledger, lines } = await wholeBook(session, store)
  const checked = checkChain(lines)
  const plan = parsePlan(stored.plan)
  if (plan === null || checked.fault !== null) throw new Refused({ code: 'damaged', place: null })
  return createReplay(plan, checked.lines, ledger.slips(), checked.head.hash)
}

/** A replay of an archive file. @throws Refused */
export async function replayOfFile(file: Blob): Promise<Replay> {
  if (file.size > ARCHIVE_LIMIT) throw new Refused({ code: 'tooLarge', place: null })
  const [{ readArchive }, { verifyArchive }] = await Promise.all([import('../book/archive'), import('../book/verify')])
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = readArchive(bytes)
  if (!read.ok) throw new Refused({ code: 'archiveRefused', place: read.code })
  const { lines, slips, plan: planAsset } = read.parts
  const checked = checkChain(lines)
  const plan = parsePlan(planAsset)
  if (checked.fault !== null || plan === null || checked.lines.length === 0) {
    throw new Refused({ code: checked.fault?.kind === 'updateNeeded' ? 'updateNeeded' : 'damaged', place: String(checked.fault?.seq ?? 1) })
  }
  return createReplay(plan, checked.lines, new Map(slips.map((slip) => [slip.slip, slip])), checked.head.hash, verifyArchive(read.parts).verdict === 'broken')
}
