import * as v from 'valibot'
import { awardFlags } from '../rules/award-flags'
import { composites } from '../rules/composite'
import { exact, toDecimal, type Exact } from '../rules/exact'
import type { Award } from '../rules/flags'
import { competitionRank, publishedDepth } from '../rules/rank'
import { starsByRank } from '../rules/stars'
import { idSchema, readAs } from './schema'
import { judged, scoredContestants } from './scoring/marks'
import type { State } from './state'
import { panelIdSchema, type PanelId } from './cue'
import type { BoardPlan, Plan } from './plan'
import type { ReadSlip, SlipRef } from './slip'

/** One row of the board, as a result pins it. `rise` in places, for a flag for rising. */
export const partSchema = v.strictObject({
  panel: panelIdSchema,
  contestant: idSchema,
  score: v.nullable(v.string()),
  rank: v.nullable(v.number()),
  stars: v.nullable(v.number()),
  rise: v.nullable(v.number()),
  /** Of the composite that comes of marks: 等次, and whether they go on (晋级). */
  grade: v.exactOptional(v.string()),
  goesOn: v.exactOptional(v.picklist(['yes', 'no', 'tied'])),
})
export type Part = v.InferOutput<typeof partSchema>

type Figures = BoardPlan['blocks'][number]['figures']

/** The figures that can be read; one that is withheld or erased is left out, never taken for zero. */
function readFigures(figures: Figures, read: ReadSlip): Map<string, Exact> {
  const values = new Map<string, Exact>()
  for (const { contestant, value } of figures) {
    const found = read(value)
    if (found.kind === 'value') values.set(contestant, exact(found.text))
  }
  return values
}

/** Figures in the plan's order of contestants, so that ties keep it ([RK2]). */
function inOrder(plan: Plan, values: ReadonlyMap<string, Exact>) {
  return plan.contestants.flatMap(({ id }) => {
    const score = values.get(id)
    return score === undefined ? [] : [{ id, score }]
  })
}

/**
 * The whole result of the plan's assessment: every row of every panel, sorted as the board shows them ([RE1]).
 * Depth is not applied here: what is published is the view's affair.
 */
export function computeBoard(state: State, read: ReadSlip): Part[] {
  const { plan } = state
  const { blocks, composite, flags, places, starsOfFirst } = plan.board
  const values = blocks.map((block) => readFigures(block.figures, read))
  const blockParts = blocks.flatMap((block, index) => {
    const ranked = competitionRank(inOrder(plan, values[index] ?? new Map<string, Exact>()))
    const top = starsOfFirst ?? ranked.length
    return ranked.map((row) => part(`block:${block.id}`, row.id, toDecimal(row.score, places), row.rank, starsByRank(row.rank, top), null))
  })
  const ids = plan.contestants.map(({ id }) => id)
  const fromMarks = composite.method === 'judged' ? judgedParts(state, read) : null
  const ranking = fromMarks?.ranking ?? competitionRank(composites(composite.method === 'sum' ? 'sum' : 'given', ids, readFigures(composite.figures, read), values))
  const compositeParts = fromMarks?.parts ?? ranking.map((row) => part('composite', row.id, toDecimal(row.score, places), row.rank, null, null))
  const previous = previousRanks(plan, read)
  // By how many places somebody rose, beyond the published depth, would tell the rank that is not published.
  const published = new Set(publishedDepth(ranking, composite.depth).map(({ id }) => id))
  const flagParts = awardFlags(flags, ranking, previous).flatMap(({ flag, awards }) =>
    withoutOrder(awards).map((award) => part(`flag:${flag}`, award.id, null, null, null, published.has(award.id) ? award.rise : null)),
  )
  return [...blockParts, ...compositeParts, ...flagParts]

  /** Recipients beyond the published depth stand in the plan's order: the order of a list must not tell their ranks. */
  function withoutOrder(awards: readonly Award[]): Award[] {
    return [...awards.filter(({ id }) => published.has(id)), ...ids.flatMap((id) => awards.filter((award) => award.id === id && !published.has(id)))]
  }
}

/** The ranking that comes of the jurors' marks, as far as they are locked; on a list without ranks in the contestants' order. */
function judgedParts(state: State, read: ReadSlip) {
  const locked = scoredContestants(state).filter((id) => state.scoring.phases[id] === 'locked')
  const results = judged(state, locked, read)?.results ?? []
  const parts = results.flatMap(({ id, score, rank, grade, goesOn }): Part[] =>
    score === null ? [] : [{ ...part('composite', id, score, rank, null, null), ...(grade === null ? {} : { grade }), ...(goesOn === null ? {} : { goesOn }) }],
  )
  return { parts, ranking: results.flatMap(({ id, exact: value, rank }) => (value === null || rank === null ? [] : [{ id, score: value, rank }])) }
}

function part(panel: PanelId, contestant: string, score: string | null, rank: number | null, stars: number | null, rise: number | null): Part {
  return { panel, contestant, score, rank, stars, rise }
}

function previousRanks(plan: Plan, read: ReadSlip): Map<string, number> {
  return new Map(
    plan.board.composite.previousRanks.flatMap(({ contestant, value }) => {
      const found = read(value)
      return found.kind === 'value' ? [[contestant, Number(found.text)] as const] : []
    }),
  )
}

/** Whether each figure that the plan names can be read: a result is locked from whole figures only ([RE2]). */
export function figuresAtHand(plan: Plan, read: ReadSlip): boolean {
  const { blocks, composite } = plan.board
  return [...blocks, composite].every(({ figures }) => figures.every(({ value }) => read(value).kind === 'value'))
}

/** The text of a part, which its slip hashes: one JSON object with its keys in this order. */
export function partText({ panel, contestant, score, rank, stars, rise, grade, goesOn }: Part): string {
  return JSON.stringify({ panel, contestant, score, rank, stars, rise, grade, goesOn })
}

/** Reads a part back from its slip's text; `null` where the text is not a part. */
export function readPart(ref: SlipRef, read: ReadSlip): Part | null {
  const found = read(ref)
  return found.kind === 'value' ? readAs(partSchema, found.text) : null
}

/** Whether a part may be seen once its panel is shown: a composite below the published depth may not ([RE3]). */
export function withinDepth(plan: Plan, part: Part): boolean {
  const { depth } = plan.board.composite
  return part.panel !== 'composite' || depth === null || (part.rank ?? Infinity) <= depth
}
