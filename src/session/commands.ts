import * as v from 'valibot'
import { ADJUST_LIMIT } from './events'
import { hex, idSchema, instant, seqSchema, text } from './schema'
import { sha256Schema } from './slip'
import { COVERS, SCREENS, SHOWS } from './screens'

/** Where the host stood when the button promised what it would do: cue, reveal step, and the line that led there. */
export const baseSchema = v.strictObject({
  cue: idSchema,
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  seq: seqSchema,
})
export type Base = v.InferOutput<typeof baseSchema>


/** What somebody asks for. `decide` turns it into events or refuses it in words. */
export const commandSchema = v.variant('type', [
  v.strictObject({ type: v.literal('open'), session: hex(16), random: hex(16), key: hex(32), plan: sha256Schema, rehearsal: v.boolean() }),
  v.strictObject({ type: v.literal('next'), base: baseSchema }),
  v.strictObject({ type: v.literal('back'), base: baseSchema }),
  v.strictObject({ type: v.literal('jump'), base: baseSchema, to: idSchema }),
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('resume') }),
  v.strictObject({ type: v.literal('adjust'), by: v.pipe(v.number(), v.safeInteger(), v.minValue(-ADJUST_LIMIT), v.maxValue(ADJUST_LIMIT)) }),
  v.strictObject({ type: v.literal('cover'), cover: v.picklist(COVERS) }),
  v.strictObject({ type: v.literal('restore') }),
  v.strictObject({ type: v.literal('assign'), screen: v.picklist(SCREENS), shows: v.picklist(SHOWS) }),
  v.strictObject({ type: v.literal('approve'), by: text(60) }),
  v.strictObject({ type: v.literal('undo'), target: seqSchema }),
  v.strictObject({ type: v.literal('clock'), wall: instant, home: instant }),
  v.strictObject({ type: v.literal('seal') }),
])
export type Command = v.InferOutput<typeof commandSchema>
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Who pressed: the device, the window of this load, and a counter that grows with each command of that window. */
export const bySchema = v.strictObject({ device: hex(8), window: hex(8), n: seqSchema })
export type By = v.InferOutput<typeof bySchema>
