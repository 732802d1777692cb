import type { Entry } from './entry'
import type { SessionEvent } from './events'
import { disclose } from './reveal'
import { findCue } from './rundown'
import type { Position, State } from './state'
import * as timers from './timer'
import { undoability } from './undo'
import { own } from './units'

type Moment = Pick<Entry, 'seq' | 'at'>

/**
 * What an event makes of a state. Total: an event that fits nowhere leaves the state as it is,
 * and none of its branches looks at a private value ([SE1], [SE2]). What `undone` takes back is the fold's affair.
 */
export function reduce(state: State, event: SessionEvent, { seq, at }: Moment): State {
  switch (event.type) {
    case 'opened':
      return {
        ...state,
        opened: { session: event.session, at, rehearsal: event.rehearsal },
        tracks: { ...state.tracks, stage: { ...state.tracks.stage, since: at, seq } },
      }
    case 'cueEntered':
      return enterCue(state, event.cue, { seq, at })
    case 'timerStarted': {
      const { contestants, speech } = state.plan
      if (!contestants.some(({ id }) => id === event.contestant)) return state
      const { budget, segments, shared, amberAt } = speech
      return { ...state, timer: timers.start({ contestant: event.contestant, budget, segments, shared, amberAt }, at) }
    }
    case 'segmentEntered':
      if (state.plan.speech.segments[event.segment] === undefined) return state
      return withTimer(state, (timer) => timers.enterSegment(timer, event.segment, at))
    case 'timerPaused':
      return withTimer(state, (timer) => timers.pause(timer, at))
    case 'timerResumed':
      return withTimer(state, (timer) => timers.resume(timer, at))
    case 'timerAdjusted':
      return withTimer(state, (timer) => timers.adjust(timer, event.by))
    case 'timerStopped': {
      const { timer } = state
      if (timer === null || timer.stopped) return state
      return { ...state, timer: timers.stop(timer, at), spoken: { ...state.spoken, [timer.contestant]: event.spent } }
    }
    case 'resultLocked':
      return { ...state, result: { seq, parts: event.parts } }
    case 'resultApproved':
      return { ...state, approvedBy: event.by }
    case 'revealStepped':
    case 'revealBacked':
      return revealTo(state, event.cue, event.step, { seq, at })
    case 'flagAwarded': {
      const cue = state.plan.rundown.find((item) => item.kind === 'award' && `flag:${item.flag}` === event.panel)
      return cue === undefined ? state : disclose({ ...state, revealed: { ...state.revealed, [cue.id]: 1 } })
    }
    case 'coverShown':
      return { ...state, cover: { kind: event.cover, since: at } }
    case 'coverLifted':
      return { ...state, cover: null }
    case 'screenAssigned':
      return { ...state, screens: { ...state.screens, [event.screen]: event.shows } }
    case 'clockStepped':
      return { ...state, clock: { wall: event.wall, home: event.home } }
    case 'undone':
      // What was promised before the undo is no longer promised, even where the stage stands as it stood then.
      return { ...state, tracks: { ...state.tracks, stage: { ...state.tracks.stage, seq } } }
    case 'tookOver':
      return { ...state, term: event.term }
    case 'sealed':
      return { ...state, sealed: at }
    default:
      event satisfies never
      return state
  }
}

function withTimer(state: State, change: (timer: timers.Timer) => timers.Timer): State {
  return state.timer === null ? state : { ...state, timer: change(state.timer) }
}

function enterCue(state: State, id: string, { seq, at }: Moment): State {
  const cue = findCue(state.plan, id)
  if (cue === undefined) return state
  const timed = cue.kind === 'start' || cue.kind === 'segment'
  return {
    ...state,
    timer: timed ? state.timer : state.timer?.stopped === true && cue.kind !== 'end' ? null : state.timer,
    tracks: { ...state.tracks, stage: { cue: id, step: own(state.revealed, id) ?? 0, since: at, seq, from: standing(state) } },
  }
}

function revealTo(state: State, id: string, step: number, { seq, at }: Moment): State {
  const cue = findCue(state.plan, id)
  if (cue?.kind !== 'reveal' || step > cue.steps.length) return state
  const revealed = { ...state.revealed, [id]: step }
  return disclose({ ...state, revealed, tracks: { ...state.tracks, stage: { cue: id, step, since: at, seq, from: standing(state) } } })
}

function standing({ tracks: { stage } }: State): Position['from'] {
  return { cue: stage.cue, step: stage.step }
}

/** What a whole line makes of a state: its events in order, then what every line brings: number, time, counter, undo. */
export function reduceLine(state: State, entry: Entry): State {
  const after = entry.events.reduce((current, event) => reduce(current, event, entry), state)
  return {
    ...after,
    seq: entry.seq,
    at: entry.at,
    counters: { ...after.counters, [entry.by.window]: entry.by.n },
    undoable: undoability(after.undoable, entry),
  }
}
