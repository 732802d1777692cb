/** Rows on a screen one under the other. */
const ROWS = 10

/** A name and its place, from 1. */
export interface DrawnRow {
  readonly place: number
  readonly name: string
}

/** Names in columns of ten. */
export function drawColumns(names: readonly string[]): DrawnRow[][] {
  const rows = names.map((name, index) => ({ place: index + 1, name }))
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / ROWS)) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS))
}

/** For each row of the drawn order, how many rows away it stood before: the way it moves is told by both lists alone. */
export function moves(before: readonly string[], order: readonly string[]): number[] {
  return order.map((name, place) => before.indexOf(name) - place)
}

/** A hash in groups of eight characters. */
export function spaced(hash: string): string[] {
  return hash.match(/.{1,8}/g) ?? []
}
