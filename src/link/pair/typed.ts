const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Data characters of a group; one more is its check. */
const DATA = 7
export const GROUP = DATA + 1

/** What stands for a character that was read wrongly: Crockford's, and what Chinese keyboards write for the same keys. */
const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
const BETWEEN = /[\s\-_.,·、。–—]+/g

/** Doubling in the field of 32 elements, x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0)

/**
 * The check of a group: one wrong character, two that changed places, or a group in the place of another is seen for certain.
 */
function checkOf(digits: readonly number[], group: number): number {
  return doubled(digits.reduce((sum, digit) => doubled(sum) ^ digit, (group % 31) + 1))
}

/** Bytes as groups of eight characters, each with a check as its last, so that a slip is found where it happened ([PC4]). */
export function encodeTyped(bytes: Uint8Array): string {
  const digits: number[] = []
  let held = 0
  let count = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    count += 8
    while (count >= 5) {
      count -= 5
      digits.push((held >> count) & 31)
    }
    held &= (1 << count) - 1
  }
  if (count > 0) digits.push((held << (5 - count)) & 31)
  const groups: string[] = []
  for (let at = 0; at < digits.length; at += DATA) {
    const group = digits.slice(at, at + DATA)
    groups.push([...group, checkOf(group, at / DATA)].map((digit) => ALPHABET[digit] ?? '').join(''))
  }
  return groups.join(' ')
}

/** How each group of what was typed so far stands; the last one may be on its way. */
export type GroupState = 'right' | 'wrong' | 'open'

interface Group {
  readonly text: string
  readonly digits: readonly number[]
  readonly right: boolean
}

function groupsOf(typed: string): Group[] {
  const plain = typed.normalize('NFKC').toUpperCase().replace(BETWEEN, '')
  const groups: Group[] = []
  for (let at = 0; at < plain.length; at += GROUP) {
    const text = plain.slice(at, at + GROUP)
    const all = Array.from(text, (character) => ALPHABET.indexOf(ALIKE[character] ?? character))
    const digits = all.slice(0, -1)
    groups.push({ text, digits, right: digits.length > 0 && !all.includes(-1) && checkOf(digits, groups.length) === all.at(-1) })
  }
  return groups
}

/** How the groups stand, to be shown while somebody types. */
export function groupStates(typed: string): GroupState[] {
  return groupsOf(typed).map(({ text, right }) => (right ? 'right' : text.length < GROUP ? 'open' : 'wrong'))
}

/** What was typed as bytes; or the number of the first group that cannot be right, from 1. */
export type TypedResult = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly group: number }

/** Reads groups as they were typed: in any case, with or without blanks, with the characters that look alike ([PC3]). */
export function decodeTyped(typed: string): TypedResult {
  const groups = groupsOf(typed)
  const wrong = groups.findIndex(({ right }) => !right)
  if (groups.length === 0 || wrong !== -1) return { ok: false, group: Math.max(wrong, 0) + 1 }
  const bytes: number[] = []
  let held = 0
  let count = 0
  for (const digit of groups.flatMap(({ digits }) => digits)) {
    held = (held << 5) | digit
    count += 5
    if (count < 8) continue
    count -= 8
    bytes.push(held >> count)
    held &= (1 << count) - 1
  }
  return count < 5 && held === 0 ? { ok: true, bytes: Uint8Array.from(bytes) } : { ok: false, group: groups.length }
}
