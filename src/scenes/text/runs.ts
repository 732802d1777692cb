/** A stretch of a line and how the empty half of its full-width sign is drawn in: before it, after it, or not at all. */
export interface Run {
  readonly text: string
  readonly trim: 'before' | 'after' | null
}

const OPENING = /^[“‘（《〈【「『]/
const CLOSING = /[”’）》〉】」』、，。；：]/
/** A closing sign that an opening one or a dot follows, or that ends the line. */
const MEETING = /([”’）》〉】」』、，。；：](?=[“‘（《〈【「『·]|$))/

/** Cuts a line where half of a full-width sign stands empty: at its edges, and where two signs meet. */
export function lineRuns(line: string): Run[] {
  const opening = OPENING.exec(line)?.[0] ?? ''
  const rest = line
    .slice(opening.length)
    .split(MEETING)
    .filter((text) => text !== '')
    .map((text): Run => ({ text, trim: text.length === 1 && CLOSING.test(text) ? 'after' : null }))
  return opening === '' ? rest : [{ text: opening, trim: 'before' }, ...rest]
}
