import { exact, type Exact } from './exact'

/** A linear relation between figures that everybody knows to hold: the terms add up to something that is known. */
export type Relation = readonly { readonly figure: string; readonly factor: Exact }[]

const ZERO = exact(0n)
const isZero = (value: Exact) => value.n === 0n

/**
 * Which unknown figures follow from the known ones by linear relations ([DS1]): those that every solution agrees on. Exact elimination; the
 * values play no part.
 * @returns in the order in which the relations name them first
 */
export function computable(relations: readonly Relation[], known: ReadonlySet<string>): string[] {
  const unknown = [...new Set(relations.flatMap((relation) => relation.flatMap(({ figure, factor }) => (known.has(figure) || isZero(factor) ? [] : [figure]))))]
  const column = new Map(unknown.map((figure, at) => [figure, at]))
  const rows = relations.map((relation) => {
    const row = unknown.map(() => ZERO)
    for (const { figure, factor } of relation) {
      const at = column.get(figure)
      if (at !== undefined) row[at] = (row[at] ?? ZERO).add(factor)
    }
    return row
  })
  const reduced = eliminate(rows, unknown.length)
  return unknown.filter((_, at) => reduced.some((row) => row.every((value, other) => isZero(value) !== (other === at))))
}

/** The reduced echelon form; only rows with a pivot. */
function eliminate(given: readonly (readonly Exact[])[], columns: number): Exact[][] {
  const rows = given.map((row) => [...row])
  let done = 0
  for (let column = 0; column < columns; column++) {
    const at = rows.findIndex((row, index) => index >= done && !isZero(row[column] ?? ZERO))
    const [pivot, here] = [rows[at], rows[done]]
    if (pivot === undefined || here === undefined) continue
    rows[at] = here
    const lead = pivot[column] ?? ZERO
    const unit = pivot.map((value) => value.div(lead))
    rows[done] = unit
    rows.forEach((row, index) => {
      const factor = row[column] ?? ZERO
      if (index !== done && !isZero(factor)) rows[index] = row.map((value, other) => value.sub(factor.mul(unit[other] ?? ZERO)))
    })
    done += 1
  }
  return rows.slice(0, done)
}
