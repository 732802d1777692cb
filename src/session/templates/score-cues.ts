import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { SCORES_TOGETHER } from '../scoring/plan'
import { nameIn, stem } from './called'
import { clipped, filled, type TemplateWords } from './words'

type Contestant = PlanDraft['contestants'][number]

/** Those whom the jurors score. */
function scoredOf({ contestants }: PlanDraft): readonly Contestant[] {
  return contestants.filter(({ unscored }) => unscored !== true)
}

/** Whether marks are given, and scores may be seen before the end. */
function showsScores({ board, scheme, scoring }: PlanDraft): boolean {
  return board.publication === 'published' && scheme !== undefined && scoring !== undefined
}

/** Whether each score appears after its speech: it has been marked by then, by name, and no report is to be signed first. */
function isLive({ scoring }: PlanDraft): boolean {
  return scoring !== undefined && !scoring.report && scoring.sheet === 'single' && scoring.ballots === 'named'
}

/** 亮分 after a contestant's turn: the first few together, from the next one each at once ([TE6]). */
export function scoresAfter(plan: PlanDraft, contestant: Contestant, words: TemplateWords): Cue[] {
  if (!showsScores(plan) || !isLive(plan)) return []
  const scored = scoredOf(plan)
  const place = scored.indexOf(contestant)
  if (place < 0) return []
  const first = Math.min(plan.scoring?.together ?? 0, scored.length)
  if (first < 2 || place >= first) return [alone(contestant, words)]
  return place === first - 1 ? [together(scored.slice(0, first), 'scores', words)] : []
}

/** What comes after all turns: 收票 where one ballot holds all marks, the scores where none of them was shown before, and bars of all of them. */
export function scoresAtEnd(plan: PlanDraft, words: TemplateWords): Cue[] {
  const scored = scoredOf(plan)
  const { scheme } = plan
  if (!showsScores(plan) || scheme === undefined || scored.length === 0) return []
  const [first, ...others] = scored
  if (!isLive(plan) && first !== undefined && others.length === 0) return [alone(first, words)]
  if (!isLive(plan)) return inParts(scored).map((part, index) => together(part, index === 0 ? 'scores' : `scores-${String(index + 1)}`, words))
  return scheme.ranking.unranked === true || scored.length < 2 ? [] : [{ kind: 'bars', id: 'bars', ...words.cues.bars }]
}

/** 收票: one sheet for all is handed in once, after the last turn; it tells how many, never a mark. */
export function tallyCues({ scheme, scoring, contestants }: PlanDraft, { cues }: TemplateWords): Cue[] {
  return scheme === undefined || scoring?.sheet !== 'matrix' || contestants.length === 0 ? [] : [{ kind: 'tally', id: 'tally', ...cues.tally }]
}

/** 晋级名单 and 等次 of a ranking that comes of marks. */
export function listCues({ scheme }: PlanDraft, { cues }: TemplateWords): Cue[] {
  const { advance } = scheme?.ranking ?? {}
  const { heading, ...list } = cues.list
  return [
    ...(scheme?.grades === undefined ? [] : [{ kind: 'grades' as const, id: 'grades', ...cues.grades }]),
    ...(advance === undefined ? [] : [{ kind: 'list' as const, id: 'list', ...list, heading }]),
  ]
}

/** As few parts as fit, of nearly the same size: an anonymous score never comes alone. */
function inParts(scored: readonly Contestant[]): (readonly Contestant[])[] {
  const parts = Math.ceil(scored.length / SCORES_TOGETHER)
  const size = Math.ceil(scored.length / parts)
  return Array.from({ length: parts }, (_, at) => scored.slice(at * size, (at + 1) * size))
}

function alone(contestant: Contestant, { cues }: TemplateWords): Cue {
  const { id, unit, role } = contestant
  const values = { name: nameIn(contestant), unit, role }
  return { kind: 'score', id: `${stem(id)}-score`, label: clipped(filled(cues.score.label, values), 60), script: filled(cues.score.script, values), of: [id] }
}

function together(scored: readonly Contestant[], id: string, { cues }: TemplateWords): Cue {
  const values = { count: String(scored.length) }
  return { kind: 'score', id, label: filled(cues.scores.label, values), script: filled(cues.scores.script, values), of: scored.map((one) => one.id) }
}
