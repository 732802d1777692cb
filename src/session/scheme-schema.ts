import * as v from 'valibot'
import { ROUNDING_MODES } from '../rules/exact'
import type { Part, Scheme } from '../rules/index'
import type { TextSchema } from './plan-parts'
import { idSchema } from './schema'

/** How deep groups may stand in groups, the composite counted. */
const DEPTH = 4

const count = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
const rounding = v.strictObject({ places: count(0, 12), mode: v.picklist(ROUNDING_MODES) })
const isSet = v.literal(true)
const broken = v.picklist(['down', 'nearest', 'up'])

/**
 * 评分办法 as a plan carries it: the shape of the rules' `Scheme`, and limits on how much of it there may be. What its shape
 * allows and no contest can work with is found by the rules' `checkScheme`.
 * @param words how a name is read @param decimal how a figure is read: as a finished plan must have both, or as they are being typed
 */
export function schemeSchemaOf(words: TextSchema, decimal: v.GenericSchema<string, string>): v.GenericSchema<unknown, Scheme> {
  return schemeShape(words, decimal)
}

/** The same with its pieces in sight: a test holds them against the rules' types, both ways. */
export function schemeShape(words: TextSchema, decimal: v.GenericSchema<string, string>) {
  const parts = schemePieces(words, decimal)
  const group = groupOf(parts, DEPTH)
  const panel = v.exactOptional(idSchema)
  const lower = v.exactOptional(isSet)
  return v.strictObject({
    criteria: v.pipe(v.array(parts.criterion), v.maxLength(30)),
    trim: v.exactOptional(parts.trim),
    composite: v.strictObject({ ...group.entries, rounding }),
    ranking: v.strictObject({
      by: v.picklist(['published', 'exact']),
      lowestFirst: v.exactOptional(isSet),
      ties: v.exactOptional(
        v.pipe(
          v.array(
            v.variant('by', [
              v.strictObject({ by: v.literal('part'), part: idSchema, lower }),
              v.strictObject({ by: v.literal('criterion'), criterion: idSchema, panel, lower }),
              v.strictObject({ by: v.picklist(['highestMark', 'lowestMark']), panel, lower }),
              v.strictObject({ by: v.literal('allMarks'), panel, lower }),
              v.strictObject({ by: v.literal('markCount'), mark: decimal, panel, lower }),
              v.strictObject({ by: v.literal('decimals'), places: v.exactOptional(count(0, 12)), lower }),
              v.strictObject({ by: v.literal('order'), lower }),
            ]),
          ),
          v.maxLength(12),
        ),
      ),
      unranked: v.exactOptional(isSet),
      advance: v.exactOptional(v.strictObject({ first: count(1, 10_000), atCut: v.picklist(['show', 'all', 'none']) })),
      categories: v.exactOptional(v.literal('apart')),
    }),
    grades: v.exactOptional(
      v.variant('by', [
        v.strictObject({ by: v.literal('cutOff'), grades: v.pipe(v.array(v.strictObject({ name: words(12), from: v.exactOptional(decimal) })), v.maxLength(10)) }),
        v.strictObject({
          by: v.literal('share'),
          grades: v.pipe(v.array(v.strictObject({ name: words(12), share: v.exactOptional(decimal) })), v.maxLength(10)),
          count: broken,
          atEdge: v.picklist(['better', 'worse']),
        }),
      ]),
    ),
  })
}

