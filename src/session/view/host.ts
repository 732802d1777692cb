import type { Command } from '../commands'
import type { Cue } from '../cue'
import { tellsHidden } from '../exposure'
import { nameOf } from '../late'
import type { Publication } from '../plan'
import { findCue, speakerOf } from '../rundown'
import type { Screen, Shows } from '../screens'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import type { Timer } from '../timer'
import { stillToCome } from '../turns'
import type { Millis, Seq } from '../units'
import { contestantRows, countingView, previewsOf, promptOf, slideNow, timeAhead, upcomingView, type ContestantRow, type CountingView, type Prompt, type SlideNow } from './host-parts'
import { nameIn } from './names'
import { scoringView } from './scoring'
import type { Waiting } from './waiting'
import { promiseOf, stepBack, type NextStep } from './promise'
import type { ScoringView } from './host-scoring'
import type { StageView } from './scene'

/** One line of the rundown as the host reads it. */
export interface CueRow {
  readonly id: string
  readonly kind: Cue['kind']
  readonly label: string
  readonly script: string | null
  readonly standby: string | null
  /** `passed`: of somebody who does not take the stage now. */
  readonly status: 'done' | 'current' | 'waiting' | 'passed'
  /** Whose turn it is part of. */
  readonly contestant: string | null
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
  /** What each screen shows now. */
  readonly previews: Readonly<Record<Screen, StageView>>
  /** What the hall would see after the next press; figures that the press would show are not in it. `null` at the end. */
  readonly upcoming: StageView | null
  readonly contestants: readonly ContestantRow[]
  /** 候场: the next two who are still to come, in the order as it stands now. */
  readonly onDeck: readonly string[]
  readonly jurors: readonly { readonly id: string; readonly seat: string; readonly role: string; readonly person: string | null }[]
  readonly counting: CountingView | null
  /** `null`: the plan takes no marks. */
  readonly scoring: ScoringView | null
  readonly messages: readonly { readonly id: string; readonly text: string; readonly to: 'speaker' | 'hall' }[]
  readonly message: { readonly text: string; readonly to: 'speaker' | 'hall' } | null
  readonly slide: SlideNow | null
  readonly draw: { readonly numbers: readonly number[] | null; readonly drawn: boolean } | null
  readonly board: { readonly publication: Publication; readonly depth: number | null; readonly places: number; readonly starsOfFirst: number | null; readonly locked: boolean; readonly tellsHidden: boolean }
  /** The day and the time of day of the beginning, as the plan has them, and what the hall counts down to. */
  readonly start: { readonly date: string; readonly time: string | null; readonly announced: Millis | null }
  readonly pace: number
  readonly prompt: Prompt | null
  /** Planned speaking time of all who are still to come, whoever speaks now included with what is left. */
  readonly ahead: Millis
}

/** The view of the host ([VW1]). */
export function hostView(state: State, read: ReadSlip, waiting: readonly Waiting[] = []): HostView {
  const { plan, tracks } = state
  const index = plan.rundown.findIndex((cue) => cue.id === tracks.stage.cue)
  const latest = state.undoable.at(-1)
  const previews = previewsOf(state, read, waiting)
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
      status: place === index ? 'current' : Object.hasOwn(state.standing, speakerOf(cue) ?? '') ? 'passed' : place < index ? 'done' : 'waiting',
      contestant: speakerOf(cue),
    })),
    next: promiseOf(state),
    back: stepBack(state),
    timer: state.timer,
    cover: state.cover?.kind ?? null,
    undo: latest === undefined ? null : { target: latest.seq, command: latest.command, label: latest.cue === null ? null : (findCue(plan, latest.cue)?.label ?? null) },
    approval: { required: plan.board.approval.required, by: state.approvedBy },
    screens: state.screens,
    program: previews.hall,
    previews,
    upcoming: upcomingView(state, read, waiting),
    contestants: contestantRows(state, read),
    onDeck: stillToCome(state).slice(0, 2).map((contestant) => nameOf(plan, contestant)),
    jurors: (plan.jurors ?? []).map(({ id, seat, role, person }) => ({ id, seat, role, person: nameIn(person, read) })),
    counting: countingView(state),
    scoring: scoringView(state, read, waiting),
    messages: plan.messages ?? [],
    message: state.message,
    slide: slideNow(state),
    draw: state.draw === null ? null : { numbers: state.draw.numbers, drawn: state.draw.drawn !== null },
    board: {
      publication: plan.board.publication,
      depth: plan.board.composite.depth,
      places: plan.board.places,
      starsOfFirst: plan.board.starsOfFirst,
      locked: state.result !== null,
      tellsHidden: tellsHidden(plan),
    },
    start: { date: plan.date, time: plan.startTime ?? null, announced: state.startsAt },
    pace: state.pace,
    prompt: promptOf(state),
    ahead: timeAhead(state),
  }
}
