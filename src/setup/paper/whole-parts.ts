import { pieces, type Piece } from '../../scenes/text/pieces'

/** A clause ends after a stop. */
const STOP = /(?<=[、，。；：！？])/
/** A break that costs no more stands beside a bracket. */
const AT_BRACKET = 0.3

/**
 * Cuts a title or a name into parts that are never broken inside: whole where it fits on one line, else clause by clause
 * (`市委常委、` `黄岛区委书记`), and only a clause that is too long for a line word by word.
 * @param fits how many full-width signs stand on one line
 */
export function wholeParts(text: string, fits: number): string[] {
  const clauses = text.split(STOP).flatMap(clausesOf)
  const whole = clauses.flat()
  const parts = size(whole) <= fits ? [joined(whole)] : clauses.flatMap((clause) => (size(clause) <= fits ? [joined(clause)] : clause.map((piece) => piece.text)))
  return parts.filter((part) => part !== '')
}

/** What stands between stops, cut beside its brackets. */
function clausesOf(text: string): Piece[][] {
  const clauses: Piece[][] = [[]]
  for (const piece of pieces(text)) {
    clauses.at(-1)?.push(piece)
    if (piece.cost <= AT_BRACKET) clauses.push([])
  }
  return clauses
}

function size(parts: readonly Piece[]): number {
  return parts.reduce((sum, { ems }) => sum + ems, 0)
}

function joined(parts: readonly Piece[]): string {
  return parts.map(({ text }) => text).join('')
}
