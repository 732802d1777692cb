/** Code points of a face: first ones and those after the last, alternating, ascending. */
export type Edges = Uint32Array

/** Reads ranges as the cutting tool writes them: for each the gap since the previous one, a dot and its length where that is more than one; base 36. */
export function decodeRanges(text: string): Edges {
  const parts = text.split(' ')
  const decoded = new Uint32Array(parts.length * 2)
  let end = 0
  parts.forEach((part, i) => {
    const [gap = '', length = '1'] = part.split('.')
    const start = end + parseInt(gap, 36)
    end = start + parseInt(length, 36)
    decoded[2 * i] = start
    decoded[2 * i + 1] = end
  })
  return decoded
}

/** Whether a code point lies in one of the ranges. */
export function holds(edges: Edges, codePoint: number): boolean {
  // How many edges lie at or below the code point: odd means inside a range.
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? Infinity) <= codePoint) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}
