import type { PairPayload } from './payload'
import { isReunionText, readReunion, type Reunion } from './reunion'
import { readPayloadText, type TextResult } from './text'

/** Any code that one device shows to another: the two of a pairing, and the one of devices that know each other. */
export type Code = PairPayload | Reunion
export type CodeKind = Code['kind']

/** Why a text is no code of ours; see `readPayloadText`. */
export type CodeFault = Exclude<TextResult, { ok: true }>
export type CodeResult = { readonly ok: true; readonly code: Code } | CodeFault

/** Reads a code as it was scanned, shot by a scanner gun, pasted or typed ([PC3]). */
export function readCode(text: string): CodeResult {
  const reunion = readReunion(text)
  if (reunion !== null) return { ok: true, code: reunion }
  if (isReunionText(text.normalize('NFKC').trim())) return { ok: false, code: 'damaged' }
  const read = readPayloadText(text)
  return read.ok ? { ok: true, code: read.payload } : read
}
