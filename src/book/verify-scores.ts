import type { SessionEvent } from '../session/events'
import { isTold } from '../session/scoring/marks'
import { scoreRows, scoreRowText } from '../session/scoring/score-row'
import type { ReadSlip } from '../session/slip'
import type { State } from '../session/state'

/** Commands whose outcome hangs on what ballots say. */
const ON_BALLOTS: ReadonlySet<string> = new Set(['castBallot', 'lockScoring', 'typeSheet', 'settleSheet', 'importBallots', 'correctBallot', 'reportCount', 'signCount', 'signInClerk'])

/** What each of those commands may come to. */
const COMES_TO: ReadonlySet<SessionEvent['type']> = new Set([
  'ballotCast', 'boxOpened', 'scoringLocked', 'clerkSignedIn', 'sheetTyped', 'sheetSettled', 'ballotsImported', 'ballotCorrected', 'countReported', 'countSigned', 'scoresShown', 'resultLocked',
])

/**
 * Whether a line of the counting track can be decided afresh: an anonymous box is emptied by the lock and an import leaves its
 * ballots out of its command, so those lines, and any whose ballots are withheld, are only looked at for their kind.
 */
export function hangsOnBallots(command: string): boolean {
  return ON_BALLOTS.has(command)
}

/** Whether such a line holds only what such a command can come to. */
export function isPlausible(events: readonly SessionEvent[]): boolean {
  return events.every(({ type }) => COMES_TO.has(type))
}

/** Works shown scores out afresh where every ballot can be read, on the state after their line ([VF4]). @returns whether they differ */
export function scoresDiffer(state: State, event: SessionEvent, read: ReadSlip): boolean {
  if (event.type !== 'scoresShown' || !isTold(state, read)) return false
  const given = event.rows.map(({ contestant, slip }) => ({ contestant, found: read(slip) }))
  const rows = scoreRows(state, given.map(({ contestant }) => contestant), read)
  if (rows === null) return true
  return given.some(({ contestant, found }) => {
    const row = rows.find((one) => one.contestant === contestant)
    return found.kind === 'value' && (row === undefined || scoreRowText(row) !== found.text)
  })
}
