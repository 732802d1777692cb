import type { SessionEvent } from './events'
import type { Entry } from './entry'
import type { Undoable } from './state'

/** Commands of the counting track: the stage's presses do not hang on them. */
const COUNTING: ReadonlySet<string> = new Set(['openScoring', 'lockScoring', 'signInClerk', 'typeSheet', 'settleSheet', 'importBallots', 'reportCount', 'signCount'])

/** How many presses 撤销 reaches back. */
const REACH = 50

/**
 * Whether an event can be taken back. What was seen, locked, sealed or told by the clock cannot ([UN2]).
 */
export function isUndoable(event: SessionEvent): boolean {
  switch (event.type) {
    case 'cueEntered':
    case 'timerStarted':
    case 'segmentEntered':
    case 'timerPaused':
    case 'timerResumed':
    case 'timerAdjusted':
    case 'timerStopped':
    case 'coverShown':
    case 'coverLifted':
    case 'screenAssigned':
    case 'startAnnounced':
    case 'messageShown':
    case 'messageTakenDown':
    case 'slideShown':
    case 'countingMoved':
    case 'paceSet':
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
    case 'scoringOpened':
      return true
    case 'opened':
    case 'resultLocked':
    case 'resultApproved':
    case 'revealStepped':
    case 'revealBacked':
    case 'flagAwarded':
    case 'clockStepped':
    case 'drawCommitted':
    case 'numbersCalled':
    case 'drawn':
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
    case 'undone':
    case 'tookOver':
    case 'sealed':
      return false
    default:
      event satisfies never
      return false
  }
}

/**
 * The presses that 撤销 can take back after this line, oldest first ([UN1], [UN3]).
 * A line that cannot be undone stands on all before it and blocks them; the clock's own lines stand on nothing.
 */
export function undoability(before: readonly Undoable[], { seq, cmd, events }: Entry): readonly Undoable[] {
  if (cmd.type === 'clock' || cmd.type === 'undo') return before
  // Ballots come while the stage goes on: they take no press back and block none but the one that opened them ([UN5]).
  if (events.some(({ type }) => type === 'ballotCast')) return before.slice(before.findLastIndex(({ opens }) => opens === true) + 1)
  if (COUNTING.has(cmd.type)) return before
  if (!events.every(isUndoable)) return []
  const entered = events.find((event) => event.type === 'cueEntered')
  const opens = events.some(({ type }) => type === 'scoringOpened') ? { opens: true as const } : {}
  return [...before, { seq, command: cmd.type, cue: entered?.cue ?? null, ...opens }].slice(-REACH)
}
