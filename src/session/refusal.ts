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
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** A refusal as a value. */
export interface Refusal {
  readonly code: RefusalCode
}

/** Why the result may not be shown yet; `null` where it may ([RE4], [RE5]). */
export function withheldBecause({ plan, approvedBy }: State): 'notPublished' | 'needsApproval' | null {
  const { publication, approval } = plan.board
  if (publication === 'unpublished' || publication === 'collectOnly') return 'notPublished'
  return approval.required && approvedBy === null ? 'needsApproval' : null
}
