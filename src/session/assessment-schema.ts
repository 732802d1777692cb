import * as v from 'valibot'
import type { AssessmentScheme } from '../rules/assessment/scheme'
import { ROUNDING_MODES } from '../rules/exact'
import type { TextSchema } from './plan-parts'
import { idSchema } from './schema'

/**
 * 考核办法 as a plan carries it: the shape of the rules' `AssessmentScheme`, and limits on how much of it there may be. What its
 * shape allows and no assessment can work with is found by the rules' `checkAssessment`.
 * @param words how a name is read @param decimal how a figure is read: as a finished plan must have both, or as they are being typed
 */
export function assessmentSchemaOf(words: TextSchema, decimal: v.GenericSchema<string, string>): v.GenericSchema<unknown, AssessmentScheme> {
  return assessmentShape(words, decimal)
}

/** The same with its shape in sight: a test holds it against the rules' type, both ways. */
export function assessmentShape(words: TextSchema, decimal: v.GenericSchema<string, string>) {
  const rounding = v.strictObject({ places: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)), mode: v.picklist(ROUNDING_MODES) })
  const cut = v.exactOptional(rounding)
  const missing = v.exactOptional(v.picklist(['notRanked', 'leaveOut']))
  const addition = v.exactOptional(v.strictObject({ perItem: v.exactOptional(decimal), cap: v.exactOptional(decimal) }))
  const hold = { floor: v.exactOptional(decimal), cap: v.exactOptional(decimal) }
  return v.strictObject({
    full: decimal,
    blocks: v.pipe(
      v.array(
        v.strictObject({
          id: idSchema,
          name: words(16),
          full: decimal,
          weight: v.exactOptional(decimal),
          indicators: v.exactOptional(v.pipe(v.array(v.strictObject({ id: idSchema, name: words(24), full: decimal, weight: v.exactOptional(decimal), method: methodShape(decimal) })), v.maxLength(40))),
          missing,
        }),
      ),
      v.maxLength(6),
    ),
    missing,
    composite: v.exactOptional(v.strictObject({ ...hold, by: v.picklist(['sum', 'given']) })),
    bonus: addition,
    deduction: addition,
    vetoes: v.exactOptional(
      v.pipe(
        v.array(
          v.strictObject({
            id: idSchema,
            name: words(24),
            effect: v.variant('kind', [v.strictObject({ kind: v.picklist(['zero', 'notRanked', 'last', 'noFlag']) }), v.strictObject({ kind: v.literal('gradeCap'), grade: words(12) })]),
          }),
        ),
        v.maxLength(12),
      ),
    ),
    rounding: v.exactOptional(v.strictObject({ measure: cut, indicator: cut, weightedIndicator: cut, block: cut, weightedBlock: cut, composite: cut })),
    ranking: v.exactOptional(
      v.strictObject({
        by: v.picklist(['published', 'exact']),
        ties: v.exactOptional(
          v.pipe(
            v.array(v.variant('by', [v.strictObject({ by: v.literal('block'), block: idSchema }), v.strictObject({ by: v.literal('indicator'), indicator: idSchema }), v.strictObject({ by: v.literal('exact') })])),
            v.maxLength(12),
          ),
        ),
      }),
    ),
  })
}

/** How an indicator's figures become points, each way with what it asks for. */
export function methodShape(decimal: v.GenericSchema<string, string>) {
  const hold = { floor: v.exactOptional(decimal), cap: v.exactOptional(decimal) }
  const direction = v.picklist(['higher', 'lower'])
  const target = v.variant('from', [v.strictObject({ from: v.literal('unit') }), v.strictObject({ from: v.literal('scheme'), value: decimal })])
  const of = v.exactOptional(v.variant('kind', [v.strictObject({ kind: v.literal('value') }), v.strictObject({ kind: v.literal('completion'), target }), v.strictObject({ kind: v.literal('growth') })]))
  return v.union([
    v.strictObject({ ...hold, kind: v.literal('given') }),
    v.strictObject({ ...hold, kind: v.literal('completion'), target, direction: v.literal('higher') }),
    v.strictObject({ ...hold, kind: v.literal('completion'), target, direction: v.literal('lower'), formula: v.picklist(['inverse', 'mirror']) }),
    v.strictObject({
      ...hold,
      kind: v.literal('efficacyCoefficient'),
      of,
      direction,
      bounds: v.variant('from', [
        v.strictObject({ from: v.literal('scheme'), notAllowed: decimal, satisfactory: decimal }),
        v.strictObject({ from: v.literal('group'), whenEqual: v.exactOptional(v.picklist(['best', 'worst'])) }),
      ]),
      base: v.exactOptional(decimal),
      span: v.exactOptional(decimal),
    }),
    v.strictObject({
      ...hold,
      kind: v.literal('growth'),
      of: v.exactOptional(v.strictObject({ kind: v.picklist(['growth', 'value']) })),
      direction,
      points: v.variant('by', [v.strictObject({ by: v.literal('linear'), start: decimal, from: decimal, perPoint: decimal }), v.strictObject({ by: v.literal('target'), target: decimal })]),
    }),
    v.strictObject({
      ...hold,
      kind: v.literal('byRank'),
      of,
      direction,
      award: v.variant('by', [
        v.strictObject({ by: v.literal('table'), points: v.pipe(v.array(decimal), v.maxLength(60)), rest: decimal }),
        v.strictObject({ by: v.literal('step'), top: decimal, step: decimal }),
      ]),
      ties: v.picklist(['rank', 'mean']),
    }),
  ])
}
