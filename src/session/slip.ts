import * as v from 'valibot'

/**
 * What a private value is, which decides who may see it:
 * `figure` a figure of the assessment · `result` one row of a locked result · `person` a name · `ballot` marks · `secret` a draw's.
 */
export const SLIP_CLASSES = ['figure', 'result', 'person', 'ballot', 'secret'] as const
export type SlipClass = (typeof SLIP_CLASSES)[number]

/** A lowercase SHA-256 in hex. */
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const slipRefSchema = v.strictObject({ slip: sha256Schema, class: v.picklist(SLIP_CLASSES) })

/** A private value as the book knows it: SHA-256(salt ‖ bytes) and its class, never the value ([SE2]). */
export type SlipRef = v.InferOutput<typeof slipRefSchema>

/** What a reader of slips finds: the text, or why there is none. */
export type SlipValue = { readonly kind: 'value'; readonly text: string } | { readonly kind: 'withheld' } | { readonly kind: 'erased' }

/** Looks a slip up. State holds references only; whoever draws a view brings the reader. */
export type ReadSlip = (ref: SlipRef) => SlipValue

/** A private value on its way into a book: what the line names, and what lies beside it. */
export interface NewSlip {
  readonly ref: SlipRef
  readonly salt: string
  readonly text: string
}

/** Makes a slip of a text; salted and hashed by the book, with randomness from the browser. */
export type MakeSlip = (slipClass: SlipClass, text: string) => NewSlip
