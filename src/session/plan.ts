import * as v from 'valibot'
import { isDecimal } from '../rules/exact'
import { assessmentSchemaOf } from './assessment-schema'
import { cueSchemaOf } from './cue'
import { planParts, type TextSchema } from './plan-parts'
import { schemeSchemaOf } from './scheme-schema'
import { sha256Schema, slipRefSchema } from './slip'
import { scoringSchemaOf } from './scoring/plan'
import { daySchema, idSchema, text, typedText } from './schema'

export const ARENAS = ['district-secretaries', 'departments', 'leadership-team', 'subdistrict-secretaries', 'startup-roadshow', 'bureau-chiefs'] as const
export type Arena = (typeof ARENAS)[number]

/** When a result may be seen: 未公布, 会前已公布, 待现场揭晓, 已公布, 只收分不公布. */
export const PUBLICATIONS = ['unpublished', 'publishedBefore', 'awaitingReveal', 'published', 'collectOnly'] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** The most rows of 指标数据. */
export const MOST_INDICATOR_FIGURES = 3_000
/** The most 点位. */
export const MOST_SITES = 500

const count = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))

const flagRuleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('topK'), k: count(1, 200), atCut: v.exactOptional(v.picklist(['whole', 'none'])) }),
  v.strictObject({ kind: v.literal('rise'), atLeast: count(1, 200) }),
  v.strictObject({ kind: v.literal('mostRisen'), m: count(1, 200), atLeast: v.exactOptional(count(1, 200)), atCut: v.exactOptional(v.picklist(['whole', 'none'])) }),
])

/**
 * The plan's shape, over what stands where a private value is (the value in a plan file, its slip in a frozen plan),
 * over how a text and a figure of the scheme are read, and over how few contestants and cues there may be.
 */
