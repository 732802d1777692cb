import { pieces } from '../../scenes/text/pieces'

/** A break that costs no more stands at a stop or beside a bracket. */
const AT_CLAUSE = 0.3

/**
 * Cuts a title or a name into parts that are never broken inside: whole where it fits on one line, else clause by clause
 * (`市委常委、` `黄岛区委书记`), and only a clause that is too long for a line word by word.
 * @param fits how many full-width signs stand on one line
 */
export function wholeParts(text: string, fits: number): string[] {
  const all = pieces(text)
  const clauses: (typeof all)[] = [[]]
  for (const piece of all) {
    clauses.at(-1)?.push(piece)
    if (piece.cost <= AT_CLAUSE) clauses.push([])
  }
  const size = (parts: typeof all) => parts.reduce((sum, { ems }) => sum + ems, 0)
  const joined = (parts: typeof all) => parts.map((piece) => piece.text).join('')
  if (size(all) <= fits) return [joined(all)].filter((part) => part !== '')
  return clauses.flatMap((clause) => (size(clause) <= fits ? [joined(clause)] : clause.map((piece) => piece.text))).filter((part) => part !== '')
}
