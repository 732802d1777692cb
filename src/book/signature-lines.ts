import * as v from 'valibot'
import { canonicalText } from './canonical'
import { headSignatureSchema, type HeadSignature } from './sign'

/** Reads one line of `signatures.jsonl`; `null` where it is no signature. */
export function parseSignature(bytes: Uint8Array): HeadSignature | null {
  const read = canonicalText(bytes)
  if (!read.ok) return null
  const parsed = v.safeParse(headSignatureSchema, read.value)
  return parsed.success ? parsed.output : null
}
