import { computeBoard, figuresAtHand, partText } from './board'
import type { Base, Command, CommandOf } from './commands'
import type { CueOf } from './cue'
import { callNumbers, commitDraw, draw } from './decide-draw'
import { decideLate } from './decide-late'
import { accept, refuse, type Circumstances, type Decision } from './decision'
import type { SessionEvent } from './events'
import { isScoring, isUnsigned, withheldMarks } from './refusal'
import { cueAfter, findCue, speakerOf } from './rundown'
import type { NewSlip } from './slip'
import { decideScoring } from './scoring/decide'
import { scoredContestants } from './scoring/marks'
import { pinScores, scoresWithheld, shownBy } from './scoring/show'
import { speechOf } from './speech'
import type { State } from './state'
import { onStage } from './turns'
import { elapsed } from './timer'
import { own, type Millis } from './units'
import type { Cue } from './cue'

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
      return state.timer.runningSince === null ? refuse('timerStands') : accept({ type: 'timerPaused', v: 1, ...(command.silent === undefined ? {} : { silent: true }) })
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
      if (isUnsigned(state)) return refuse('countUnsigned')
      return state.approvedBy !== null ? refuse('alreadyApproved') : accept({ type: 'resultApproved', v: 1, by: command.by })
    case 'undo':
      return undo(state, command.target)
    case 'announceStart':
      return state.startsAt === command.at ? refuse('nothingChanged') : accept({ type: 'startAnnounced', v: 1, at: command.at })
    case 'say':
      return accept({ type: 'messageShown', v: 1, text: command.text, to: command.to })
    case 'unsay':
      return state.message === null ? refuse('noMessage') : accept({ type: 'messageTakenDown', v: 1 })
    case 'showSlide':
      return showSlide(state, command.slide)
    case 'count':
      return count(state, command.from)
    case 'callNumbers':
      return callNumbers(state, command.numbers)
    case 'setPace':
      if (!isRehearsal(state)) return refuse('onlyInRehearsal')
      return state.pace === command.rate ? refuse('samePace') : accept({ type: 'paceSet', v: 1, rate: command.rate })
    case 'rehearseEnding':
      return rehearseEnding(state, command, around)
    case 'substitute':
    case 'correctTitle':
    case 'replaceSlides':
    case 'swap':
    case 'insert':
    case 'setStanding':
    case 'setScoring':
    case 'replaceJuror':
    case 'shorten':
    case 'amend':
      return decideLate(state, command, around)
    case 'openScoring':
    case 'lockScoring':
    case 'castBallot':
    case 'signInClerk':
    case 'typeSheet':
    case 'settleSheet':
    case 'importBallots':
    case 'correctBallot':
    case 'reportCount':
    case 'signCount':
      return decideScoring(state, command, around)
    case 'clock':
      return command.home < state.at ? refuse('clockBackwards') : accept({ type: 'clockStepped', v: 1, wall: command.wall, home: command.home })
    case 'takeOver':
      return takeOver(state, command)
    case 'seal':
      return accept(...stopTimer(state, around.now), { type: 'sealed', v: 1 })
    default:
      command satisfies never
      return refuse('stale')
  }
}

function openedBy({ session, random, key, plan, rehearsal }: Extract<Command, { type: 'open' }>): SessionEvent {
  return { type: 'opened', v: 1, session, random, hash: 'sha-256', rules: 1, key, plan, rehearsal }
}

