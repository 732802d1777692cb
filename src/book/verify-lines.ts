import { decide } from '../session/decide'
import type { Entry } from '../session/entry'
import type { SessionEvent } from '../session/events'
import { foldSkipping, skippedLines } from '../session/fold'
import type { Plan } from '../session/plan'
import { reduceLine } from '../session/reduce'
import { isTold } from '../session/scoring/marks'
import type { ReadSlip } from '../session/slip'
import { initialState, type State } from '../session/state'
import type { Seq } from '../session/units'
import { entryOf, type Line } from './line'
import { makeSlip } from './slips'
import { hangsOnBallots, isPlausible, scoresDiffer } from './verify-scores'
import { slipsOf } from './verify-slips'

/** What came of deciding a book afresh: the state after its last line, and the lines whose events do not follow. */
export interface Replayed {
  readonly state: State
  readonly wrong: readonly { readonly seq: Seq; readonly command: string }[]
}

/**
 * Decides every command afresh, on the state before it, and compares what came of it with what stands in the line
 * ([VF1]). Lines that were taken back are left out of the state as the home leaves them out.
 * @param whole whether every figure can be read: if not, how many rows a result has cannot be told
 */
export function replayLines(plan: Plan, lines: readonly Line[], read: ReadSlip, whole: boolean): Replayed {
  const entries = lines.map(entryOf)
  const wrong: { seq: Seq; command: string }[] = []
  // The state before each press that can still be taken back, so that an undo folds from there and not from line 1.
  const before = new Map<Seq, State>()
  let state = initialState(plan)
  entries.forEach((entry, index) => {
    if (!follows(state, entry, read, whole)) wrong.push({ seq: entry.seq, command: entry.cmd.type })
    const undone = entry.events.find((event) => event.type === 'undone')
    if (undone === undefined) {
      before.set(entry.seq, state)
      state = reduceLine(state, entry)
      if (entry.events.some((event) => scoresDiffer(state, event, read))) wrong.push({ seq: entry.seq, command: entry.cmd.type })
    } else {
      const from = before.get(undone.seq)
      const past = entries.slice(from === undefined ? 0 : undone.seq - 1, index + 1)
      state = foldSkipping(from ?? initialState(plan), past, skippedLines(entries.slice(0, index + 1)))
    }
    const open = new Set(state.undoable.map(({ seq }) => seq))
    for (const seq of before.keys()) if (!open.has(seq)) before.delete(seq)
  })
  return { state, wrong }
}

/** A figure that is withheld counts as nothing here: which figures there are decides whether a result is locked, not what they are. */
const anyFigure =
  (read: ReadSlip): ReadSlip =>
  (ref) => {
    const found = read(ref)
    return found.kind === 'value' || ref.class !== 'figure' ? found : { kind: 'value', text: '0' }
  }

function follows(state: State, { cmd, at, events }: Entry, read: ReadSlip, whole: boolean): boolean {
  if (hangsOnBallots(cmd.type) && (cmd.type === 'importBallots' || cmd.type === 'lockScoring' || !namesReadable(events, read) || !isTold(state, read))) return isPlausible(events)
  const decision = decide(state, cmd, { now: at, read: whole ? read : anyFigure(read), slip: (slipClass, text) => makeSlip(slipClass, text, NO_SALT), random: () => NO_SALT })
  return decision.kind === 'accepted' && sameText(decision.events, events, whole)
}

/** Whether every ballot and name in a line can be read, so that it can be decided as the home decided it. */
function namesReadable(events: readonly SessionEvent[], read: ReadSlip): boolean {
  return events.every((event) => slipsOf(event).every((ref) => ref.class === 'result' || read(ref).kind === 'value'))
}

const NO_SALT = '0'.repeat(32)

function sameText(decided: readonly SessionEvent[], written: readonly SessionEvent[], whole: boolean): boolean {
  return JSON.stringify(decided.map((event) => withoutSalt(event, whole))) === JSON.stringify(written.map((event) => withoutSalt(event, whole)))
}

/** An event as far as it can be decided twice: slips are named by their salt, so at most their number counts. */
function withoutSalt(event: SessionEvent, whole: boolean): object {
  if (event.type === 'drawCommitted') return { ...event, secret: null }
  if (event.type === 'scoresShown') return { ...event, rows: event.rows.map(({ contestant }) => contestant) }
  return event.type === 'resultLocked' ? { ...event, parts: whole ? event.parts.length : null } : event
}
