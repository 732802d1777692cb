/** Compares ids as people count them: `j2` before `j10`, by code unit otherwise. The same on every machine. */
export function natural(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = comparePieces(left[at] ?? '', right[at] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length || plain(a, b)
}

function pieces(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? []
}

function comparePieces(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return plain(a, b)
  const [left, right] = [BigInt(a), BigInt(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function plain(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
