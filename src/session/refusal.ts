import { SIGNERS } from './scoring/events'
import { scoredContestants } from './scoring/marks'
import type { State } from './state'

/**
 * Why a command was not obeyed. The words a host reads stand in the message files under `refusals.CODE`.
 * A refusal changes nothing and leaves no line in the book.
 */
export const REFUSALS = [
  'alreadyOpen',
  'notOpen',
  'sealed',
  'stale',
  'atEnd',
  'noSuchCue',
  'sameCue',
  'noStepBack',
  'noTimer',
  'timerStands',
  'timerRuns',
  'noCover',
  'sameCover',
  'sameScreen',
  'notPublished',
  'needsApproval',
  'alreadyApproved',
  'noApprovalNeeded',
  'figuresMissing',
  'nothingToUndo',
  'undoBlocked',
  'clockBackwards',
  'noMessage',
  'noSlide',
  'noCounting',
  'numbersMissing',
  'notDrawing',
  'alreadyDrawn',
  'onlyInRehearsal',
  'samePace',
  'noSuchContestant',
  'alreadySpoken',
  'onStageNow',
  'sameStanding',
  'nothingChanged',
  'idTaken',
  'noSuchJuror',
  'notShorter',
  'nobodyLeft',
  'resultLocked',
  'noScoring',
  'notOpenYet',
  'marksLocked',
  'marksOpen',
  'marksStillOpen',
  'sheetsUnsettled',
  'lockAllTogether',
  'lockFewer',
  'recused',
  'badMark',
  'ballotEmpty',
  'ballotUnreadable',
  'ballotThere',
  'noSuchBallot',
  'noSuchClerk',
  'sameClerk',
  'jurorDiffers',
  'jurorTwice',
  'notTypedYet',
  'sheetSettled',
  'sheetTaken',
  'noReport',
  'samePerson',
  'countUnsigned',
  'calibrating',
  'anonymousAlone',
  'boxBallot',
  'nobodyScored',
  'midReveal',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** A refusal as a value. */
export interface Refusal {
  readonly code: RefusalCode
}

/** What holds a result back: it is not to be published, the count is not signed, or the chair has not approved. */
export type Withheld = 'notPublished' | 'countUnsigned' | 'needsApproval'

/** Why the result may not be shown yet; `null` where it may ([RE4], [RE5], [CN5]). */
export function withheldBecause(state: State): Withheld | null {
  const { publication, approval } = state.plan.board
  if (publication === 'unpublished' || publication === 'collectOnly') return 'notPublished'
  if (isUnsigned(state)) return 'countUnsigned'
  return approval.required && state.approvedBy === null ? 'needsApproval' : null
}

/**
 * The same where it comes of marks: what the host does first is said first. Nobody signs or approves what may still change.
 * @param isOpen whether marks that it comes of are not locked yet
 */
export function withheldMarks(state: State, isOpen: boolean): Withheld | 'marksOpen' | null {
  const withheld = withheldBecause(state)
  return isOpen && withheld !== 'notPublished' ? 'marksOpen' : withheld
}

/** Whether the plan asks for a signed count and there is none. */
export function isUnsigned({ plan, scoring: { report } }: State): boolean {
  return plan.scoring?.report === true && !SIGNERS.every((signer) => report?.signed[signer] !== undefined)
}

/** Whether a ranking comes of marks that are not locked yet. */
export function isScoring(state: State): boolean {
  return state.plan.board.composite.method === 'judged' && scoredContestants(state).some((id) => state.scoring.phases[id] !== 'locked')
}
