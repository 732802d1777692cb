import * as v from 'valibot'
import { planDraftSchema, type PlanDraft } from './plan'

/** The parts of a plan that are edited, saved and compared apart. */
export const SECTIONS = ['meeting', 'agenda', 'contestants', 'speech', 'board', 'rundown', 'scheme', 'scoring', 'assessment', 'extras'] as const
export type Section = (typeof SECTIONS)[number]

const { entries } = planDraftSchema

/** What each section holds: some of the plan's keys, each key in one section. */
export const sectionSchemas = {
  meeting: v.strictObject({
    arena: entries.arena,
    title: entries.title,
    period: entries.period,
    date: entries.date,
    startTime: entries.startTime,
    venue: entries.venue,
    organiser: entries.organiser,
    theme: entries.theme,
    sample: entries.sample,
    signature: entries.signature,
  }),
  agenda: v.strictObject({ meeting: entries.meeting }),
  contestants: v.strictObject({ contestants: entries.contestants, stageOrder: entries.stageOrder }),
  speech: v.strictObject({ speech: entries.speech }),
  board: v.strictObject({ board: entries.board }),
  rundown: v.strictObject({ rundown: entries.rundown }),
  scheme: v.strictObject({ scheme: entries.scheme }),
  scoring: v.strictObject({ scoring: entries.scoring, additions: entries.additions }),
  assessment: v.strictObject({ assessment: entries.assessment, indicatorFigures: entries.indicatorFigures }),
  extras: v.strictObject({ growth: entries.growth, messages: entries.messages, counting: entries.counting, jurors: entries.jurors, sites: entries.sites }),
} satisfies Record<Section, v.GenericSchema>

/** A plan while it is being made, section by section. */
export type Draft = { readonly [Name in Section]: v.InferOutput<(typeof sectionSchemas)[Name]> }

/** A plan cut into its sections. */
export function draftOf(plan: PlanDraft): Draft {
  const { meeting, contestants, stageOrder, speech, board, rundown, scheme, scoring, additions, assessment, indicatorFigures, growth, messages, counting, jurors, sites, format: _format, v: _v, ...head } = plan
  return {
    meeting: head,
    agenda: { ...given({ meeting }) },
    contestants: { contestants, ...given({ stageOrder }) },
    speech: { speech },
    board: { board },
    rundown: { rundown },
    scheme: given({ scheme }),
    scoring: given({ scoring, additions }),
    assessment: given({ assessment, indicatorFigures }),
    extras: given({ growth, messages, counting, jurors, sites }),
  }
}

/** The sections put together again. */
export function planOf(draft: Draft): PlanDraft {
  return {
    format: 'leitai-plan',
    v: 1,
    ...draft.meeting,
    ...draft.agenda,
    ...draft.contestants,
    ...draft.speech,
    ...draft.board,
    ...draft.scheme,
    ...draft.scoring,
    ...draft.assessment,
    ...draft.extras,
    ...draft.rundown,
  }
}

/** Without the keys that hold nothing: a key that is left out and one that is `undefined` are not the same. */
function given<Values extends object>(values: Values): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  // Object.entries forgets the keys' types.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Key in keyof Values]?: NonNullable<Values[Key]> }
}
