import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { nameIn, stem } from './called'
import { withFreeIds } from './free-ids'
import { resultCues } from './result-cues'
import { scoresAfter, scoresAtEnd, tallyCues } from './score-cues'
import { clipped, filled, type TemplateWords } from './words'

type Contestant = PlanDraft['contestants'][number]

const MINUTE = 60_000
/** After so long people need a break. */
const LONG = 90 * MINUTE
/** What coming and going take, and a comment where each speech has one; never shown, only to find the breaks. */
const CHANGE = MINUTE
const COMMENT = 2 * MINUTE

/**
 * The whole rundown of a plan by its arena ([TE2]): title, agenda, facts, draw, order, a turn for each contestant with
 * its score where that is shown at once ([TE6]), comments, the result where it may be shown, thanks; each with a draft of what is read and who waits at the side. Equal
 * plans give equal rundowns, and a cue keeps its id while what it is for is there.
 */
export function rundownOf(plan: PlanDraft, words: TemplateWords): Cue[] {
  const { cues } = words
  const title = { title: plan.title }
  const drawn = plan.stageOrder?.by === 'draw'
  const first = plan.contestants[0]
  const plain = (kind: 'title' | 'agenda' | 'facts' | 'draw' | 'order'): Cue => ({
    kind,
    id: kind,
    ...texts(cues[kind], title),
    ...(kind === 'order' || kind === 'draw' ? waiting(first, { drawn, words }) : {}),
  })
  return withFreeIds([
    plain('title'),
    ...((plan.meeting?.agenda.length ?? 0) > 0 ? [plain('agenda')] : []),
    ...((plan.growth?.facts.length ?? 0) > 0 ? [plain('facts')] : []),
    ...(drawn && plan.contestants.length > 1 ? [plain('draw')] : []),
    ...(plan.contestants.length > 0 ? [plain('order')] : []),
    ...turns(plan, words, drawn),
    ...tallyCues(plan, words),
    ...closingComments(plan, words),
    ...scoresAtEnd(plan, words),
    ...resultCues(plan, words),
    { kind: 'thanks', id: 'thanks', ...texts(cues.thanks, title), words: cues.thanks.words },
  ])
}

function turns(plan: PlanDraft, words: TemplateWords, drawn: boolean): Cue[] {
  const breaks = breaksOf(plan)
  return plan.contestants.flatMap((contestant, index) => {
    const next = plan.contestants[index + 1]
    const turn = [...turnOf(plan, contestant, words, waiting(next, { drawn, words })), ...scoresAfter(plan, contestant, words)]
    const pause = breaks.indexOf(index)
    return pause < 0 ? turn : [...turn, intervalCue(pause + 1, next, { drawn, words })]
  })
}

function turnOf(plan: PlanDraft, contestant: Contestant, { cues }: TemplateWords, standby: { standby?: string }): Cue[] {
  const { id, unit, role } = contestant
  const { budget, segments } = contestant.speech ?? plan.speech
  const name = nameIn(contestant)
  const minutes = String(Math.round(budget / 6_000) / 10)
  const values = { name, unit, role, minutes, segment: segments[0]?.name ?? '' }
  const own = (part: string) => `${stem(id)}-${part}`
  const further = segments.slice(1).map(
    (segment, index): Cue => ({ kind: 'segment', id: own(`segment-${String(index + 2)}`), ...texts(cues.segment, { ...values, segment: segment.name }), ...standby, contestant: id, segment: index + 1 }),
  )
  return [
    { kind: 'call', id: own('call'), ...texts(cues.call, values), ...standby, contestant: id },
    { kind: 'start', id: own('start'), ...texts(cues.start, values), ...standby, contestant: id },
    ...further,
    { kind: 'end', id: own('end'), ...texts(cues.end, values), ...standby, contestant: id },
    ...(plan.arena === 'startup-roadshow' ? [{ kind: 'comment' as const, id: own('comment'), ...texts(cues.expert, values), ...standby, by: cues.expert.by, contestant: id }] : []),
  ]
}

/** Leaders comment after all speeches, while the desk counts. */
function closingComments({ arena }: PlanDraft, { cues }: TemplateWords): Cue[] {
  if (arena !== 'leadership-team') return []
  return (['chief', 'secretary'] as const).map((who) => ({ kind: 'comment', id: `comment-${who}`, ...texts(cues[who], {}), by: cues[who].by }))
}

/** After which contestants, by index, there is a break: a long meeting falls into equal parts. */
function breaksOf({ arena, contestants, speech }: PlanDraft): number[] {
  const each = (arena === 'startup-roadshow' ? COMMENT : 0) + CHANGE
  const total = contestants.reduce((sum, contestant) => sum + (contestant.speech ?? speech).budget + each, 0)
  const parts = Math.min(Math.ceil(total / LONG), contestants.length)
  return Array.from({ length: Math.max(0, parts - 1) }, (_, index) => Math.ceil(((index + 1) * contestants.length) / parts) - 1)
}

interface Waiting {
  readonly drawn: boolean
  readonly words: TemplateWords
}

function intervalCue(count: number, next: Contestant | undefined, how: Waiting): Cue {
  const { interval } = how.words.cues
  return { kind: 'interval', id: `interval-${String(count)}`, ...texts(interval, {}), ...waiting(next, how), words: interval.words, lasts: 10 * MINUTE }
}

/** Who waits at the side. Before a draw nobody can say the name. */
function waiting(next: Contestant | undefined, { drawn, words }: Waiting): { standby?: string } {
  if (next === undefined) return {}
  return { standby: drawn ? words.standby.drawn : clipped(filled(words.standby.next, { name: nameIn(next) }), 60) }
}

function texts({ label, script }: { readonly label: string; readonly script: string }, values: Readonly<Record<string, string>>): { label: string; script: string } {
  return { label: clipped(filled(label, values), 60), script: filled(script, values) }
}
