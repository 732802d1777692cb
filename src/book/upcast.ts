import * as v from 'valibot'

/** The number of the line format that this version writes. */
export const FORMAT = 1

/** The newest version of each event that this version knows. */
const EVENT_VERSIONS: ReadonlyMap<string, number> = new Map(
  [
    'opened', 'cueEntered', 'timerStarted', 'segmentEntered', 'timerPaused', 'timerResumed', 'timerAdjusted', 'timerStopped',
    'resultLocked', 'resultApproved', 'revealStepped', 'revealBacked', 'flagAwarded', 'coverShown', 'coverLifted',
    'screenAssigned', 'clockStepped', 'undone', 'tookOver', 'sealed', 'startAnnounced', 'messageShown', 'messageTakenDown',
    'slideShown', 'countingMoved', 'paceSet', 'drawCommitted', 'numbersCalled', 'drawn', 'speakerSubstituted',
    'titleCorrected', 'slidesReplaced', 'contestantsSwapped', 'contestantInserted', 'standingChanged', 'scoringChanged',
    'jurorReplaced', 'speechesShortened', 'schemeAmended', 'scoringOpened', 'scoringLocked', 'ballotCast', 'boxOpened', 'clerkSignedIn',
    'sheetTyped', 'sheetSettled', 'ballotsImported', 'ballotCorrected', 'countReported', 'countSigned', 'scoresShown',
  ].map((type) => [type, 1]),
)

const outlineSchema = v.looseObject({ v: v.number(), events: v.array(v.looseObject({ type: v.string(), v: v.number() })) })
type Outline = v.InferOutput<typeof outlineSchema>

/** One step: from the format number it stands under to the next. Empty until format 2 exists. */
const STEPS: ReadonlyMap<number, (line: Outline) => Outline> = new Map()

/**
 * Brings a line of an older format to the present one, one step a version ([BK7]).
 * What a newer version wrote, be it a format or an event, is `updateNeeded`: it is never ignored ([BK6]).
 */
export function upcast(value: unknown): unknown {
  const parsed = v.safeParse(outlineSchema, value)
  if (!parsed.success) return value
  let line = parsed.output
  if (line.v > FORMAT) return 'updateNeeded'
  while (line.v < FORMAT) {
    const step = STEPS.get(line.v)
    if (step === undefined) return value
    line = step(line)
  }
  const known = line.events.every((event) => event.v <= (EVENT_VERSIONS.get(event.type) ?? 0))
  return known ? line : 'updateNeeded'
}