function planShape<Figure extends v.GenericSchema, Person extends v.GenericSchema, Rank extends v.GenericSchema>(
  figure: Figure,
  person: Person,
  rank: Rank,
  { words, decimal, least }: { readonly words: TextSchema; readonly decimal: v.GenericSchema<string, string>; readonly least: number },
) {
  const figures = v.pipe(v.array(v.strictObject({ contestant: idSchema, value: figure })), v.maxLength(200))
  const parts = planParts(words)
  return v.strictObject({
    format: v.literal('leitai-plan'),
    v: v.literal(1),
    arena: v.picklist(ARENAS),
    title: words(120),
    period: v.exactOptional(words(40)),
    date: daySchema,
    startTime: v.exactOptional(parts.startTime),
    venue: v.exactOptional(words(60)),
    organiser: v.exactOptional(words(60)),
    theme: v.exactOptional(words(80)),
    sample: v.boolean(),
    signature: v.strictObject({ by: words(60), date: words(40) }),
    meeting: v.exactOptional(parts.meeting),
    contestants: v.pipe(
      v.array(
        v.strictObject({
          id: idSchema,
          unit: words(60),
          shortName: v.exactOptional(words(16)),
          role: words(120),
          person: v.exactOptional(person),
          photo: v.exactOptional(sha256Schema),
          slides: v.exactOptional(parts.pictures),
          /** 登台不参评. */
          unscored: v.exactOptional(v.boolean()),
          /** 代讲: `role` and `person` are those of whoever speaks instead. */
          substitute: v.exactOptional(v.boolean()),
          speech: v.exactOptional(parts.ownSpeech),
          facts: v.pipe(v.array(parts.fact), v.maxLength(12)),
        }),
      ),
      v.minLength(least),
      v.maxLength(200),
    ),
    stageOrder: v.exactOptional(parts.stageOrder),
    speech: parts.speech,
    board: v.strictObject({
      heading: words(16),
      title: words(120),
      period: words(40),
      publication: v.picklist(PUBLICATIONS),
      approval: v.strictObject({ required: v.boolean(), by: v.exactOptional(words(60)) }),
      places: count(0, 6),
      starsOfFirst: v.nullable(count(1, 30)),
      blocks: v.pipe(v.array(v.strictObject({ id: idSchema, name: words(16), full: words(8), figures })), v.maxLength(6)),
      composite: v.strictObject({
        name: words(16),
        full: words(8),
        /** `judged`: from the jurors' marks, by the scheme. */
        method: v.picklist(['given', 'sum', 'judged']),
        depth: v.nullable(count(1, 200)),
        figures,
        previousRanks: v.pipe(v.array(v.strictObject({ contestant: idSchema, value: rank })), v.maxLength(200)),
      }),
      flags: v.pipe(v.array(v.strictObject({ id: idSchema, name: words(24), colour: v.literal('red'), rule: flagRuleSchema, except: v.exactOptional(idSchema), onlyWithin: v.exactOptional(idSchema) })), v.maxLength(6)),
    }),
    /** 评分办法: how marks become a score, and scores a ranking. */
    scheme: v.exactOptional(schemeSchemaOf(words, decimal)),
    /** 考核办法: how figures become points, blocks and a composite. */
    assessment: v.exactOptional(assessmentSchemaOf(words, decimal)),
    /** 指标数据: what the assessment works with, as far as it is known; `exempt` says why an indicator is none of a contestant's business (不涉及). */
    indicatorFigures: v.exactOptional(
      v.pipe(
        v.array(
          v.strictObject({
            contestant: idSchema,
            indicator: idSchema,
            actual: v.exactOptional(figure),
            target: v.exactOptional(figure),
            base: v.exactOptional(figure),
            exempt: v.exactOptional(words(60)),
          }),
        ),
        v.maxLength(MOST_INDICATOR_FIGURES),
      ),
    ),
    /** 收分与计票: how marks come in. */
    scoring: v.exactOptional(scoringSchemaOf(words)),
    /** Points of the scheme that do not come from jurors (考核得分, 加分, 难度系数), by the id of the addition. */
    additions: v.exactOptional(v.pipe(v.array(v.strictObject({ addition: idSchema, figures })), v.maxLength(12))),
    growth: v.exactOptional(parts.growth),
    messages: v.exactOptional(parts.messages),
    counting: v.exactOptional(parts.counting),
    jurors: v.exactOptional(v.pipe(v.array(v.strictObject({ id: idSchema, seat: words(24), role: words(120), person: v.exactOptional(person) })), v.maxLength(300))),
    /** 点位: what is to be done where, and how far it is, in points of percent; without `actual` it is not known how far. */
    sites: v.exactOptional(
      v.pipe(v.array(v.strictObject({ id: idSchema, name: words(60), unit: words(60), planned: figure, actual: v.exactOptional(figure), note: v.exactOptional(words(120)) })), v.maxLength(MOST_SITES)),
    ),
    rundown: v.pipe(v.array(cueSchemaOf(words)), v.minLength(least), v.maxLength(2000)),
  })
}

const decimalSchema = v.pipe(v.string(), v.maxLength(24), v.check(isDecimal, 'decimal'))
const rankSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/))
const finished = { words: text, decimal: decimalSchema, least: 1 }

/** A plan as a file carries it: private values stand in it as they are. */
export const planFileSchema = planShape(decimalSchema, text(24), rankSchema, finished)
export type PlanFile = v.InferOutput<typeof planFileSchema>

/** A plan while it is being made: texts may be empty, figures unfinished, lists without an entry. */
export const planDraftSchema = planShape(typedText(24), typedText(24), typedText(3), { words: typedText, decimal: typedText(24), least: 0 })
export type PlanDraft = v.InferOutput<typeof planDraftSchema>

/** A plan as a session froze it: each private value stands as its slip. */
export const planSchema = planShape(slipRefSchema, slipRefSchema, slipRefSchema, finished)
export type Plan = v.InferOutput<typeof planSchema>

export type Contestant = Plan['contestants'][number]
export type BoardPlan = Plan['board']
export type IndicatorFigures = NonNullable<PlanDraft['indicatorFigures']>
export type Sites = NonNullable<PlanDraft['sites']>
/** A figure that a contestant shows: a sentence, or label, value and unit; 实绩, 预计 or 目标. */
export type Fact = Contestant['facts'][number]
export type Speech = Plan['speech']
/** A timed part of one speech (讲实绩、摆问题、谈打法). */
export type Segment = Speech['segments'][number]
