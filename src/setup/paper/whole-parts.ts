import { pieces, type Piece } from '../../scenes/text/pieces'

/** A clause ends after a stop. */
const STOP = /(?<=[、，。；：！？])/
/** A break that costs no more stands beside a bracket. */
const AT_BRACKET = 0.3

/**
 * Cuts a title or a name into parts that are never broken inside: whole where it fits on one line, else clause by clause
 * (`市委常委、` `黄岛区委书记`), and only a clause that is too long for a line word by word.
 * @param fits how many full-width signs stand on one line @param names what is not cut either where it fits on one
 */
export function wholeParts(text: string, fits: number, names: readonly string[] = []): string[] {
  const clauses = withNames(text.split(STOP).flatMap(clausesOf), names.filter((name) => name !== '' && size(pieces(name)) <= fits))
  const whole = clauses.flat()
  const parts = size(whole) <= fits ? [joined(whole)] : clauses.flatMap((clause) => (size(clause) <= fits ? [joined(clause)] : clause.map((piece) => piece.text)))
  return parts.filter((part) => part !== '')
}

/** Joins the pieces that a name goes across, and the clauses too. */
function withNames(clauses: Piece[][], names: readonly string[]): Piece[][] {
  const text = joined(clauses.flat())
  const spans = names.flatMap((name) => {
    const from = text.indexOf(name)
    return from < 0 ? [] : [{ from, to: from + name.length }]
  })
  if (spans.length === 0) return clauses
  const found: Piece[][] = []
  let at = 0
  for (const clause of clauses) {
    clause.forEach((piece, index) => {
      const isInside = spans.some(({ from, to }) => from < at && at < to)
      const last = found.at(-1)
      const before = last?.at(-1)
      if (isInside && last !== undefined && before !== undefined) last[last.length - 1] = { text: before.text + piece.text, ems: before.ems + piece.ems, cost: piece.cost }
      else if (index === 0 || last === undefined) found.push([piece])
      else last.push(piece)
      at += piece.text.length
    })
  }
  return found
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
