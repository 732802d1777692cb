import { fingerprint } from '../book/fingerprint'
import type { Hash } from '../book/hash'
import { entryOf, type Line } from '../book/line'
import { readerOf, type Slip } from '../book/slips'
import { foldSkipping, skippedLines } from '../session/fold'
import type { Plan } from '../session/plan'
import { findCue } from '../session/rundown'
import { initialState, type State } from '../session/state'
import { view, type Audience, type View } from '../session/view/view'
import type { Chapter, ReplayOutline } from './requests'

/** States are kept this often, so that a seek folds few lines. */
const KEEP_EVERY = 256

/** A book that can be looked at as it stood at any time. What was undone is left out: the corrected version. */
export interface Replay {
  readonly outline: ReplayOutline
  /** The view of an audience at a home time, and the number of the last line before it. */
  seek(at: number, audience: Audience): { view: View; seq: number }
}

/**
 * Prepares a replay.
 * @param lines a checked chain from line 1, not empty
 * @param head hash of the last line
 * @param broken whether the archive it is read from was found to be so
 */
export function createReplay(plan: Plan, lines: readonly Line[], slips: ReadonlyMap<string, Slip>, head: Hash, broken = false): Replay {
  const entries = lines.map(entryOf)
  const skipped = skippedLines(entries)
  const kept: State[] = [initialState(plan)]
  let state = initialState(plan)
  for (let start = 0; start < entries.length; start += KEEP_EVERY) {
    state = foldSkipping(state, entries.slice(start, start + KEEP_EVERY), skipped)
    kept.push(state)
  }
  const last = state
  const read = readerOf(slips)

  /** How many lines stand at or before a time; `at` never decreases. */
  function countUntil(at: number): number {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((entries[middle]?.at ?? Infinity) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  function stateAfter(count: number): State {
    const base = Math.floor(count / KEEP_EVERY)
    const from = kept[base] ?? initialState(plan)
    return foldSkipping(from, entries.slice(base * KEEP_EVERY, count), skipped)
  }

  return {
    outline: {
      title: plan.title,
      from: entries[0]?.at ?? 0,
      to: last.at,
      sealed: last.sealed !== null,
      lines: entries.length,
      fingerprint: fingerprint(head),
      broken,
      chapters: chapters(),
    },
    seek(at, audience) {
      const count = Math.max(1, countUntil(at))
      return { view: view(stateAfter(count), audience, read), seq: count }
    },
  }

  function chapters(): Chapter[] {
    return entries.flatMap(({ seq, at, events }) => {
      if (skipped.has(seq)) return []
      return events.flatMap((event) => {
        if (event.type === 'opened') return [{ at, label: plan.rundown[0]?.label ?? plan.title }]
        if (event.type === 'cueEntered') return [{ at, label: findCue(plan, event.cue)?.label ?? event.cue }]
        if (event.type !== 'revealStepped') return []
        const cue = findCue(plan, event.cue)
        return cue?.kind === 'reveal' ? [{ at, label: cue.steps[event.step - 1]?.label ?? cue.label }] : []
      })
    })
  }
}
