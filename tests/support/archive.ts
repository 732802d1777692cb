import { writeArchive, type ArchiveContents } from '../../src/book/archive'
import type { Level } from '../../src/book/disclosure'
import { hashOf, NO_HASH } from '../../src/book/hash'
import { lineBytes } from '../../src/book/line'
import { planBytes } from '../../src/book/planbytes'
import { publicKey, signHead, type HeadSignature } from '../../src/book/sign'
import type { Slip } from '../../src/book/slips'
import { FORMAT } from '../../src/book/upcast'
import type { Command } from '../../src/session/commands'
import type { Entry } from '../../src/session/entry'
import type { PlanFile } from '../../src/session/plan'
import { demoPlan } from './plan'
import { shortened } from './presses'
import { adjust, approve, back, cover, jump, makeSession, next, openCommand, pause, restore, resume, seal, undo, type Press, type Session, type Step } from './session'

/** The secret key of the homes of tests. */
export const SECRET = '4'.repeat(64)

/** A session with its book: the bytes of its lines, each signed head, and all else that an archive is made of. */
export interface Book extends ArchiveContents {
  readonly session: Session
  /** The signature of each head, as the home made it with its line. */
  readonly heads: readonly HeadSignature[]
}

/** Runs presses through `decide` and writes the lines as the home does; equal arguments give equal bytes. */
export function writeBook(file: PlanFile, steps: readonly (Press | Step)[]): Book {
  const session = makeSession(file, { open: false })
  const first: Command = { ...openCommand(session.plan), key: publicKey(SECRET) }
  session.press(first, { after: 0 })
  for (const step of steps) {
    if (typeof step === 'object' && 'press' in step) session.press(step.press, { after: step.after ?? 1000, window: step.window ?? 0 })
    else session.press(step)
  }
  const lines = chained(session.entries)
  const heads = signed(lines)
  return { session, lines, heads, signatures: heads.slice(-1), slips: [...session.slips.values()], plan: planBytes(session.plan) }
}

/** The bytes of lines, each chained to the one before. */
export function chained(entries: readonly Entry[]): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (const { seq, at, by, cmd, events } of entries) {
    const before = lines.at(-1)
    lines.push(lineBytes({ v: FORMAT, seq, prev: before === undefined ? NO_HASH : hashOf(before), term: 1, at, by, cmd, events: [...events] }))
  }
  return lines
}

/** A signature under each head of a chain, by the key of the test's home. */
export function signed(lines: readonly Uint8Array[], secret = SECRET): HeadSignature[] {
  const book = hashOf(lines[0] ?? '')
  return lines.map((bytes, index) => signHead(secret, book, 1, { seq: index + 1, hash: hashOf(bytes) }))
}

/** An evening with a bit of everything, up to the seal: 28 lines and more, two of them taken back. */
export const EVENING: readonly (Press | Step)[] = [
  approve, next, next, { press: next, after: 2500 }, pause, undo, { press: pause, window: 1 }, { press: resume, after: 4000, window: 1 },
  adjust(30_000), adjust(-30_000), undo, cover('titleCard'), restore, { press: next, after: 180_000 }, { press: next, after: 60_000 }, next,
  { type: 'clock', wall: 1_700_000_900_000, home: 1_700_000_800_000 }, next, next, next, back, next, next, next, jump('board'), jump('thanks'), seal,
]

/** The made-up plan with one speaker, all the way: sealed, everything shown within its depth. */
export function eveningBook(steps: readonly (Press | Step)[] = EVENING): Book {
  return writeBook(shortened(demoPlan()), steps)
}

export const VERIFIER = '// verifier\n'

/** The archive of a book. */
export function archiveOf({ lines, signatures, slips, plan }: ArchiveContents, level: Level = 'full', verifier = VERIFIER): Uint8Array {
  return writeArchive({ lines, signatures, slips, plan, level, verifier, version: 'test' })
}

/** Slips without those of a name. */
export function without(slips: readonly Slip[], name: string): Slip[] {
  return slips.filter(({ slip }) => slip !== name)
}