/** A new term begins after the last line that its home has, and says what its own clock reads ([TO1]). */
function takeOver(state: State, { term, key, from, wall, home }: CommandOf<'takeOver'>): Decision {
  if (term <= state.term || from.seq !== state.seq) return refuse('stale')
  if (home < state.at) return refuse('clockBackwards')
  return accept({ type: 'tookOver', v: 1, term, key, from }, { type: 'clockStepped', v: 1, wall, home })
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
  if (here.kind === 'draw' && state.draw !== null && state.draw.drawn === null) return draw(state, around)
  const cue = cueAfter(state.plan, here.id, state.standing)
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
    case 'agenda':
    case 'facts':
    case 'order':
    case 'call':
    case 'end':
    case 'comment':
    case 'interval':
    case 'message':
    case 'bars':
    case 'tally':
    case 'thanks':
      return accept(...stopTimer(state, around.now), entered)
    case 'score':
      return enterScore(state, cue, entered, around)
    case 'signal':
      // What is shown from elsewhere is part of the speech: the clock goes on.
      return accept(entered)
    case 'draw':
      return commitDraw(state, [...stopTimer(state, around.now), entered], around)
    case 'start':
      return accept(...stopTimer(state, around.now), entered, { type: 'timerStarted', v: 1, contestant: cue.contestant }, ...openedBySpeech(state, cue.contestant))
    case 'segment':
      return enterSegment(state, cue, entered, around.now)
    case 'reveal':
    case 'award':
    case 'board':
    case 'list':
    case 'grades':
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
function enterResult(state: State, cue: CueOf<'reveal' | 'award' | 'board' | 'list' | 'grades'>, entered: SessionEvent, around: Circumstances): Decision {
  const withheld = withheldMarks(state, state.result === null && isScoring(state))
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
  const slips = computeBoard(state, read).map((part) => slip('result', partText(part)))
  return { events: [{ type: 'resultLocked', v: 1, rules: 1, parts: slips.map(({ ref }) => ref) }], slips }
}

/** 亮分: the scores are worked out and pinned when they are first shown, in the same line ([SR1]). */
function enterScore(state: State, cue: CueOf<'score'>, entered: SessionEvent, around: Circumstances): Decision {
  const withheld = scoresWithheld(state, cue)
  if (withheld !== null) return refuse(withheld)
  const made = pinScores(state, shownBy(state, cue), around)
  return made === null ? refuse('figuresMissing') : { kind: 'accepted', events: [...stopTimer(state, around.now), ...made.events, entered], slips: made.slips }
}

/** Where the plan says so, marks may be given from the beginning of a speech. */
function openedBySpeech(state: State, contestant: string): SessionEvent[] {
  const isClosed = !Object.hasOwn(state.scoring.phases, contestant) && scoredContestants(state).includes(contestant)
  return state.plan.scoring?.opens === 'speech' && isClosed ? [{ type: 'scoringOpened', v: 1, contestants: [contestant] }] : []
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

function isRehearsal(state: State): boolean {
  return state.opened?.rehearsal === true
}

/** A slide of whoever is on stage; 0 takes slides off. */
function showSlide(state: State, slide: number): Decision {
  const speaker = onStage(state)
  const slides = state.plan.contestants.find(({ id }) => id === speaker)?.slides ?? []
  if (slide > slides.length) return refuse('noSlide')
  return slide === state.slide ? refuse('nothingChanged') : accept({ type: 'slideShown', v: 1, slide })
}

/** The counting track goes one step on, from the step that was seen ([DE2]). */
function count({ plan, tracks }: State, from: string | null): Decision {
  if ((tracks.counting?.cue ?? null) !== from) return refuse('stale')
  const steps = plan.counting ?? []
  const next = steps[steps.findIndex(({ id }) => id === from) + 1]
  return next === undefined ? refuse(steps.length === 0 ? 'noCounting' : 'atEnd') : accept({ type: 'countingMoved', v: 1, to: next.id })
}

/** Rehearsal: the last part of a speech, with so much time left on its clock ([RH1]). */
function rehearseEnding(state: State, { contestant, left }: CommandOf<'rehearseEnding'>, { now }: Circumstances): Decision {
  if (!isRehearsal(state)) return refuse('onlyInRehearsal')
  const allowed = speechOf(state.plan, contestant)
  const turn = state.plan.rundown.filter((cue) => speakerOf(cue) === contestant && (cue.kind === 'start' || cue.kind === 'segment'))
  const last = turn.at(-1)
  if (allowed === null || last === undefined) return refuse('noSuchContestant')
  const segment = last.kind === 'segment' ? last.segment : 0
  const whole = allowed.shared ? allowed.budget : (allowed.segments[segment]?.budget ?? allowed.budget)
  return accept(
    ...stopTimer(state, now),
    { type: 'cueEntered', v: 1, cue: last.id },
    { type: 'timerStarted', v: 1, contestant },
    ...(segment === 0 ? [] : [{ type: 'segmentEntered', v: 1, segment } as const]),
    { type: 'timerAdjusted', v: 1, by: left - whole },
  )
}
