import type { Base, Command } from '../commands'
import type { Cue } from '../cue'
import { withheldBecause } from '../refusal'
import { cueAfter, findCue } from '../rundown'
import type { Screen, Shows } from '../screens'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import type { Timer } from '../timer'
import { own, type Millis, type Seq } from '../units'
import type { StageView } from './scene'
import { stageView } from './stage'

/** One line of the rundown as the host reads it. */
export interface CueRow {
  readonly id: string
  readonly kind: Cue['kind']
  readonly label: string
  readonly script: string | null
  readonly standby: string | null
  readonly status: 'done' | 'current' | 'waiting'
}

/** What 下一步 will do if it is pressed now, in the order in which it will be done. */
export interface NextStep {
  readonly base: Base
  readonly label: string
  readonly does: 'enter' | 'step' | 'startTimer' | 'segment' | 'stopTimer' | 'award' | 'nothing'
  /** Why the press would be refused as things stand; `null` where it would not. */
  readonly withheld: 'notPublished' | 'needsApproval' | null
}

/** What the host's console may know: the rundown, the timer, the screens; figures only once they have been shown. */
export interface HostView {
  readonly audience: 'host'
  readonly seq: Seq
  readonly term: number
  readonly at: Millis
  readonly title: string
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: Millis | null
  readonly rundown: readonly CueRow[]
  readonly next: NextStep
  /** Label of the step that 后退 would take back, else `null`. */
  readonly back: string | null
  readonly timer: Timer | null
  readonly cover: 'titleCard' | 'black' | null
  readonly undo: { readonly target: Seq; readonly command: Command['type']; readonly label: string | null } | null
  readonly approval: { readonly required: boolean; readonly by: string | null }
  readonly screens: Readonly<Record<Screen, Shows>>
  readonly program: StageView
}

/** The view of the host ([VW1]). */
export function hostView(state: State, read: ReadSlip): HostView {
  const { plan, tracks } = state
  const index = plan.rundown.findIndex((cue) => cue.id === tracks.stage.cue)
  const latest = state.undoable.at(-1)
  return {
    audience: 'host',
    seq: state.seq,
    term: state.term,
    at: state.at,
    title: plan.title,
    sample: plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed,
    rundown: plan.rundown.map((cue, place) => ({
      id: cue.id,
      kind: cue.kind,
      label: cue.label,
      script: cue.script ?? null,
      standby: cue.standby ?? null,
      status: place < index ? 'done' : place === index ? 'current' : 'waiting',
    })),
    next: promiseOf(state),
    back: stepBack(state),
    timer: state.timer,
    cover: state.cover?.kind ?? null,
    undo: latest === undefined ? null : { target: latest.seq, command: latest.command, label: latest.cue === null ? null : (findCue(plan, latest.cue)?.label ?? null) },
    approval: { required: plan.board.approval.required, by: state.approvedBy },
    screens: state.screens,
    program: stageView(state, 'hall', read),
  }
}

function stepBack(state: State): string | null {
  const cue = findCue(state.plan, state.tracks.stage.cue)
  const { step } = state.tracks.stage
  return cue?.kind === 'reveal' && step > 0 ? (cue.steps[step - 1]?.label ?? cue.label) : null
}

/** What the button says is worked out from what `decide` will do with it ([VW4]). */
function promiseOf(state: State): NextStep {
  const { cue: id, step, seq } = state.tracks.stage
  const base: Base = { cue: id, step, seq }
  const nothing: NextStep = { base, label: '', does: 'nothing', withheld: null }
  if (state.sealed !== null) return nothing
  const here = findCue(state.plan, id)
  if (here?.kind === 'reveal') {
    const following = here.steps[step]
    if (following !== undefined) return { base, label: following.label, does: 'step', withheld: null }
  }
  const cue = cueAfter(state.plan, id)
  if (cue === undefined) return nothing
  const showsResult = cue.kind === 'reveal' || cue.kind === 'award' || cue.kind === 'board'
  return { base, label: cue.label, does: deed(cue, state), withheld: showsResult ? withheldBecause(state) : null }
}

function deed(cue: Cue, state: State): NextStep['does'] {
  switch (cue.kind) {
    case 'start':
      return 'startTimer'
    case 'segment':
      return 'segment'
    case 'award':
      return (own(state.revealed, cue.id) ?? 0) === 0 ? 'award' : 'enter'
    case 'title':
    case 'order':
    case 'call':
    case 'end':
    case 'reveal':
    case 'board':
    case 'thanks':
      return state.timer !== null && !state.timer.stopped ? 'stopTimer' : 'enter'
    default:
      cue satisfies never
      return 'nothing'
  }
}
