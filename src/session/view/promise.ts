import type { Base } from '../commands'
import type { Cue } from '../cue'
import { isScoring, withheldMarks, type RefusalCode } from '../refusal'
import { scoresWithheld } from '../scoring/show'
import { cueAfter, findCue } from '../rundown'
import type { State } from '../state'
import { own } from '../units'

/** What 下一步 will do if it is pressed now, in the order in which it will be done. */
export interface NextStep {
  readonly base: Base
  readonly label: string
  readonly does: 'enter' | 'step' | 'startTimer' | 'segment' | 'stopTimer' | 'award' | 'draw' | 'nothing'
  /** Why the press would be refused as things stand; `null` where it would not. */
  readonly withheld: RefusalCode | null
}

/** Label of the step that 后退 would take back; `null` where there is none. */
export function stepBack(state: State): string | null {
  const cue = findCue(state.plan, state.tracks.stage.cue)
  const { step } = state.tracks.stage
  return cue?.kind === 'reveal' && step > 0 ? (cue.steps[step - 1]?.label ?? cue.label) : null
}

/** What the button says is worked out from what `decide` will do with it ([VW4]). */
export function promiseOf(state: State): NextStep {
  const { cue: id, step, seq } = state.tracks.stage
  const base: Base = { cue: id, step, seq }
  const nothing: NextStep = { base, label: '', does: 'nothing', withheld: null }
  if (state.sealed !== null) return nothing
  const here = findCue(state.plan, id)
  if (here?.kind === 'reveal') {
    const following = here.steps[step]
    if (following !== undefined) return { base, label: following.label, does: 'step', withheld: null }
  }
  if (here?.kind === 'draw' && state.draw !== null && state.draw.drawn === null) {
    return { base, label: here.label, does: 'draw', withheld: state.draw.numbers === null ? 'numbersMissing' : null }
  }
  const cue = cueAfter(state.plan, id, state.standing)
  if (cue === undefined) return nothing
  return { base, label: cue.label, does: deed(cue, state), withheld: heldBack(state, cue) }
}

/** Why entering a cue would be refused as things stand. */
function heldBack(state: State, cue: Cue): RefusalCode | null {
  if (cue.kind === 'score') return scoresWithheld(state, cue)
  const showsResult = cue.kind === 'reveal' || cue.kind === 'award' || cue.kind === 'board' || cue.kind === 'list' || cue.kind === 'grades'
  return showsResult ? withheldMarks(state, state.result === null && isScoring(state)) : null
}

function deed(cue: Cue, state: State): NextStep['does'] {
  switch (cue.kind) {
    case 'start':
      return 'startTimer'
    case 'segment':
      return 'segment'
    case 'award':
      return (own(state.revealed, cue.id) ?? 0) === 0 ? 'award' : 'enter'
    case 'signal':
      return 'enter'
    case 'title':
    case 'agenda':
    case 'draw':
    case 'facts':
    case 'comment':
    case 'interval':
    case 'message':
    case 'order':
    case 'call':
    case 'end':
    case 'reveal':
    case 'board':
    case 'score':
    case 'bars':
    case 'tally':
    case 'list':
    case 'grades':
    case 'thanks':
      return state.timer !== null && !state.timer.stopped ? 'stopTimer' : 'enter'
    default:
      cue satisfies never
      return 'nothing'
  }
}
