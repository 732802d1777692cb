import type { Entry } from './entry'
import { reduceLate } from './reduce-late'
import type { SessionEvent } from './events'
import { disclose } from './reveal'
import { findCue } from './rundown'
import { reduceScoring } from './scoring/reduce'
import { speechOf } from './speech'
import { firstLead, type Position, type State } from './state'
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
        leads: [firstLead(event.key)],
        tracks: { ...state.tracks, stage: { ...state.tracks.stage, since: at, seq } },
      }
    case 'cueEntered':
      return enterCue(state, event.cue, { seq, at })
    case 'timerStarted': {
      const allowed = speechOf(state.plan, event.contestant)
      if (allowed === null) return state
      const slides = state.plan.contestants.find(({ id }) => id === event.contestant)?.slides ?? []
      return { ...state, timer: timers.start(allowed, at, state.pace), slide: slides.length > 0 ? 1 : 0 }
    }
    case 'segmentEntered':
      return withTimer(state, (timer) => (timer.segments[event.segment] === undefined ? timer : timers.enterSegment(timer, event.segment, at)))
    case 'timerPaused':
      return withTimer(state, (timer) => timers.pause(timer, at, event.silent === true))
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
    case 'startAnnounced':
      return { ...state, startsAt: event.at }
    case 'messageShown':
      return { ...state, message: { text: event.text, to: event.to, since: at } }
    case 'messageTakenDown':
      return { ...state, message: null }
    case 'slideShown':
      return { ...state, slide: event.slide }
    case 'countingMoved':
      return { ...state, tracks: { ...state.tracks, counting: { cue: event.to, step: 0, since: at, seq, from: null } } }
    case 'paceSet':
      return { ...withTimer(state, (timer) => timers.setRate(timer, event.rate, at)), pace: event.rate }
    case 'drawCommitted':
    case 'numbersCalled':
    case 'drawn':
    case 'speakerSubstituted':
    case 'titleCorrected':
    case 'slidesReplaced':
    case 'contestantsSwapped':
    case 'contestantInserted':
    case 'standingChanged':
    case 'scoringChanged':
    case 'jurorReplaced':
    case 'speechesShortened':
    case 'schemeAmended':
      return reduceLate(state, event, at)
    case 'scoringOpened':
    case 'scoringLocked':
    case 'ballotCast':
    case 'boxOpened':
    case 'clerkSignedIn':
    case 'sheetTyped':
    case 'sheetSettled':
    case 'ballotsImported':
    case 'ballotCorrected':
    case 'countReported':
    case 'countSigned':
    case 'scoresShown':
      return reduceScoring(state, event, { seq, at })
    case 'clockStepped':
      return { ...state, clock: { wall: event.wall, home: event.home } }
    case 'undone':
      // What was promised before the undo is no longer promised, even where the stage stands as it stood then.
      return { ...state, tracks: { ...state.tracks, stage: { ...state.tracks.stage, seq } } }
    case 'tookOver':
      return { ...state, term: event.term, leads: [...state.leads, { term: event.term, key: event.key, from: event.from }] }
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
    slide: timed || cue.kind === 'signal' ? state.slide : 0,
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
