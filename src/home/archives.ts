import type { Level } from '../book/disclosure'
import { checkChain } from '../book/chain'
import type { Hash } from '../book/hash'
import { picturesOf, picturesOfLines } from '../book/image'
import { parsePlan } from '../book/planbytes'
import { bareSignature, bareSlip } from '../store/bare'
import type { BookStore } from '../store/port'
import type { DeskNeeds } from './desk-needs'
import { openBook } from './open'
import { createReplay, type Replay } from './replay'
import { Refused, type Replies } from './requests'

/** The largest archive that is read, in bytes. */
const ARCHIVE_LIMIT = 256_000_000

/** A replay, and the pictures that it brought with it. */
export interface OpenedReplay {
  readonly replay: Replay
  readonly assets: ReadonlyMap<Hash, Uint8Array>
}

const NO_ASSETS: ReadonlyMap<Hash, Uint8Array> = new Map()

/** Everything of a stored book, from line 1. @throws Refused */
async function wholeBook(session: string, store: BookStore) {
  const opened = await openBook(store, session, true)
  if (!opened.ok) throw new Refused({ code: opened.fault, place: opened.line === null ? null : String(opened.line) })
  const { stored, ledger } = opened
  const records = await store.linesAfter({ book: stored.book.id, branch: stored.book.branch }, 0)
  return { stored, ledger, lines: records.map(({ bytes }) => bytes) }
}

/** Writes a session's archive at a level. @throws Refused */
export async function archive(session: string, level: Level, verifier: string, version: string, { store, pictures }: DeskNeeds): Promise<Replies['archive']> {
  const { stored, ledger, lines } = await wholeBook(session, store)
  const { writeArchive } = await import('../book/archive')
  const bytes = writeArchive({
    lines,
    signatures: stored.signatures.map(bareSignature),
    slips: [...ledger.slips().values()].map(bareSlip),
    plan: stored.plan,
    assets: await pictures.all([...new Set([...picturesOf(parsePlan(stored.plan)), ...picturesOfLines(lines)])]),
    level,
    verifier,
    version,
  })
  return { name: `${stored.session.title}-${stored.session.date}.leitai`, bytes }
}

/** A replay of a stored session. @throws Refused */
export async function replayOf(session: string, { store }: DeskNeeds): Promise<OpenedReplay> {
  const { stored, ledger, lines } = await wholeBook(session, store)
  const checked = checkChain(lines)
  const plan = parsePlan(stored.plan)
  if (plan === null || checked.fault !== null) throw new Refused({ code: 'damaged', place: null })
  return { replay: createReplay(plan, checked.lines, ledger.slips(), checked.head.hash), assets: NO_ASSETS }
}

/** A replay of an archive file. @throws Refused */
export async function replayOfFile(file: Blob): Promise<OpenedReplay> {
  if (file.size > ARCHIVE_LIMIT) throw new Refused({ code: 'tooLarge', place: null })
  const [{ readArchive }, { verifyArchive }] = await Promise.all([import('../book/archive'), import('../book/verify')])
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = readArchive(bytes)
  if (!read.ok) throw new Refused({ code: 'archiveRefused', place: read.code })
  const { lines, slips, plan: planAsset, assets } = read.parts
  const checked = checkChain(lines)
  const plan = parsePlan(planAsset)
  if (checked.fault !== null || plan === null || checked.lines.length === 0) {
    throw new Refused({ code: checked.fault?.kind === 'updateNeeded' ? 'updateNeeded' : 'damaged', place: String(checked.fault?.seq ?? 1) })
  }
  const broken = verifyArchive(read.parts).verdict === 'broken'
  return { replay: createReplay(plan, checked.lines, new Map(slips.map((slip) => [slip.slip, slip])), checked.head.hash, broken), assets }
}
