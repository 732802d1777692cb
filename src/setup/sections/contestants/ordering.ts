import { compare, exact, isDecimal } from '../../../rules/exact'
import { orderByRank, orderByStrokes } from '../../templates/order'
import type { PlanDraft } from '../../../session/plan'
import type { DraftContestant } from './contestant'

/** Ways to set the stage order in one press. `draw` leaves it to the stage. */
export type OrderWay = 'previous' | 'figures' | 'strokes' | 'draw'
/** Ranks as the board keeps them. */
type Ranks = readonly { readonly contestant: string; readonly value: string }[]
type Board = PlanDraft['board']

/** By what the strokes are counted: the persons' names where everybody has one, else the units'. */
export function strokesOf(contestants: readonly DraftContestant[]): 'person' | 'unit' {
  return contestants.every(({ person }) => person !== undefined && person.trim() !== '') ? 'person' : 'unit'
}

/** Ranks by the board's given figures, the highest first; equal figures share a rank. */
export function ranksOfFigures({ composite: { figures } }: Board): Ranks {
  const values = figures.flatMap(({ contestant, value }) => (isDecimal(value) ? [{ contestant, points: exact(value) }] : []))
  return values.map(({ contestant, points }) => ({ contestant, value: String(1 + values.filter((other) => compare(other.points, points) > 0).length) }))
}

/** How many contestants a way has something to go by for; a press on a way with none would do nothing. */
export function knownFor(way: OrderWay, contestants: readonly DraftContestant[], board: Board): number {
  const ranked = (ranks: Ranks) => contestants.filter(({ id }) => ranks.some(({ contestant, value }) => contestant === id && /^[1-9]\d*$/.test(value))).length
  switch (way) {
    case 'previous':
      return ranked(board.composite.previousRanks)
    case 'figures':
      return ranked(ranksOfFigures(board))
    case 'strokes':
    case 'draw':
      return contestants.length
    default:
      way satisfies never
      return 0
  }
}

/** The contestants in another order, and what the plan then says of it. `strokes` compares by them. */
export function ordered(way: OrderWay, contestants: readonly DraftContestant[], { board, strokes }: { readonly board: Board; readonly strokes: (a: string, b: string) => number }): { contestants: DraftContestant[]; by: NonNullable<PlanDraft['stageOrder']>['by'] } {
  const list = [...contestants]
  switch (way) {
    case 'previous':
      return { contestants: orderByRank(list, board.composite.previousRanks), by: 'rank' }
    case 'figures':
      return { contestants: orderByRank(list, ranksOfFigures(board)), by: 'rank' }
    case 'strokes':
      return { contestants: orderByStrokes(list, strokes), by: 'strokes' }
    case 'draw':
      return { contestants: list, by: 'draw' }
    default:
      way satisfies never
      return { contestants: list, by: 'hand' }
  }
}
