import type { Criterion } from '../../rules/judging/scheme'
import { markOn, type Sheet } from './sheet'

/** A cell that two sheets have differently. */
export interface CellDifference {
  readonly contestant: string
  readonly criterion: string
  readonly first: string | null
  readonly second: string | null
}

/** Where two clerks typed one paper differently, cell by cell ([DK2]). A cell that is left out and one that is blank are the same. */
export function differences(first: Sheet, second: Sheet, contestants: readonly string[], criteria: readonly Criterion[]): readonly CellDifference[] {
  return contestants.flatMap((contestant) =>
    criteria.flatMap(({ id }) => {
      const [a, b] = [markOn(first, contestant, id), markOn(second, contestant, id)]
      return a === b ? [] : [{ contestant, criterion: id, first: a, second: b }]
    }),
  )
}
