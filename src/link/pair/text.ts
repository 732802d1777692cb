import { decodeBase45, encodeBase45 } from './base45'
import { decodePayload, encodePayload, type PairPayload, type PayloadFault } from './payload'
import { decodeTyped, encodeTyped } from './typed'

/** What the text of a code begins with; no typed group has it. */
const MARK = ':'
/** No text of ours is longer, in characters, blanks and all. */
const TEXT_LIMIT = 800

/** The text of a payload for a QR code, in the characters that it holds best. */
export function codeText(payload: PairPayload): string {
  return MARK + encodeBase45(encodePayload(payload))
}

/** The text of a payload for fingers and for a scanner gun under any keyboard: letters and digits alone, in groups. */
export function typedText(payload: PairPayload): string {
  return encodeTyped(encodePayload(payload))
}

/** `typedWrong`: the group of that number, from 1, was mistyped. */
export type TextResult =
  | { readonly ok: true; readonly payload: PairPayload }
  | { readonly ok: false; readonly code: PayloadFault }
  | { readonly ok: false; readonly code: 'typedWrong'; readonly group: number }

/** Reads a payload as it was scanned, shot by a scanner gun, pasted or typed ([PC3]). */
export function readPayloadText(text: string): TextResult {
  if (text.length > TEXT_LIMIT) return { ok: false, code: 'notOurs' }
  const plain = text.normalize('NFKC').trim()
  if (plain.startsWith(MARK)) {
    const bytes = decodeBase45(plain.slice(MARK.length).toUpperCase())
    return bytes === null ? { ok: false, code: 'damaged' } : decodePayload(bytes)
  }
  const typed = decodeTyped(plain)
  if (!typed.ok) return plain === '' || /[^\w\s\-.,·、。–—]/u.test(plain) ? { ok: false, code: 'notOurs' } : { ok: false, code: 'typedWrong', group: typed.group }
  return decodePayload(typed.bytes)
}
