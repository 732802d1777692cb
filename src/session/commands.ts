import * as v from 'valibot'
import { ADJUST_LIMIT, amendmentSchema, calledSchema, slidesSchema } from './events'
import { duration, hex, idSchema, instant, seqSchema, text } from './schema'
import { scoringCommands } from './scoring/commands'
import { sha256Schema, slipRefSchema } from './slip'
import { COVERS, SCREENS, SHOWS } from './screens'
import { STANDINGS } from './standing'

/** Where the host stood when the button promised what it would do: cue, reveal step, and the line that led there. */
export const baseSchema = v.strictObject({
  cue: idSchema,
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  seq: seqSchema,
})
export type Base = v.InferOutput<typeof baseSchema>

/** A person's name as it is typed; the book keeps its slip instead ([DE5]). */
const person = v.exactOptional(v.union([text(24), slipRefSchema]))
const contestant = { contestant: idSchema }
const reason = v.exactOptional(text(120))

/** What somebody asks for. `decide` turns it into events or refuses it in words. */
export const commandSchema = v.variant('type', [
  v.strictObject({ type: v.literal('open'), session: hex(16), random: hex(16), key: hex(32), plan: sha256Schema, rehearsal: v.boolean() }),
  v.strictObject({ type: v.literal('next'), base: baseSchema }),
  v.strictObject({ type: v.literal('back'), base: baseSchema }),
  v.strictObject({ type: v.literal('jump'), base: baseSchema, to: idSchema }),
  v.strictObject({ type: v.literal('pause'), silent: v.exactOptional(v.literal(true)) }),
  v.strictObject({ type: v.literal('resume') }),
  v.strictObject({ type: v.literal('adjust'), by: v.pipe(v.number(), v.safeInteger(), v.minValue(-ADJUST_LIMIT), v.maxValue(ADJUST_LIMIT)) }),
  v.strictObject({ type: v.literal('cover'), cover: v.picklist(COVERS) }),
  v.strictObject({ type: v.literal('restore') }),
  v.strictObject({ type: v.literal('assign'), screen: v.picklist(SCREENS), shows: v.picklist(SHOWS) }),
  v.strictObject({ type: v.literal('approve'), by: text(60) }),
  v.strictObject({ type: v.literal('undo'), target: seqSchema }),
  v.strictObject({ type: v.literal('announceStart'), at: v.nullable(instant) }),
  v.strictObject({ type: v.literal('say'), text: text(60), to: v.picklist(['speaker', 'hall']) }),
  v.strictObject({ type: v.literal('unsay') }),
  v.strictObject({ type: v.literal('showSlide'), slide: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)) }),
  /** The next step of the counting track; `from` is the step that the host saw, `null` before the first. */
  v.strictObject({ type: v.literal('count'), from: v.nullable(idSchema) }),
  v.strictObject({ type: v.literal('callNumbers'), numbers: calledSchema }),
  v.strictObject({ type: v.literal('setPace'), rate: v.picklist([1, 10]) }),
  /** Rehearsal only: goes to the last part of a speech with so much time left. */
  v.strictObject({ type: v.literal('rehearseEnding'), ...contestant, left: duration }),
  v.strictObject({ type: v.literal('substitute'), ...contestant, role: text(120), person }),
  v.strictObject({ type: v.literal('correctTitle'), ...contestant, unit: v.exactOptional(text(60)), shortName: v.exactOptional(text(16)), role: v.exactOptional(text(120)) }),
  v.strictObject({ type: v.literal('replaceSlides'), ...contestant, slides: slidesSchema }),
  v.strictObject({ type: v.literal('swap'), a: idSchema, b: idSchema }),
  v.strictObject({ type: v.literal('insert'), id: idSchema, unit: text(60), shortName: v.exactOptional(text(16)), role: text(120), person, before: v.nullable(idSchema) }),
  v.strictObject({ type: v.literal('setStanding'), ...contestant, standing: v.picklist(STANDINGS), reason }),
  v.strictObject({ type: v.literal('setScoring'), ...contestant, unscored: v.boolean(), reason }),
  v.strictObject({ type: v.literal('replaceJuror'), juror: idSchema, role: text(120), person }),
  v.strictObject({ type: v.literal('shorten'), budget: duration }),
  v.strictObject({ type: v.literal('amend'), change: amendmentSchema, reason: text(120) }),
  ...scoringCommands,
  v.strictObject({ type: v.literal('clock'), wall: instant, home: instant }),
  /** A deputy leads from here on ([TO1]): its key, the line it goes on from, and its two clocks. */
  v.strictObject({ type: v.literal('takeOver'), term: seqSchema, key: hex(32), from: v.strictObject({ seq: seqSchema, hash: sha256Schema }), wall: instant, home: instant }),
  v.strictObject({ type: v.literal('seal') }),
])
export type Command = v.InferOutput<typeof commandSchema>
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Who pressed: the device, the window of this load, and a counter that grows with each command of that window. */
export const bySchema = v.strictObject({ device: hex(8), window: hex(8), n: seqSchema })
export type By = v.InferOutput<typeof bySchema>
