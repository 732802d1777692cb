import * as v from 'valibot'
import type { TextSchema } from './plan-parts'
import { SCORES_TOGETHER } from './scoring/plan'
import { duration, idSchema, text } from './schema'

/** A part of the board that is shown at once: `block:ID`, `composite` or `flag:ID`. */
export const panelIdSchema = v.pipe(v.string(), v.regex(/^(composite|(block|flag):[a-z][a-z0-9-]{0,47})$/))
export type PanelId = v.InferOutput<typeof panelIdSchema>

/** One step of the rundown, over how a text is read. `kind` says what entering it does and what fills the hall's screen. */
export function cueSchemaOf(words: TextSchema) {
  const common = { id: idSchema, label: words(60), script: v.exactOptional(words(2000)), standby: v.exactOptional(words(60)) }
  const contestant = { contestant: idSchema }
  return v.variant('kind', [
    v.strictObject({ kind: v.literal('title'), ...common }),
    /** The larger meeting's agenda, with the item that is reached; left out, the arena's own. */
    v.strictObject({ kind: v.literal('agenda'), ...common, item: v.exactOptional(idSchema) }),
    v.strictObject({ kind: v.literal('order'), ...common }),
    /** 抽签: entering it commits the secret; the next press but one draws. */
    v.strictObject({ kind: v.literal('draw'), ...common }),
    /** The meeting's own figures. */
    v.strictObject({ kind: v.literal('facts'), ...common }),
    v.strictObject({ kind: v.literal('call'), ...common, ...contestant }),
    v.strictObject({ kind: v.literal('start'), ...common, ...contestant }),
    v.strictObject({ kind: v.literal('segment'), ...common, ...contestant, segment: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)) }),
    v.strictObject({ kind: v.literal('end'), ...common, ...contestant }),
    /** 点评, by whom in full; never timed in the hall. */
    v.strictObject({ kind: v.literal('comment'), ...common, by: words(60), contestant: v.exactOptional(idSchema) }),
    v.strictObject({ kind: v.literal('interval'), ...common, words: words(32), lasts: v.exactOptional(duration) }),
    v.strictObject({ kind: v.literal('message'), ...common, words: words(60) }),
    /** 切外部信号: what the hall sees comes from elsewhere; the speaker's screen keeps time. */
    v.strictObject({ kind: v.literal('signal'), ...common, source: words(40), lasts: v.exactOptional(duration) }),
    v.strictObject({
      kind: v.literal('reveal'),
      ...common,
      steps: v.pipe(v.array(v.strictObject({ label: words(60), show: v.pipe(v.array(panelIdSchema), v.minLength(1), v.maxLength(12)) })), v.minLength(1), v.maxLength(100)),
    }),
    v.strictObject({ kind: v.literal('award'), ...common, flag: idSchema, presenter: v.exactOptional(words(60)), music: v.exactOptional(words(40)) }),
    v.strictObject({ kind: v.literal('board'), ...common }),
    /** 亮分: the scores of one contestant, or of several together. */
    v.strictObject({ kind: v.literal('score'), ...common, of: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(SCORES_TOGETHER)) }),
    /** Live bars of all scores so far. */
    v.strictObject({ kind: v.literal('bars'), ...common }),
    /** 收票: received n of m. */
    v.strictObject({ kind: v.literal('tally'), ...common }),
    /** 名单: those who go on, without ranks unless the scheme ranks them. */
    v.strictObject({ kind: v.literal('list'), ...common, heading: words(16) }),
    /** 等次: with whoever has the lowest one only where it was chosen. */
    v.strictObject({ kind: v.literal('grades'), ...common, lowest: v.exactOptional(v.literal(true)) }),
    v.strictObject({ kind: v.literal('thanks'), ...common, words: words(32) }),
  ])
}

export const cueSchema = cueSchemaOf(text)
export type Cue = v.InferOutput<typeof cueSchema>
export type CueOf<Kind extends Cue['kind']> = Extract<Cue, { kind: Kind }>
