import { concatBytes } from '@noble/hashes/utils.js'
import type { Candidate } from './addresses'
import { decodeBase45, encodeBase45 } from './base45'
import { decodeCandidate, encodeCandidate } from './payload'
import { decodeTyped, encodeTyped } from './typed'

/** What the text of a reunion begins with, and its typed bytes: the head of no payload. */
const MARK = '*'
const TYPED_MARK = 0x2a
/** So much of its fingerprint tells which of the known devices shows the code. */
const HINT_BYTES = 4
/** No text of a reunion is longer, in characters, blanks and all. */
const TEXT_LIMIT = 120

/** What the one code of a reunion tells: which of the known devices shows it, and where it is. */
export interface Reunion {
  readonly kind: 'reunion'
  readonly hint: Uint8Array
  readonly candidate: Candidate
}

const bytesOf = (fingerprint: Uint8Array, candidate: Candidate): Uint8Array => concatBytes(fingerprint.subarray(0, HINT_BYTES), encodeCandidate(candidate))

/** The text of a reunion for a QR code: 11 bytes with an IPv4 address. */
export function reunionText(fingerprint: Uint8Array, candidate: Candidate): string {
  return MARK + encodeBase45(bytesOf(fingerprint, candidate))
}

/** The same for fingers: three groups with an IPv4 address. */
export function typedReunion(fingerprint: Uint8Array, candidate: Candidate): string {
  return encodeTyped(concatBytes(Uint8Array.of(TYPED_MARK), bytesOf(fingerprint, candidate)))
}

/** Reads a reunion as it was scanned, shot by a scanner gun, pasted or typed; `null` where it is none ([TK4]). */
export function readReunion(text: string): Reunion | null {
  if (text.length > TEXT_LIMIT) return null
  const plain = text.normalize('NFKC').trim()
  const bytes = isReunionText(plain) ? decodeBase45(plain.slice(MARK.length).toUpperCase()) : typedBytes(plain)
  const read = bytes === null ? null : decodeCandidate(bytes.subarray(HINT_BYTES))
  if (bytes === null || read === null || read.length !== bytes.length - HINT_BYTES) return null
  return { kind: 'reunion', hint: bytes.slice(0, HINT_BYTES), candidate: read.candidate }
}

/** Whether a text means to be a reunion's, whole or not. */
export function isReunionText(text: string): boolean {
  return text.startsWith(MARK)
}

function typedBytes(plain: string): Uint8Array | null {
  const typed = decodeTyped(plain)
  return typed.ok && typed.bytes[0] === TYPED_MARK ? typed.bytes.subarray(1) : null
}

/** Which of the devices that were paired before shows a reunion. */
export function whoShows<Known extends { readonly peer: Uint8Array }>({ hint }: Reunion, known: readonly Known[]): Known | null {
  return known.find(({ peer }) => isShownBy(hint, peer)) ?? null
}

/** Whether a reunion is shown by the device with that certificate. */
export function isShownBy(hint: Uint8Array, fingerprint: Uint8Array): boolean {
  return hint.every((byte, at) => byte === fingerprint[at])
}
