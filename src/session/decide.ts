import { computeBoard, figuresAtHand, partText } from './board'
import type { Base, Command } from './commands'
import type { CueOf } from './cue'
import type { SessionEvent } from './events'
import { withheldBecause, type Refusal, type RefusalCode } from './refusal'
import { cueAfter, findCue } from './rundown'
import type { MakeSlip, NewSlip, ReadSlip } from './slip'
import type { State } from './state'
import { elapsed } from './timer'
import { own, type Millis } from './units'
import type { Cue } from './cue'

/** What a decision may look at beside the state: the time, private values, and a way to make new slips. */
export interface Circumstances {
  readonly now: Millis
  readonly read: ReadSlip
  readonly slip: MakeSlip
}

/** What comes of a command: the events of one line with the slips that lie beside it, or a refusal. */
export type Decision =
  | { readonly kind: 'accepted'; readonly events: readonly SessionEvent[]; readonly slips: readonly NewSlip[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * Decides a command ([DE1]): total, changes nothing, and equal arguments give equal events but for the salts of slips.
 */
export function decide(state: State, command: Command, around: Circumstances): Decision {
  if (command.type === 'open') return state.opened === null ? accept(openedBy(command)) : refuse('alreadyOpen')
  if (state.opened === null) return refuse('notOpen')
  if (state.sealed !== null) return refuse('sealed')
  switch (command.type) {
    case 'next':
      return isStale(state, command.base) ? refuse('stale') : next(state, around)
    case 'back':
      return isStale(state, command.base) ? refuse('stale') : back(state)
    case 'jump':
      return isStale(state, command.base) ? refuse('stale') : jump(state, command.to, around)
    case 'pause':
      if (state.timer === null || state.timer.stopped) return refuse('noTimer')
      return state.timer.runningSince === null ? refuse('timerStands') : accept({ type: 'timerPaused', v: 1 })
    case 'resume':
      if (state.timer === null || state.timer.stopped) return refuse('noTimer')
      return state.timer.runningSince !== null ? refuse('timerRuns') : accept({ type: 'timerResumed', v: 1 })
    case 'adjust':
      return state.timer === null || state.timer.stopped ? refuse('noTimer') : accept({ type: 'timerAdjusted', v: 1, by: command.by })
    case 'cover':
      return state.cover?.kind === command.cover ? refuse('sameCover') : accept({ type: 'coverShown', v: 1, cover: command.cover })
    case 'restore':
      return state.cover === null ? refuse('noCover') : accept({ type: 'coverLifted', v: 1 })
    case 'assign':
      if (state.screens[command.screen] === command.shows) return refuse('sameScreen')
      return accept({ type: 'screenAssigned', v: 1, screen: command.screen, shows: command.shows })
    case 'approve':
      if (!state.plan.board.approval.required) return refuse('noApprovalNeeded')
      return state.approvedBy !== null ? refuse('alreadyApproved') : accept({ type: 'resultApproved', v: 1, by: command.by })
    case 'undo':
      return undo(state, command.target)
    case 'clock':
      return command.home < state.at ? refuse('clockBackwards') : accept({ type: 'clockStepped', v: 1, wall: command.wall, home: command.home })
    case 'seal':
      return accept(...stopTimer(state, around.now), { type: 'sealed', v: 1 })
    default:
      command satisfies never
      return refuse('stale')
  }
}

function accept(...events: SessionEvent[]): Decision {
  return { kind: 'accepted', events, slips: [] }
}

function refuse(code: RefusalCode): Decision {
  return { kind: 'refused', refusal: { code } }
}

function openedBy({ session, random, key, plan, rehearsal }: Extract<Command, { type: 'open' }>): SessionEvent {
  return { type: 'opened', v: 1, session, random, hash: 'sha-256', rules: 1, key, plan, rehearsal }
}

/** A press counts only where its promise still stands ([DE2]): same cue, same step, entered by the same line. */
function isStale(state: State, base: Base): boolean {
  const { cue, step, seq } = state.tracks.stage
  return base.cue !== cue || base.step !== step || base.seq !== seq
}

function next(state: State, around: Circumstances): Decision {
  const here = findCue(state.plan, state.tracks.stage.cue)
  if (here === undefined) return refuse('noSuchCue')
  if (here.kind === 'reveal' && state.tracks.stage.step < here.steps.length) {
    return accept({ type: 'revealStepped', v: 1, cue: here.id, step: state.tracks.stage.step + 1 })
  }
  const cue = cueAfter(state.plan, here.id)
  return cue === undefined ? refuse('atEnd') : enter(state, cue, around)
}

function back(state: State): Decision {
  const { cue, step } = state.tracks.stage
  const here = findCue(state.plan, cue)
  if (here?.kind !== 'reveal' || step === 0) return refuse('noStepBack')
  return accept({ type: 'revealBacked', v: 1, cue, step: step - 1 })
}

function jump(state: State, to: string, around: Circumstances): Decision {
  const cue = findCue(state.plan, to)
  if (cue === undefined) return refuse('noSuchCue')
  return cue.id === state.tracks.stage.cue ? refuse('sameCue') : enter(state, cue, around)
}

/** Entering a cue does all that the cue promises, in one line: a press arrives whole ([DE3]). */
function enter(state: State, cue: Cue, around: Circumstances): Decision {
  const entered: SessionEvent = { type: 'cueEntered', v: 1, cue: cue.id }
  switch (cue.kind) {
    case 'title':
    case 'order':
    case 'call':
    case 'end':
    case 'thanks':
      return accept(...stopTimer(state, around.now), entered)
    case 'start':
      return accept(...stopTimer(state, around.now), entered, { type: 'timerStarted', v: 1, contestant: cue.contestant })
    case 'segment':
      return enterSegment(state, cue, entered, around.now)
    case 'reveal':
    case 'award':
    case 'board':
      return enterResult(state, cue, entered, around)
    default:
      cue satisfies never
      return refuse('noSuchCue')
  }
}

function enterSegment(state: State, cue: CueOf<'segment'>, entered: SessionEvent, now: Millis): Decision {
  const segment: SessionEvent = { type: 'segmentEntered', v: 1, segment: cue.segment }
  const { timer } = state
  if (timer !== null && !timer.stopped && timer.contestant === cue.contestant) return accept(entered, segment)
  return accept(...stopTimer(state, now), entered, { type: 'timerStarted', v: 1, contestant: cue.contestant }, segment)
}

/** The first cue that shows a result locks it, once; nothing is shown before its 审签 ([RE1], [RE4], [RE5]). */
function enterResult(state: State, cue: CueOf<'reveal'> | CueOf<'award'> | CueOf<'board'>, entered: SessionEvent, around: Circumstances): Decision {
  const withheld = withheldBecause(state)
  if (withheld !== null) return refuse(withheld)
  const locked = lock(state, around)
  if (locked === null) return refuse('figuresMissing')
  const flag: SessionEvent[] =
    cue.kind === 'award' && (own(state.revealed, cue.id) ?? 0) === 0 ? [{ type: 'flagAwarded', v: 1, panel: `flag:${cue.flag}` }] : []
  return {
    kind: 'accepted',
    events: [...stopTimer(state, around.now), ...locked.events, ...flag, entered],
    slips: locked.slips,
  }
}

function lock(state: State, { read, slip }: Circumstances): { events: SessionEvent[]; slips: NewSlip[] } | null {
  if (state.result !== null) return { events: [], slips: [] }
  if (!figuresAtHand(state.plan, read)) return null
  const slips = computeBoard(state.plan, read).map((part) => slip('result', partText(part)))
  return { events: [{ type: 'resultLocked', v: 1, rules: 1, parts: slips.map(({ ref }) => ref) }], slips }
}

function stopTimer(state: State, now: Millis): SessionEvent[] {
  const { timer } = state
  return timer === null || timer.stopped ? [] : [{ type: 'timerStopped', v: 1, spent: elapsed(timer, now) }]
}

/** 撤销 takes back the latest press that can be, and only the one that the host saw named ([UN1]). */
function undo(state: State, target: number): Decision {
  const latest = state.undoable.at(-1)
  if (latest === undefined) return refuse(state.result === null ? 'nothingToUndo' : 'undoBlocked')
  return latest.seq === target ? accept({ type: 'undone', v: 1, seq: target }) : refuse('stale')
}
