import * as v from 'valibot'
import { panelIdSchema } from './cue'
import { hex, idSchema, instant, seqSchema, text } from './schema'
import { sha256Schema, slipRefSchema } from './slip'
import { COVERS, SCREENS, SHOWS } from './screens'

/** The most rows that a locked result may have: their slips stand in one line. */
export const RESULT_ROWS = 500

const one = { v: v.literal(1) }
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
  v.strictObject({ type: v.literal('timerPaused'), ...one }),
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
  v.strictObject({ type: v.literal('clockStepped'), ...one, wall: instant, home: instant }),
  v.strictObject({ type: v.literal('undone'), ...one, seq: seqSchema }),
  v.strictObject({ type: v.literal('tookOver'), ...one, term: seqSchema, key: hex(32), from: v.strictObject({ seq: seqSchema, hash: sha256Schema }) }),
  v.strictObject({ type: v.literal('sealed'), ...one }),
])
export type SessionEvent = v.InferOutput<typeof eventSchema>
export type EventOf<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>
/** The largest step of 加30秒 and 减30秒 and of a typed adjustment. */
export const ADJUST_LIMIT = 600_000
