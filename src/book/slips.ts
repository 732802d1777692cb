import * as v from 'valibot'
import { hex } from '../session/schema'
import { sha256Schema, SLIP_CLASSES, type NewSlip, type ReadSlip, type SlipClass, type SlipValue } from '../session/slip'
import { canonicalText } from './canonical'
import { fromHex, hashOf, utf8 } from './hash'

/** A slip as it lies beside the book and stands in `slips.jsonl`. `text` is `null` once it has been erased. */
export const slipSchema = v.strictObject({
  slip: sha256Schema,
  class: v.picklist(SLIP_CLASSES),
  salt: hex(16),
  text: v.nullable(v.pipe(v.string(), v.maxLength(20_000))),
})
export type Slip = v.InferOutput<typeof slipSchema>

/** Makes a slip: its name is SHA-256(salt ‖ UTF-8 of the text) ([SL1]). @param salt 16 random bytes in hex */
export function makeSlip(slipClass: SlipClass, text: string, salt: string): NewSlip {
  return { ref: { slip: hashOf(fromHex(salt), utf8(text)), class: slipClass }, salt, text }
}

export function storedSlip({ ref, salt, text }: NewSlip): Slip {
  return { slip: ref.slip, class: ref.class, salt, text }
}

/** Whether a slip is what its name says; one that was erased has nothing left to check. */
export function slipHolds({ slip, salt, text }: Slip): boolean {
  return text === null || hashOf(fromHex(salt), utf8(text)) === slip
}

/** A reader over slips by name ([SL2]): what is not there is withheld, what has no text was erased. */
export function readerOf(slips: ReadonlyMap<string, Slip>): ReadSlip {
  return ({ slip }): SlipValue => {
    const found = slips.get(slip)
    if (found === undefined) return { kind: 'withheld' }
    return found.text === null ? { kind: 'erased' } : { kind: 'value', text: found.text }
  }
}

/** Reads one line of `slips.jsonl`; `null` where it is no slip. */
export function parseSlip(bytes: Uint8Array): Slip | null {
  const read = canonicalText(bytes)
  if (!read.ok) return null
  const parsed = v.safeParse(slipSchema, read.value)
  return parsed.success ? parsed.output : null
}
