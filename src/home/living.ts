import { hashOf } from '../book/hash'
import { FORMAT } from '../book/upcast'
import { lineBytes, parseLine, type Line } from '../book/line'
import { signHead } from '../book/sign'
import { makeSlip } from '../book/slips'
import type { By, Command } from '../session/commands'
import { decide } from '../session/decide'
import type { SessionEvent } from '../session/events'
import type { NewSlip } from '../session/slip'
import { own } from '../session/units'
import type { Waiting } from '../session/view/waiting'
import type { BoxRecord } from '../store/jury-records'
import { StoreError, type BookStore, type StoredBook } from '../store/port'
import type { HomeClock } from './clock'
import { REDUCER_VERSION, type Ledger } from './ledger'
import { countBox, emptying, isAnonymous } from './box'
import { openBook } from './open'
import type { Answer } from './protocol'

const SNAPSHOT_EVERY = 1_000
const ATTEMPTS = 12
/** A command that comes after its time has no effect: its window has acted itself, or gone on. */
const LATE: Answer = { kind: 'refused', code: 'stale' }

/** A session that lives in this window: it can be read, caught up with the store, and acted on. */
export interface Living {
  readonly ledger: () => Ledger
  /** Anonymous ballots that wait in the box, as they were counted last. */
  readonly waiting: () => readonly Waiting[]
  /** Counts the box again. Never rejects. */
  countBox(): Promise<void>
  /** Reads what other windows have written. @returns whether anything was new @throws StoreError */
  catchUp(): Promise<boolean>
  /**
   * Decides, writes and takes one command. Commands go one after another. Never rejects.
   * @param stands whether whoever sent it still waits for it; asked before each attempt to write
   */
  execute(command: Command, by: By, stands?: () => boolean): Promise<Answer>
}

/** What a living session needs. @property salt 16 fresh random bytes in hex */
export interface LivingNeeds {
  readonly store: BookStore
  readonly clock: HomeClock
  readonly salt: () => string
}

/**
 * Brings an opened book to life: `decide → build, hash, sign → one strict transaction → memory`.
 * The store arbitrates: when another window has written the same number, this one reads on and decides again.
 */
export function createLiving(stored: StoredBook, opened: Ledger, { store, clock, salt }: LivingNeeds): Living {
  const branch = { book: stored.book.id, branch: stored.book.branch }
  let ledger = opened
  let waiting: readonly Waiting[] = []
  let queue: Promise<unknown> = Promise.resolve()

  async function catchUp(): Promise<boolean> {
    const records = await store.linesAfter(branch, ledger.head().seq)
    if (records.length === 0) return false
    const before = ledger.head().seq
    if (needsWhole(records.map(({ bytes }) => bytes))) await reload()
    else {
      ledger.addSlips(await store.slipsOf(branch.book))
      if (ledger.take(records.map(({ bytes }) => bytes)) !== null) throw new StoreError('failed')
    }
    syncClock()
    return ledger.head().seq > before
  }

  function needsWhole(lines: readonly Uint8Array[]): boolean {
    if (ledger.reaches(1)) return false
    return lines.some((bytes) => /"type":"undone"/.test(new TextDecoder().decode(bytes)))
  }

  async function reload(): Promise<void> {
    const whole = await openBook(store, stored.session.id, true)
    if (!whole.ok) throw new StoreError('failed')
    ledger = whole.ledger
  }

  function syncClock(): void {
    const step = ledger.state().clock
    clock.setOffset(step === null ? 0 : step.home - step.wall)
  }

  async function execute(command: Command, by: By, stands: () => boolean): Promise<Answer> {
    let fault: StoreError['fault'] = 'failed'
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        const answer = settled(by) ?? (stands() ? await attemptOnce(command, by) : LATE)
        if (answer !== null) return answer
      } catch (error) {
        // The write may have reached the disk all the same: the next attempt begins by reading the head.
        fault = error instanceof StoreError ? error.fault : 'failed'
        if (!(await readAgain())) return { kind: 'failed', fault }
        if (fault === 'full') return settled(by) ?? { kind: 'failed', fault }
      }
    }
    return settled(by) ?? { kind: 'failed', fault }
  }

  async function readAgain(): Promise<boolean> {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await catchUp()
        return true
      } catch {
        // Read again: what was written must be known before anything is said.
      }
    }
    return false
  }

  /** What is known of a command beforehand: its line, or that its window has gone on to a later one. */
  function settled(by: By): Answer | null {
    if ((own(ledger.state().counters, by.window) ?? 0) < by.n) return null
    const seq = ledger.lineOf(by)
    return seq === null ? LATE : { kind: 'recorded', seq }
  }

  /** One try; `null` asks for another because the book has moved on. */
  async function attemptOnce(command: Command, by: By): Promise<Answer | null> {
    const state = ledger.state()
    const now = Math.max(state.at, clock.now())
    const box = command.type === 'lockScoring' ? await store.box(branch.book) : []
    const decision = decide(state, command, { now, read: ledger.read, box, slip: (slipClass, text) => makeSlip(slipClass, text, salt()), random: salt })
    if (decision.kind === 'refused') {
      return (await catchUp()) ? null : { kind: 'refused', code: decision.refusal.code }
    }
    if (command.type === 'undo' && !ledger.reaches(command.target)) {
      // The whole book may hold more than what was decided on.
      await reload()
      return null
    }
    return write(decision.command ?? command, by, now, decision.events, decision.slips, box)
  }

  async function write(cmd: Command, by: By, at: number, events: readonly SessionEvent[], slips: readonly NewSlip[], box: readonly BoxRecord[]): Promise<Answer | null> {
    if (stored.secret === null) return { kind: 'failed', fault: 'missing' }
    const before = ledger.head()
    const line: Line = { v: FORMAT, seq: before.seq + 1, prev: before.hash, term: ledger.state().term, at, by, cmd, events: [...events] }
    const bytes = lineBytes(line)
    // What could not be read back is never written: a book that cannot be opened again is worse than a press refused.
    if (!parseLine(bytes).ok) return { kind: 'failed', fault: 'damaged' }
    const head = { seq: line.seq, hash: hashOf(bytes) }
    const signature = { branch: branch.branch, ...signHead(stored.secret, branch.book, line.term, head) }
    const seals = events.some((event) => event.type === 'sealed')
    const written = await store.append({ line: { ...branch, ...head, bytes }, slips, signature, seals, rehearsal: stored.book.rehearsal, ...emptying(events, box, ledger.state()) })
    if (written === 'taken') {
      await catchUp()
      return null
    }
    ledger.takeOwn(line, head, slips)
    if (box.length > 0) waiting = countBox(await store.box(branch.book).catch(() => []), ledger.state())
    if (cmd.type === 'clock') syncClock()
    if (line.seq % SNAPSHOT_EVERY === 0) saveSnapshot()
    return { kind: 'recorded', seq: line.seq }
  }

  /** A snapshot is a cache: one that cannot be saved costs time at the next opening, nothing else. */
  function saveSnapshot(): void {
    const { seq, hash } = ledger.head()
    store.saveSnapshot({ ...branch, seq, hash, reducer: REDUCER_VERSION, state: ledger.state() }).catch(() => undefined)
  }

  syncClock()
  return {
    ledger: () => ledger,
    waiting: () => waiting,
    countBox: async () => {
      if (isAnonymous(ledger.state())) waiting = countBox(await store.box(branch.book).catch(() => []), ledger.state())
    },
    catchUp: () => inTurn(catchUp),
    execute: (command, by, stands = () => true) => inTurn(() => execute(command, by, stands)),
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
}
