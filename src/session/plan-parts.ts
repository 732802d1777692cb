import * as v from 'valibot'
import { duration, idSchema } from './schema'
import { sha256Schema } from './slip'

/** How a text is read: as a finished plan must have it, or as it is being typed. */
export type TextSchema = (max: number) => v.GenericSchema<string, string>

/** The parts of a plan that hold no private value, over how a text is read. */
export function planParts(text: TextSchema) {
  const fact = v.strictObject({
    text: text(120),
    kind: v.picklist(['result', 'expected', 'target']),
    label: v.exactOptional(text(40)),
    value: v.exactOptional(text(24)),
    unit: v.exactOptional(text(16)),
    /** Growth, as it was said: `+48%`. */
    change: v.exactOptional(text(24)),
    /** Against a base year: `2016年的1.7倍`. */
    compared: v.exactOptional(text(40)),
    asOf: v.exactOptional(text(40)),
  })
  const segments = v.pipe(v.array(v.strictObject({ name: text(24), budget: duration })), v.minLength(1), v.maxLength(8))
  const warning = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600_000))
  const times = { budget: duration, segments, amberAt: warning, dangerAt: v.exactOptional(warning) }
  return {
    fact,
    /** A speech's own times, where they differ from the arena's. */
    ownSpeech: v.strictObject(times),
    speech: v.strictObject({
      ...times,
      shared: v.boolean(),
      hallOvertime: v.picklist(['stayAtZero', 'countUp']),
      /** The hall's clock while somebody speaks: the whole screen, a corner beside cards or slides, or none. */
      hallClock: v.exactOptional(v.picklist(['whole', 'corner', 'none'])),
    }),
    /** The larger meeting of which the arena is one item. */
    meeting: v.strictObject({
      title: text(120),
      agenda: v.pipe(v.array(v.strictObject({ id: idSchema, text: text(120), arena: v.boolean() })), v.maxLength(30)),
    }),
    /** The meeting's own figures against a base year. */
    growth: v.strictObject({ title: text(60), facts: v.pipe(v.array(fact), v.maxLength(12)) }),
    messages: v.pipe(v.array(v.strictObject({ id: idSchema, text: text(60), to: v.picklist(['speaker', 'hall']) })), v.maxLength(40)),
    /** What goes on at the counting desk while the stage goes on, step by step. */
    counting: v.pipe(v.array(v.strictObject({ id: idSchema, label: text(60), script: v.exactOptional(text(2000)) })), v.maxLength(20)),
    /** How the order came about, and whether its author locked it against slips of the hand. */
    stageOrder: v.strictObject({ by: v.picklist(['hand', 'rank', 'draw', 'strokes']), locked: v.exactOptional(v.boolean()) }),
    pictures: v.pipe(v.array(sha256Schema), v.maxLength(60)),
    startTime: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  }
}
