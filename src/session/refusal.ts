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
  'figuresMissing',
  'nothingToUndo',
  'undoBlocked',
  'correctionInReveal',
  'clockBackwards',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** A refusal as a value. */
export interface Refusal {
  readonly code: RefusalCode
}
