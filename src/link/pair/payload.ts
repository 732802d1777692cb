import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { addressBytes, addressText, type AddressKind, type Candidate } from './addresses'
import { areCredentials, CREDENTIAL_FORMS, packCredentials, unpackCredentials, type Credentials } from './credentials'

export type PayloadKind = 'offer' | 'answer'

/**
 * What one code of a pairing tells: who (the SHA-256 of its certificate), by which name and password, and where. An answer without
 * credentials uses those that both sides derive from the offer; one without candidates is found by the packets that it sends.
 */
export interface PairPayload {
  readonly kind: PayloadKind
  readonly credentials: Credentials | null
  readonly fingerprint: Uint8Array
  readonly candidates: readonly Candidate[]
}

/** Why bytes are no payload: `otherVersion` of a newer or older app · `damaged`: mistyped or cut off · `notOurs`. */
export const PAYLOAD_FAULTS = ['otherVersion', 'damaged', 'notOurs'] as const
export type PayloadFault = (typeof PAYLOAD_FAULTS)[number]
export type PayloadResult = { readonly ok: true; readonly payload: PairPayload } | { readonly ok: false; readonly code: PayloadFault }

/** More candidates than this are left out: a code has to stay small. */
export const MOST_CANDIDATES = 4
/** No payload is longer, in bytes. */
export const PAYLOAD_LIMIT = 256

const VERSION = 1
const FINGERPRINT_BYTES = 32
const CHECK_BYTES = 2
const KINDS: readonly PayloadKind[] = ['offer', 'answer']
const ADDRESS_KINDS: readonly AddressKind[] = ['ipv4', 'ipv6', 'mdns']
/** The form of credentials that are not there. */
const DERIVED = CREDENTIAL_FORMS.length

const checkOf = (body: Uint8Array): Uint8Array => sha256(body).subarray(0, CHECK_BYTES)

/**
 * A payload as bytes ([PC1]): a head (two bits of version, one of kind, two of the form of the credentials, three of the number of candidates),
 * credentials, fingerprint, candidates, and two bytes by which a slip of the finger is seen.
 * @throws RangeError where the payload is not one that can be told
 */
export function encodePayload({ kind, credentials, fingerprint, candidates }: PairPayload): Uint8Array {
  if (fingerprint.length !== FINGERPRINT_BYTES) throw new RangeError('a fingerprint is a SHA-256')
  if (credentials === null ? kind !== 'answer' : !areCredentials(credentials)) throw new RangeError('these are no credentials')
  if (candidates.length > MOST_CANDIDATES) throw new RangeError('too many candidates')
  const packed = credentials === null ? null : packCredentials(credentials)
  const form = packed === null ? DERIVED : CREDENTIAL_FORMS.indexOf(packed.form)
  const head = (VERSION << 6) | (KINDS.indexOf(kind) << 5) | (form << 3) | candidates.length
  const body = concatBytes(Uint8Array.of(head), packed?.bytes ?? new Uint8Array(0), fingerprint, ...candidates.map(encodeCandidate))
  return concatBytes(body, checkOf(body))
}

/** A candidate as bytes: its kind, 4 or 16 bytes of address, two of the port. */
export function encodeCandidate({ address, port }: Candidate): Uint8Array {
  const read = addressBytes(address)
  if (read === null || !Number.isInteger(port) || port < 1 || port > 65_535) throw new RangeError('no such address')
  return concatBytes(Uint8Array.of(ADDRESS_KINDS.indexOf(read.kind)), read.bytes, Uint8Array.of(port >> 8, port & 0xff))
}

/** Reads a candidate from where `bytes` begins, and says how many bytes it took. */
export function decodeCandidate(bytes: Uint8Array): { readonly candidate: Candidate; readonly length: number } | null {
  const kind = ADDRESS_KINDS[bytes[0] ?? -1]
  if (kind === undefined) return null
  const length = kind === 'ipv4' ? 7 : 19
  if (bytes.length < length) return null
  const port = ((bytes[length - 2] ?? 0) << 8) | (bytes[length - 1] ?? 0)
  return port === 0 ? null : { candidate: { address: addressText(kind, bytes.subarray(1, length - 2)), port }, length }
}

/** Reads a payload, strictly: exactly one form of bytes stands for each payload ([PC1], [PC2]). */
export function decodePayload(bytes: Uint8Array): PayloadResult {
  const [head] = bytes
  if (head === undefined || bytes.length > PAYLOAD_LIMIT) return refuse('notOurs')
  const body = bytes.subarray(0, -CHECK_BYTES)
  const check = checkOf(body)
  if (bytes.length <= CHECK_BYTES || !bytes.subarray(-CHECK_BYTES).every((byte, at) => byte === check[at])) return refuse('damaged')
  if (head >> 6 !== VERSION) return refuse('otherVersion')
  const kind = KINDS[(head >> 5) & 1]
  if (kind === undefined) return refuse('damaged')
  let at = 1
  let credentials: Credentials | null = null
  const form = CREDENTIAL_FORMS[(head >> 3) & 3]
  if (form !== undefined) {
    const read = unpackCredentials(form, body.subarray(at))
    if (read === null) return refuse('damaged')
    credentials = read.credentials
    at += read.length
  } else if (kind === 'offer') return refuse('damaged')
  const fingerprint = body.slice(at, at + FINGERPRINT_BYTES)
  at += FINGERPRINT_BYTES
  const candidates: Candidate[] = []
  const count = head & 7
  if (fingerprint.length !== FINGERPRINT_BYTES || count > MOST_CANDIDATES) return refuse('damaged')
  while (candidates.length < count) {
    const read = decodeCandidate(body.subarray(at))
    if (read === null) return refuse('damaged')
    candidates.push(read.candidate)
    at += read.length
  }
  if (at !== body.length) return refuse('damaged')
  return { ok: true, payload: { kind, credentials, fingerprint, candidates } }
}

const refuse = (code: PayloadFault): PayloadResult => ({ ok: false, code })
