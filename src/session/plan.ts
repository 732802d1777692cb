import * as v from 'valibot'
import { isDecimal } from '../rules/exact'
import { cueSchema } from './cue'
import { slipRefSchema } from './slip'
import { daySchema, duration, idSchema, text } from './schema'

export const ARENAS = ['district-secretaries', 'departments', 'leadership-team', 'subdistrict-secretaries', 'startup-roadshow', 'bureau-chiefs'] as const

/** When a result may be seen: 未公布, 会前已公布, 待现场揭晓, 已公布, 只收分不公布. */
export const PUBLICATIONS = ['unpublished', 'publishedBefore', 'awaitingReveal', 'published', 'collectOnly'] as const
export type Publication = (typeof PUBLICATIONS)[number]

const factSchema = v.strictObject({
  text: text(120),
  kind: v.picklist(['result', 'expected', 'target']),
  label: v.exactOptional(text(40)),
  value: v.exactOptional(text(24)),
  unit: v.exactOptional(text(16)),
  asOf: v.exactOptional(text(40)),
})

/** A figure that a contestant shows: a sentence, or label, value and unit; 实绩, 预计 or 目标. */
export type Fact = v.InferOutput<typeof factSchema>

const segmentSchema = v.strictObject({ name: text(24), budget: duration })

/** A timed part of one speech (讲实绩、摆问题、谈打法). */
export type Segment = v.InferOutput<typeof segmentSchema>

const flagRuleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('topK'), k: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
  v.strictObject({ kind: v.literal('rise'), atLeast: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
])

/** The plan's shape, over what stands where a private value is: the value in a plan file, its slip in a frozen plan. */
function planShape<Figure extends v.GenericSchema, Person extends v.GenericSchema, Rank extends v.GenericSchema>(figure: Figure, person: Person, rank: Rank) {
  const figures = v.pipe(v.array(v.strictObject({ contestant: idSchema, value: figure })), v.maxLength(200))
  return v.strictObject({
    format: v.literal('leitai-plan'),
    v: v.literal(1),
    arena: v.picklist(ARENAS),
    title: text(120),
    period: v.exactOptional(text(40)),
    date: daySchema,
    venue: v.exactOptional(text(60)),
    organiser: v.exactOptional(text(60)),
    sample: v.boolean(),
    signature: v.strictObject({ by: text(60), date: text(40) }),
    contestants: v.pipe(
      v.array(
        v.strictObject({
          id: idSchema,
          unit: text(60),
          shortName: v.exactOptional(text(16)),
          role: text(120),
          person: v.exactOptional(person),
          facts: v.pipe(v.array(factSchema), v.maxLength(12)),
        }),
      ),
      v.minLength(1),
      v.maxLength(200),
    ),
    speech: v.strictObject({
      budget: duration,
      segments: v.pipe(v.array(segmentSchema), v.minLength(1), v.maxLength(8)),
      shared: v.boolean(),
      amberAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600_000)),
      hallOvertime: v.picklist(['stayAtZero', 'countUp']),
    }),
    board: v.strictObject({
      heading: text(16),
      title: text(120),
      period: text(40),
      publication: v.picklist(PUBLICATIONS),
      approval: v.strictObject({ required: v.boolean(), by: v.exactOptional(text(60)) }),
      places: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
      starsOfFirst: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))),
      blocks: v.pipe(v.array(v.strictObject({ id: idSchema, name: text(16), full: text(8), figures })), v.minLength(1), v.maxLength(6)),
      composite: v.strictObject({
        name: text(16),
        full: text(8),
        method: v.picklist(['given', 'sum']),
        depth: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
        figures,
        previousRanks: v.pipe(v.array(v.strictObject({ contestant: idSchema, value: rank })), v.maxLength(200)),
      }),
      flags: v.pipe(v.array(v.strictObject({ id: idSchema, name: text(24), colour: v.literal('red'), rule: flagRuleSchema })), v.maxLength(6)),
    }),
    rundown: v.pipe(v.array(cueSchema), v.minLength(1), v.maxLength(2000)),
  })
}

const decimalSchema = v.pipe(v.string(), v.maxLength(24), v.check(isDecimal, 'decimal'))
const rankSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/))

/** A plan as a file carries it: private values stand in it as they are. */
export const planFileSchema = planShape(decimalSchema, text(24), rankSchema)
export type PlanFile = v.InferOutput<typeof planFileSchema>

/** A plan as a session froze it: each private value stands as its slip. */
export const planSchema = planShape(slipRefSchema, slipRefSchema, slipRefSchema)
export type Plan = v.InferOutput<typeof planSchema>

export type Contestant = Plan['contestants'][number]
export type BoardPlan = Plan['board']
