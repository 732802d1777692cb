import { decodeBase45, encodeBase45 } from './base45'
import type { Candidate } from './addresses'
import { decodeCandidate, encodeCandidate } from './payload'
import { concatBytes } from '@noble/hashes/utils.js'

/** What the text of a reunion begins with. */
const MARK = '*'
/** So much of its fingerprint tells which of the known devices shows the code. */
const HINT_BYTES = 4

/** What the one code of a reunion tells: which of the known devices shows it, and where it is. */
export interface Reunion {
  readonly hint: Uint8Array
  readonly candidate: Candidate
}

/** The text of a reunion for a QR code: 11 bytes with an IPv4 address. */
export function reunionText(fingerprint: Uint8Array, candidate: Candidate): string {
  return MARK + encodeBase45(concatBytes(fingerprint.subarray(0, HINT_BYTES), encodeCandidate(candidate)))
}

/** Reads a reunion; `null` where it is none ([TK4]). */
export function readReunion(text: string): Reunion | null {
  const plain = text.trim()
  if (!plain.startsWith(MARK) || plain.length > 60) return null
  const bytes = decodeBase45(plain.slice(MARK.length).toUpperCase())
  const read = bytes === null ? null : decodeCandidate(bytes.subarray(HINT_BYTES))
  if (bytes === null || read === null || read.length !== bytes.length - HINT_BYTES) return null
  return { hint: bytes.slice(0, HINT_BYTES), candidate: read.candidate }
}

/** Which of the devices that were paired before shows a reunion. */
export function whoShows<Known extends { readonly peer: Uint8Array }>({ hint }: Reunion, known: readonly Known[]): Known | null {
  return known.find(({ peer }) => hint.every((byte, at) => byte === peer[at])) ?? null
}
