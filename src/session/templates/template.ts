import type { Arena, PlanDraft, Publication } from '../plan'
import { presetScheme, proposedScheme } from './schemes/presets'
import { proposedScoring } from './scorings/presets'
import { filled, type TemplateWords } from './words'

const MINUTE = 60_000

/** Where a template proposes each arena to start from: when its result may be seen, who draws, what the hall's clock fills. */
const PROPOSALS = {
  'district-secretaries': { publication: 'publishedBefore', draw: false, clock: null },
  departments: { publication: 'collectOnly', draw: false, clock: 'corner' },
  'leadership-team': { publication: 'collectOnly', draw: false, clock: null },
  'subdistrict-secretaries': { publication: 'collectOnly', draw: false, clock: null },
  'startup-roadshow': { publication: 'published', draw: true, clock: 'corner' },
  'bureau-chiefs': { publication: 'collectOnly', draw: false, clock: 'corner' },
} satisfies Record<Arena, { publication: Publication; draw: boolean; clock: 'corner' | null }>

/** When the result of an arena may be seen, as its template proposes it. */
export function proposedPublication(arena: Arena): Publication {
  return PROPOSALS[arena].publication
}

/**
 * A new plan of an arena, without contestants and rundown: times, publication and approval as good manners propose them,
 * the larger meeting with the arena as one item, prepared messages; where marks are given 评分办法, 收分与计票 and the counting
 * desk's steps ([TE1], [TE6]).
 * @param date the day of the meeting, as `2022-07-26`
 */
export function templateOf(arena: Arena, words: TemplateWords, { date }: { readonly date: string }): PlanDraft {
  const { publication, draw, clock } = PROPOSALS[arena]
  const scoring = proposedScoring(arena)
  const marks = scoring !== null
  const title = words.titles[arena]
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)))
  const named = { year, month, day, title }
  return {
    format: 'leitai-plan',
    v: 1,
    arena,
    title,
    date,
    sample: false,
    signature: { by: '', date: filled(words.date, named) },
    meeting: {
      title,
      agenda: [
        { id: 'before', text: words.agenda.before, arena: false },
        { id: 'arena', text: title, arena: true },
        { id: 'after', text: words.agenda.after, arena: false },
      ],
    },
    contestants: [],
    stageOrder: { by: draw ? 'draw' : 'hand' },
    speech: { ...timesOf(arena, words), shared: true, hallOvertime: 'stayAtZero', ...(clock === null ? {} : { hallClock: clock }) },
    board: boardOf(arena, words, { publication, title, year: filled(words.year, named) }),
    messages: messagesOf(words, marks),
    ...(scoring === null ? {} : { scheme: presetScheme(proposedScheme(arena), words.scheme), scoring, counting: countingOf(words) }),
    rundown: [],
  }
}

function timesOf(arena: Arena, { segments: words }: TemplateWords): Pick<PlanDraft['speech'], 'budget' | 'segments' | 'amberAt'> {
  const parts = (first: string, second: string, third: string) => ({
    budget: 5 * MINUTE,
    segments: [
      { name: first, budget: 3 * MINUTE },
      { name: second, budget: MINUTE },
      { name: third, budget: MINUTE },
    ],
    amberAt: MINUTE / 2,
  })
  switch (arena) {
    case 'district-secretaries':
    case 'leadership-team':
    case 'subdistrict-secretaries':
      return parts(words.results, words.problems, words.plans)
    case 'departments':
    case 'bureau-chiefs':
      return parts(words.highlights, words.gaps, words.steps)
    case 'startup-roadshow':
      return { budget: 5 * MINUTE, segments: [{ name: words.pitch, budget: 5 * MINUTE }], amberAt: MINUTE / 2 }
    default:
      arena satisfies never
      return parts(words.results, words.problems, words.plans)
  }
}

type Board = PlanDraft['board']

/** Only the district secretaries have an assessment; every result waits for its 审签. */
function boardOf(arena: Arena, { board: words }: TemplateWords, { publication, title, year }: { readonly publication: Publication; readonly title: string; readonly year: string }): Board {
  const assessed = arena === 'district-secretaries'
  return {
    heading: assessed ? words.starHeading : words.heading,
    title: assessed ? filled(words.title, { year }) : title,
    period: year,
    publication,
    approval: { required: true },
    places: 2,
    starsOfFirst: assessed ? 10 : null,
    blocks: assessed
      ? [
          { id: 'economy', name: words.economy, full: '60', figures: [] },
          { id: 'renewal', name: words.renewal, full: '20', figures: [] },
        ]
      : [],
    composite: { name: words.composite, full: '100', method: proposedScoring(arena) === null ? 'given' : 'judged', depth: assessed ? 5 : null, figures: [], previousRanks: [] },
    flags: assessed
      ? [
          { id: 'vanguard', name: words.vanguard, colour: 'red', rule: { kind: 'topK', k: 2 } },
          { id: 'advance', name: words.advance, colour: 'red', rule: { kind: 'rise', atLeast: 1 } },
        ]
      : [],
  }
}

function messagesOf({ messages: words }: TemplateWords, marks: boolean): NonNullable<PlanDraft['messages']> {
  return [
    { id: 'pace', text: words.pace, to: 'speaker' },
    { id: 'minute', text: words.minute, to: 'speaker' },
    { id: 'over', text: words.over, to: 'speaker' },
    { id: 'microphone', text: words.microphone, to: 'speaker' },
    ...(marks ? [{ id: 'ballots', text: words.ballots, to: 'hall' as const }] : []),
    { id: 'phones', text: words.phones, to: 'hall' },
    { id: 'quiet', text: words.quiet, to: 'hall' },
  ]
}

function countingOf({ counting }: TemplateWords): NonNullable<PlanDraft['counting']> {
  return (['collect', 'count', 'supervise', 'report'] as const).map((id) => ({ id, ...counting[id] }))
}
