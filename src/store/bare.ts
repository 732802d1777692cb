import type { HeadSignature } from '../book/sign'
import type { Slip } from '../book/slips'

/** A slip as it leaves the store, without what only the store puts beside it. */
export function bareSlip({ slip, class: slipClass, salt, text }: Slip): Slip {
  return { slip, class: slipClass, salt, text }
}

/** A signature as it leaves the store. */
export function bareSignature({ kind, book, term, seq, hash, sig }: HeadSignature): HeadSignature {
  return { kind, book, term, seq, hash, sig }
}
