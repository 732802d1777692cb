import type { SessionEvent } from './events'
import type { Entry } from './entry'
import type { Undoable } from './state'

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
  if (!events.every(isUndoable)) return []
  const entered = events.find((event) => event.type === 'cueEntered')
  return [...before, { seq, command: cmd.type, cue: entered?.cue ?? null }].slice(-REACH)
}
