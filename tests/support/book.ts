import { writeArchive, type ArchiveContents } from '../../src/book/archive'
import { checkChain } from '../../src/book/chain'
import type { Level } from '../../src/book/disclosure'
import { hashOf } from '../../src/book/hash'
import { entryOf, lineBytes, type Line } from '../../src/book/line'
import { parsePlan } from '../../src/book/planbytes'
import { signHead } from '../../src/book/sign'
import { makeSlip, readerOf, storedSlip, type Slip } from '../../src/book/slips'
import { FORMAT } from '../../src/book/upcast'
import { foundSession } from '../../src/home/found'
import { decide } from '../../src/session/decide'
import { fold, foldOne } from '../../src/session/fold'
import type { PlanFile } from '../../src/session/plan'
import type { State } from '../../src/session/state'
import { approve, next, pause, resume, seal, undo, START, type Press, type Step } from './session'

/** A book as the home keeps it, with the key that signs its heads. Equal arguments give equal bytes. */
export interface TestBook extends ArchiveContents {
  readonly book: string
  readonly secret: string
  readonly parsed: readonly Line[]
  readonly state: State
}

/** Random bytes in hex that follow from a seed. */
export function seededHex(seed: string): (bytes: number) => string {
  let asked = 0
  return (bytes) => {
    asked += 1
    return hashOf(`${seed} ${String(asked)}`).slice(0, bytes * 2)
  }
}

/** Runs presses from line 1 on, as a home would; refused ones leave no line. */
export function makeBook(file: PlanFile, steps: readonly (Press | Step)[], seed = 'leitai'): TestBook {
  const random = seededHex(seed)
  const by = { device: 'd'.repeat(16), window: '0'.repeat(16) }
  const founded = foundSession(file, { random, now: START, ...by, rehearsal: false })
  const plan = parsePlan(founded.plan.bytes)
  const first = checkChain([founded.line.bytes]).lines[0]
  if (plan === null || first === undefined) throw new Error('the plan could not be frozen')
  const slips = new Map<string, Slip>(founded.slips.map((slip) => [slip.ref.slip, storedSlip(slip)]))
  const lines = [founded.line.bytes]
  const parsed = [first]
  let state = fold(plan, [entryOf(first)])
  let head = { seq: 1, hash: founded.book.id }
  let now = START
  for (const step of steps) {
    const { press, after = 1000, window = 0 } = typeof step === 'object' && 'press' in step ? step : { press: step }
    now += after
    const cmd = typeof press === 'function' ? press(state) : press
    const made = decide(state, cmd, { now, read: readerOf(slips), slip: (slipClass, text) => makeSlip(slipClass, text, random(16)), random: () => random(16) })
    if (made.kind === 'refused') continue
    const from = { ...by, window: String(window).padStart(16, '0'), n: head.seq + 1 }
    const line: Line = { v: FORMAT, seq: head.seq + 1, prev: head.hash, term: 1, at: now, by: from, cmd: made.command ?? cmd, events: [...made.events] }
    const bytes = lineBytes(line)
    for (const slip of made.slips) slips.set(slip.ref.slip, storedSlip(slip))
    lines.push(bytes)
    parsed.push(line)
    state = foldOne(state, entryOf(line)) ?? fold(plan, parsed.map(entryOf))
    head = { seq: line.seq, hash: hashOf(bytes) }
  }
  const { secret } = founded.key
  const signatures = [signHead(secret, founded.book.id, 1, head)]
  return { lines, signatures, slips: [...slips.values()], plan: founded.plan.bytes, assets: new Map(), book: founded.book.id, secret, parsed, state }
}

/** A whole evening over this plan: each cue and each reveal step once, a pause, a press taken back, and the seal. */
export function wholeEvening(file: PlanFile): Press[] {
  const steps = file.rundown.reduce((total, cue) => total + 1 + ('steps' in cue ? cue.steps.length : 0), 0)
  return [approve, next, next, next, next, pause, resume, pause, undo, ...Array.from({ length: steps }, () => next), seal]
}

/** The book with other lines, chained and signed afresh with the home's own key: a forgery that only its content betrays. */
export function forged(book: TestBook, lines: readonly Line[]): ArchiveContents {
  const bytes: Uint8Array[] = []
  let hash = lines[0]?.prev ?? ''
  for (const line of lines) {
    const written = lineBytes({ ...line, prev: hash, seq: bytes.length + 1 })
    bytes.push(written)
    hash = hashOf(written)
  }
  const signature = signHead(book.secret, hashOf(bytes[0] ?? ''), 1, { seq: bytes.length, hash })
  return { plan: book.plan, assets: book.assets, slips: book.slips, lines: bytes, signatures: [signature] }
}

/** The archive of a book, with a verifier that is only a word. */
export function archiveOf({ lines, signatures, slips, plan, assets }: ArchiveContents, level: Level = 'full', verifier = '// verifier\n'): Uint8Array {
  return writeArchive({ lines, signatures, slips, plan, assets, level, verifier, version: 'test' })
}
