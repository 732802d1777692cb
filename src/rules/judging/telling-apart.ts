import { toDecimal, type Decimal, type Rounding } from '../exact'
import type { Entry, Placed } from './ranking'

/** The most places that a figure is written with. */
const MOST = 12

/**
 * The figures as a list shows them ([RK5]): with the scheme's places, and with more where two of different ranks would look equal
 * although they are not. All that look equal get the same number of places.
 */
export function tellingApart(rounding: Rounding, entries: readonly Entry[], placed: readonly Placed[]): ReadonlyMap<string, Decimal> {
  const ranks = new Map(placed.map(({ id, rank }) => [id, rank]))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const alike = new Map<Decimal, Entry[]>()
  for (const entry of placed.flatMap(({ id }) => byId.get(id) ?? [])) {
    const text = toDecimal(entry.published, rounding.places)
    alike.set(text, [...(alike.get(text) ?? []), entry])
  }
  return new Map(
    [...alike].flatMap(([text, group]) => {
      const places = placesFor(group, ranks, rounding)
      return group.map((entry): [string, Decimal] => [entry.id, places === null ? text : toDecimal(entry.exact, places, rounding.mode)])
    }),
  )
}

/** How many places tell neighbours of different ranks apart; `null` where those of the scheme do, or where none do. */
function placesFor(group: readonly Entry[], ranks: ReadonlyMap<string, number>, { places, mode }: Rounding): number | null {
  const pairs = group.slice(1).flatMap((entry, at) => {
    const before = group[at]
    return before !== undefined && ranks.get(before.id) !== ranks.get(entry.id) && !before.exact.equals(entry.exact) ? [[before, entry] as const] : []
  })
  if (pairs.length === 0) return null
  for (let more = places + 1; more <= MOST; more++) {
    if (pairs.every(([a, b]) => toDecimal(a.exact, more, mode) !== toDecimal(b.exact, more, mode))) return more
  }
  return null
}
