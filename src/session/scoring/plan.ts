import * as v from 'valibot'
import type { TextSchema } from '../plan-parts'
import { idSchema } from '../schema'

const count = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
const isSet = v.literal(true)

/** How many contestants one cue may show the scores of together. */
export const SCORES_TOGETHER = 20

/**
 * How marks come in (收分与计票): who may be known to have given them, on what sheet, what makes a ballot invalid, and
 * what must be signed before anything is shown. A part of the plan beside its scheme.
 * @param words how a text is read
 */
export function scoringSchemaOf(words: TextSchema) {
  return v.strictObject({
    /** 记名, or 无记名: nothing then joins a ballot to a person, and nobody is told who is missing. */
    ballots: v.picklist(['named', 'anonymous']),
    /** 下级给领导打分: forces 无记名. */
    upward: v.exactOptional(isSet),
    /** One sheet for all contestants (一张评全部), or one after another (一人一张). */
    sheet: v.picklist(['matrix', 'single']),
    /** Whether marks may be given when the host opens them, or from the beginning of each speech. */
    opens: v.picklist(['hand', 'speech']),
    /** 发出: ballots that were handed out to a panel whose seats the scheme does not name. */
    issued: v.exactOptional(v.pipe(v.array(v.strictObject({ panel: idSchema, count: count(1, 1_000) })), v.maxLength(12))),
    /** 回避. */
    recusals: v.exactOptional(v.pipe(v.array(v.strictObject({ juror: idSchema, contestant: idSchema, reason: words(60) })), v.maxLength(2_000))),
    /** What makes a whole ballot invalid (无效票), beside what the scheme says of single marks. */
    invalid: v.exactOptional(
      v.strictObject({
        /** A mark is missing. */
        blanks: v.exactOptional(isSet),
        /** All contestants have the same marks; for sheets of all contestants. */
        allSame: v.exactOptional(isSet),
        /** More than so many contestants have this option in a criterion (优秀不得超过 n 名). */
        most: v.exactOptional(v.pipe(v.array(v.strictObject({ option: words(12), count: count(0, 200) })), v.maxLength(12))),
      }),
    ),
    /** 监票报告: nothing is shown before clerk, supervisor and chief supervisor have signed the count. */
    report: v.boolean(),
    /** The first so many contestants are shown together, from the next one each at once. */
    together: v.exactOptional(count(2, SCORES_TOGETHER)),
    /** 亮分 shows the jurors' marks, by seat. */
    marks: v.exactOptional(isSet),
    /** 亮分 shows the rank among those shown so far. */
    ranks: v.exactOptional(isSet),
    /** Bars move with marks that are still coming in: off unless chosen, because they sway the jurors. */
    openBars: v.exactOptional(isSet),
  })
}

export type ScoringPlan = v.InferOutput<ReturnType<typeof scoringSchemaOf>>
