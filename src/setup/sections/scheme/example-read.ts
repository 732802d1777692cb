import type { Exact } from '../../../rules/exact'
import type { Working } from '../../../rules/index'
import type { LeftOut } from '../../../rules/working'

/** What became of one figure of an example. */
export interface Outcome {
  readonly value: Exact | null
  readonly left: LeftOut | null
}

/** What became of every figure of one contestant, by `keyOf`. */
export type Outcomes = ReadonlyMap<string, Outcome>

/** A panel's, juror's or criterion's figure, or a single mark: as many of its names as tell it. */
export function keyOf({ panel, juror = '', criterion = '' }: { readonly panel: string; readonly juror?: string; readonly criterion?: string }): string {
  return [panel, juror, criterion].join('/')
}

/**
 * Reads a contestant's working into a table: what each mark, juror's total, criterion's score and part came to, and why it does
 * not count. A mark below a juror or criterion that is left out is left out with it.
 */
export function outcomesOf(working: Working | null): Outcomes {
  const found = new Map<string, Outcome>()
  if (working !== null) walk(working, null, found)
  return found
}

interface Place {
  readonly panel: string
  readonly juror?: string
  readonly criterion?: string
  readonly left: LeftOut | null
}

function walk(node: Working, place: Place | null, found: Map<string, Outcome>): void {
  const next = placeOf(node, place)
  if (next !== null) found.set(keyOf(next), { value: node.value, left: next.left })
  for (const part of node.parts) walk(part, next, found)
}

function placeOf({ of, left }: Working, place: Place | null): Place | null {
  switch (of.kind) {
    case 'panel':
    case 'addition':
    case 'overtime':
      // That a whole part does not count is said at the part, not at each of its marks.
      return place === null ? { panel: of.id, left: null } : place
    case 'juror':
      return place === null ? null : { ...place, juror: of.id, left: left ?? place.left }
    case 'criterion':
      return place === null ? null : { ...place, criterion: of.id, left: left ?? place.left }
    default:
      return place
  }
}

/** The words for why something does not count; `null` where it does. */
export function leftWord(left: LeftOut | null): 'lowest' | 'highest' | 'far' | 'missing' | 'incomplete' | 'invalid' | 'other' | null {
  switch (left) {
    case null:
      return null
    case 'lowest':
    case 'highest':
    case 'far':
    case 'missing':
    case 'incomplete':
      return left
    case 'belowMinimum':
    case 'aboveMaximum':
    case 'offStep':
    case 'notANumber':
    case 'ballotInvalid':
      return 'invalid'
    default:
      return 'other'
  }
}
