import { sum, type Exact } from './exact'
import type { Scored } from './rank'

/** How a composite comes about: given as it is, or the exact sum of the blocks. */
export type CompositeMethod = 'given' | 'sum'

/** The composite of each contestant that has one ([CO1], [CO2]). A missing figure leaves the contestant out. */
export function composites<Id extends string>(
  method: CompositeMethod,
  ids: readonly Id[],
  given: ReadonlyMap<Id, Exact>,
  blocks: readonly ReadonlyMap<Id, Exact>[],
): Scored<Id>[] {
  switch (method) {
    case 'given':
      return ids.flatMap((id) => {
        const score = given.get(id)
        return score === undefined ? [] : [{ id, score }]
      })
    case 'sum':
      return ids.flatMap((id) => {
        const parts = blocks.flatMap((block) => block.get(id) ?? [])
        return blocks.length > 0 && parts.length === blocks.length ? [{ id, score: sum(parts) }] : []
      })
    default:
      method satisfies never
      return method
  }
}
