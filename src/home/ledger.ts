import { checkChain, NO_HEAD, type ChainFault, type Head } from '../book/chain'
import { entryOf, lineBytes, type Line } from '../book/line'
import { readerOf, storedSlip, type Slip } from '../book/slips'
import { foldOne, foldSkipping, skippedLines } from '../session/fold'
import type { By } from '../session/commands'
import type { Entry } from '../session/entry'
import type { Plan } from '../session/plan'
import type { NewSlip, ReadSlip } from '../session/slip'
import { initialState, type State } from '../session/state'
import type { Seq } from '../session/units'

/** The version of `reduce`: a snapshot made by another one is thrown away. */
export const REDUCER_VERSION = 9

/** Where a ledger starts: line 1, or a snapshot whose line has been found in the book. */
export interface Start {
  readonly state: State
  readonly head: Head
  readonly line: Line
}

/** A book read into memory: its head, its state, and enough of its lines to take one back. */
export interface Ledger {
  readonly state: () => State
  readonly head: () => Head
  readonly read: ReadSlip
  readonly slips: () => ReadonlyMap<string, Slip>
  /** Checks lines that were stored and takes them. Stops at the first fault. */
  take(bytes: readonly Uint8Array[]): ChainFault | null
  /** Takes a line that this window has just written, whose bytes and hash it made itself. */
  takeOwn(line: Line, head: Head, slips: readonly NewSlip[]): void
  addSlips(slips: Iterable<Slip>): void
  /** The line that a command became, if it stands after this ledger's start. */
  lineOf(by: By): Seq | null
  /** The exact bytes of every line; `null` where the ledger began at a snapshot. */
  lines(): readonly Uint8Array[] | null
  /** Whether taking `seq` back needs lines from before this ledger's start. */
  reaches(seq: number): boolean
}

/** A ledger over a plan. @param from a snapshot, or nothing for a book from line 1 */
export function createLedger(plan: Plan, slips: Iterable<Slip>, from: Start | null = null): Ledger {
  const byName = new Map<string, Slip>()
  const start = { state: from?.state ?? initialState(plan), head: from?.head ?? NO_HEAD }
  const entries: Entry[] = []
  const taken: Uint8Array[] = []
  let { state, head } = start
  let last: Line | null = from?.line ?? null

  function addSlips(more: Iterable<Slip>): void {
    for (const slip of more) byName.set(slip.slip, slip)
  }

  function takeLine(line: Line): void {
    const entry = entryOf(line)
    entries.push(entry)
    last = line
    // An undo folds the lines afresh; all else goes on from the state at hand.
    state = foldOne(state, entry) ?? foldSkipping(start.state, entries, skippedLines(entries))
  }

  addSlips(slips)
  return {
    state: () => state,
    head: () => head,
    read: readerOf(byName),
    slips: () => byName,
    addSlips,
    lineOf: ({ device, window, n }) =>
      entries.findLast(({ by }) => by.window === window && by.n === n && by.device === device)?.seq ?? null,
    lines: () => (from === null ? taken : null),
    reaches: (seq) => seq > start.head.seq,
    take(bytes) {
      const checked = checkChain(bytes, head, last)
      for (const line of checked.lines) takeLine(line)
      for (const good of bytes.slice(0, checked.lines.length)) taken.push(good)
      head = checked.head
      return checked.fault
    },
    takeOwn(line, newHead, fresh) {
      addSlips(fresh.map(storedSlip))
      takeLine(line)
      taken.push(lineBytes(line))
      head = newHead
    },
  }
}
