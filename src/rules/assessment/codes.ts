/** What may be impossible about an assessment, one code a reason; each has words. */
export const ASSESSMENT_FAULTS = [
  'notADecimal', 'notPositive', 'negative', 'badRounding',
  'emptyId', 'duplicate', 'noBlocks', 'noIndicators',
  'weightsNotFull', 'floorAboveCap', 'floorAboveFull', 'aboveFull', 'perItemAboveCap',
  'capNeeded', 'boundsEqual', 'boundsReversed', 'targetWrongSide', 'emptyTable', 'tableRises',
  'unknownBlock', 'unknownIndicator', 'unknownVeto', 'unknownUnit', 'additionToGiven',
  'twice', 'noReason', 'ruleMissing', 'blockHasIndicators', 'compositeNotGiven',
] as const
export type AssessmentFaultCode = (typeof ASSESSMENT_FAULTS)[number]
