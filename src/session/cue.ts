import * as v from 'valibot'
import { idSchema, text } from './schema'

/** A part of the board that is shown at once: `block:ID`, `composite` or `flag:ID`. */
export const panelIdSchema = v.pipe(v.string(), v.regex(/^(composite|(block|flag):[a-z][a-z0-9-]{0,47})$/))
export type PanelId = v.InferOutput<typeof panelIdSchema>

const common = { id: idSchema, label: text(60), script: v.exactOptional(text(2000)), standby: v.exactOptional(text(60)) }

/** One step of the rundown. `kind` says what entering it does and what fills the hall's screen. */
export const cueSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('title'), ...common }),
  v.strictObject({ kind: v.literal('order'), ...common }),
  v.strictObject({ kind: v.literal('call'), ...common, contestant: idSchema }),
  v.strictObject({ kind: v.literal('start'), ...common, contestant: idSchema }),
  v.strictObject({ kind: v.literal('segment'), ...common, contestant: idSchema, segment: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)) }),
  v.strictObject({ kind: v.literal('end'), ...common, contestant: idSchema }),
  v.strictObject({
    kind: v.literal('reveal'),
    ...common,
    steps: v.pipe(v.array(v.strictObject({ label: text(60), show: v.pipe(v.array(panelIdSchema), v.minLength(1), v.maxLength(12)) })), v.minLength(1), v.maxLength(100)),
  }),
  v.strictObject({ kind: v.literal('award'), ...common, flag: idSchema }),
  v.strictObject({ kind: v.literal('board'), ...common }),
  v.strictObject({ kind: v.literal('thanks'), ...common, words: text(32) }),
])
export type Cue = v.InferOutput<typeof cueSchema>
export type CueOf<Kind extends Cue['kind']> = Extract<Cue, { kind: Kind }>
