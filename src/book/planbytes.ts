import * as v from 'valibot'
import { planSchema, type Plan } from '../session/plan'
import { canonicalText } from './canonical'
import { utf8 } from './hash'

/** The bytes of a frozen plan: the asset that line 1 names by hash. */
export function planBytes(plan: Plan): Uint8Array {
  return utf8(JSON.stringify(plan).normalize('NFC'))
}

/** Reads a frozen plan from its asset; `null` where the bytes are none. */
export function parsePlan(bytes: Uint8Array): Plan | null {
  const read = canonicalText(bytes)
  if (!read.ok) return null
  const parsed = v.safeParse(planSchema, read.value)
  return parsed.success ? parsed.output : null
}
