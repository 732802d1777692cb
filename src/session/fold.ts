import type { Entry } from './entry'
import { reduceLine } from './reduce'
import { initialState, type State } from './state'
import type { Plan } from './plan'
import type { Seq } from './units'

/** The numbers of all lines that later lines took back. */
export function skippedLines(entries: Iterable<Entry>): Set<Seq> {
  const skipped = new Set<Seq>()
  for (const entry of entries) for (const event of entry.events) if (event.type === 'undone') skipped.add(event.seq)
  return skipped
}

/**
 * The state after `entries`, with `skipped` lines left out as if they had never been pressed ([UN4]).
 * A skipped line still counts as number, time and counter, so nothing can be recorded twice.
 */
export function foldSkipping(from: State, entries: Iterable<Entry>, skipped: ReadonlySet<Seq>): State {
  let state = from
  for (const entry of entries) state = skipped.has(entry.seq) ? skipLine(state, entry) : reduceLine(state, entry)
  return state
}

function skipLine(state: State, { seq, at, by }: Entry): State {
  return { ...state, seq, at, counters: { ...state.counters, [by.window]: by.n } }
}

/** The state after a whole book. */
export function fold(plan: Plan, entries: readonly Entry[]): State {
  return foldSkipping(initialState(plan), entries, skippedLines(entries))
}

/**
 * Takes one more line onto a state. `null` says that the line takes an earlier one back, so that the state has to be
 * folded afresh from before that line.
 */
export function foldOne(state: State, entry: Entry): State | null {
  return entry.events.some((event) => event.type === 'undone') ? null : reduceLine(state, entry)
}