/** Criterion, trim, and the parts that hold no others; in sight for the same test. */
export function schemePieces(words: TextSchema, decimal: v.GenericSchema<string, string>) {
  const fixed = v.strictObject({ by: v.literal('fixed'), low: count(0, 1_000), high: count(0, 1_000) })
  const drops = [
    v.strictObject({ by: v.literal('none') }),
    fixed,
    v.strictObject({ by: v.literal('share'), low: decimal, high: decimal, count: broken }),
    v.strictObject({ by: v.literal('closest'), keep: count(1, 1_000) }),
  ] as const
  const trim = v.variant('by', [
    ...drops,
    v.strictObject({
      by: v.literal('size'),
      rows: v.pipe(v.array(v.strictObject({ size: count(1, 10_000), drop: v.variant('by', drops) })), v.maxLength(20)),
      between: v.picklist(['none', 'smaller']),
    }),
  ])
  const partOf = {
    id: idSchema,
    name: words(24),
    factors: v.exactOptional(v.pipe(v.array(v.union([v.strictObject({ constant: decimal }), v.strictObject({ addition: idSchema })])), v.maxLength(6))),
    rounding: v.exactOptional(rounding),
    weight: v.exactOptional(decimal),
    weightedRounding: v.exactOptional(rounding),
    minus: v.exactOptional(isSet),
  }
  return {
    partOf,
    decimal,
    trim,
    criterion: v.strictObject({
      id: idSchema,
      name: words(24),
      max: decimal,
      min: v.exactOptional(decimal),
      step: v.exactOptional(decimal),
      weight: v.exactOptional(decimal),
      options: v.exactOptional(v.pipe(v.array(v.strictObject({ name: words(12), points: decimal })), v.maxLength(12))),
    }),
    panel: v.strictObject({
      ...partOf,
      kind: v.literal('panel'),
      criteria: v.exactOptional(v.pipe(v.array(idSchema), v.maxLength(30))),
      seats: v.exactOptional(v.pipe(v.array(idSchema), v.maxLength(300))),
      per: v.picklist(['juror', 'criterion']),
      criteriaBy: v.exactOptional(v.picklist(['sum', 'weightedMean'])),
      combine: v.picklist(['sum', 'mean', 'median', 'prorated']),
      trim: v.exactOptional(trim),
      missing: v.exactOptional(v.picklist(['leaveOut', 'zero', 'void'])),
      invalid: v.exactOptional(v.picklist(['mark', 'sheet', 'ballot'])),
      quorum: v.exactOptional(v.union([count(1, 10_000), v.strictTuple([count(1, 10_000), count(1, 10_000)])])),
      cuts: v.exactOptional(v.strictObject({ mark: v.exactOptional(rounding), criterion: v.exactOptional(rounding), weighted: v.exactOptional(rounding), juror: v.exactOptional(rounding) })),
    }),
    addition: v.strictObject({ ...partOf, kind: v.literal('addition'), missing: v.exactOptional(v.picklist(['void', 'zero'])) }),
    overtime: v.strictObject({
      ...partOf,
      kind: v.literal('overtime'),
      bands: v.pipe(v.array(v.strictObject({ over: count(0, 86_400_000), points: decimal })), v.maxLength(20)),
      beyond: v.exactOptional(v.strictObject({ every: count(1, 86_400_000), points: decimal, most: v.exactOptional(decimal) })),
    }),
  }
}

type Pieces = ReturnType<typeof schemePieces>

/** A group whose parts may be groups, down to the depth that is left: no shape is read that nobody could edit. */
function groupOf(pieces: Pieces, depth: number) {
  const { decimal } = pieces
  return v.strictObject({
    ...pieces.partOf,
    kind: v.literal('group'),
    parts: v.pipe(v.array(partAt(pieces, depth - 1)), v.maxLength(12)),
    by: v.exactOptional(v.picklist(['sum', 'weightedMean'])),
    best: v.exactOptional(count(1, 12)),
    missing: v.exactOptional(v.picklist(['void', 'leaveOut'])),
    floor: v.exactOptional(decimal),
    cap: v.exactOptional(decimal),
  })
}

function partAt(pieces: Pieces, depth: number): v.GenericSchema<unknown, Part> {
  const { panel, addition, overtime } = pieces
  return depth <= 0 ? v.variant('kind', [panel, addition, overtime]) : v.variant('kind', [panel, addition, overtime, groupOf(pieces, depth)])
}
