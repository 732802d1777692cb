import * as v from 'valibot'
import { NUMBERS_CALLED } from '../rules/draw'
import { cueSchema, panelIdSchema } from './cue'
import { PUBLICATIONS } from './plan'
import { duration, hex, idSchema, instant, seqSchema, text } from './schema'
import { scoringEvents } from './scoring/events'
import { sha256Schema, slipRefSchema } from './slip'
import { COVERS, SCREENS, SHOWS } from './screens'
import { STANDINGS } from './standing'

/** The most rows that a locked result may have: their slips stand in one line. */
export const RESULT_ROWS = 500

const one = { v: v.literal(1) }
const contestant = { contestant: idSchema }
const reason = v.exactOptional(text(120))
/** Whole numbers, as they were called in the hall. */
export const calledSchema = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999))), v.minLength(1), v.maxLength(NUMBERS_CALLED))
export const slidesSchema = v.pipe(v.array(sha256Schema), v.maxLength(60))
/** What an amended scheme changes; what is left out stays. */
export const amendmentSchema = v.strictObject({
  publication: v.exactOptional(v.picklist(PUBLICATIONS)),
  depth: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)))),
  places: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  starsOfFirst: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)))),
})
const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))

/** What happened, in the past tense. Each event carries the version of its own shape. */
export const eventSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('opened'),
    ...one,
    session: hex(16),
    random: hex(16),
    hash: v.literal('sha-256'),
    rules: v.literal(1),
    key: hex(32),
    plan: sha256Schema,
    rehearsal: v.boolean(),
  }),
  v.strictObject({ type: v.literal('cueEntered'), ...one, cue: idSchema }),
  v.strictObject({ type: v.literal('timerStarted'), ...one, contestant: idSchema }),
  v.strictObject({ type: v.literal('segmentEntered'), ...one, segment: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)) }),
  /** `silent`: 领导插话, the clock stands and no screen says so. */
  v.strictObject({ type: v.literal('timerPaused'), ...one, silent: v.exactOptional(v.literal(true)) }),
  v.strictObject({ type: v.literal('timerResumed'), ...one }),
  v.strictObject({ type: v.literal('timerAdjusted'), ...one, by: v.pipe(v.number(), v.safeInteger()) }),
  v.strictObject({ type: v.literal('timerStopped'), ...one, spent: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.strictObject({ type: v.literal('resultLocked'), ...one, rules: v.literal(1), parts: v.pipe(v.array(slipRefSchema), v.maxLength(RESULT_ROWS)) }),
  v.strictObject({ type: v.literal('resultApproved'), ...one, by: text(60) }),
  v.strictObject({ type: v.literal('revealStepped'), ...one, cue: idSchema, step }),
  v.strictObject({ type: v.literal('revealBacked'), ...one, cue: idSchema, step }),
  v.strictObject({ type: v.literal('flagAwarded'), ...one, panel: panelIdSchema }),
  v.strictObject({ type: v.literal('coverShown'), ...one, cover: v.picklist(COVERS) }),
  v.strictObject({ type: v.literal('coverLifted'), ...one }),
  v.strictObject({ type: v.literal('screenAssigned'), ...one, screen: v.picklist(SCREENS), shows: v.picklist(SHOWS) }),
  /** Home time at which the meeting begins, for the countdown on the title card; `null` hides it. */
  v.strictObject({ type: v.literal('startAnnounced'), ...one, at: v.nullable(instant) }),
  v.strictObject({ type: v.literal('messageShown'), ...one, text: text(60), to: v.picklist(['speaker', 'hall']) }),
  v.strictObject({ type: v.literal('messageTakenDown'), ...one }),
  v.strictObject({ type: v.literal('slideShown'), ...one, slide: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)) }),
  v.strictObject({ type: v.literal('countingMoved'), ...one, to: idSchema }),
  /** Rehearsal only: how fast the clocks of speeches run. */
  v.strictObject({ type: v.literal('paceSet'), ...one, rate: v.picklist([1, 10]) }),
  v.strictObject({ type: v.literal('drawCommitted'), ...one, secret: slipRefSchema, of: v.pipe(v.array(idSchema), v.maxLength(200)) }),
  v.strictObject({ type: v.literal('numbersCalled'), ...one, numbers: calledSchema }),
  v.strictObject({ type: v.literal('drawn'), ...one, secret: hex(32), order: v.pipe(v.array(idSchema), v.maxLength(200)) }),
  v.strictObject({ type: v.literal('speakerSubstituted'), ...one, ...contestant, role: text(120), person: v.exactOptional(slipRefSchema) }),
  v.strictObject({ type: v.literal('titleCorrected'), ...one, ...contestant, unit: v.exactOptional(text(60)), shortName: v.exactOptional(text(16)), role: v.exactOptional(text(120)) }),
  v.strictObject({ type: v.literal('slidesReplaced'), ...one, ...contestant, slides: slidesSchema }),
  v.strictObject({ type: v.literal('contestantsSwapped'), ...one, a: idSchema, b: idSchema }),
  v.strictObject({
    type: v.literal('contestantInserted'),
    ...one,
    id: idSchema,
    unit: text(60),
    shortName: v.exactOptional(text(16)),
    role: text(120),
    person: v.exactOptional(slipRefSchema),
    /** Before whom; `null` puts it last. */
    before: v.nullable(idSchema),
    cues: v.pipe(v.array(cueSchema), v.minLength(1), v.maxLength(12)),
  }),
  v.strictObject({ type: v.literal('standingChanged'), ...one, ...contestant, standing: v.picklist(STANDINGS), reason }),
  v.strictObject({ type: v.literal('scoringChanged'), ...one, ...contestant, unscored: v.boolean(), reason }),
  v.strictObject({ type: v.literal('jurorReplaced'), ...one, juror: idSchema, role: text(120), person: v.exactOptional(slipRefSchema) }),
  /** All who have not spoken yet have this much time; their segments shrink alike. */
  v.strictObject({ type: v.literal('speechesShortened'), ...one, budget: duration }),
  v.strictObject({ type: v.literal('schemeAmended'), ...one, change: amendmentSchema, reason: text(120) }),
  ...scoringEvents,
  v.strictObject({ type: v.literal('clockStepped'), ...one, wall: instant, home: instant }),
  v.strictObject({ type: v.literal('undone'), ...one, seq: seqSchema }),
  v.strictObject({ type: v.literal('tookOver'), ...one, term: seqSchema, key: hex(32), from: v.strictObject({ seq: seqSchema, hash: sha256Schema }) }),
  v.strictObject({ type: v.literal('sealed'), ...one }),
])
export type SessionEvent = v.InferOutput<typeof eventSchema>
export type EventOf<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>
/** The largest step of 加30秒 and 减30秒 and of a typed adjustment. */
export const ADJUST_LIMIT = 600_000
