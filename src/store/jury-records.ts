import type { Hash } from '../book/hash'

/**
 * What lets somebody give marks: a seat's PIN, or the code of an anonymous card, which belongs to nobody. It never leaves this
 * browser but on paper. `used`: whom an anonymous card has scored, so that nobody does twice; what it said lies in the box,
 * and nothing joins the two.
 */
export interface CardRecord {
  readonly session: string
  readonly holder: string
  readonly panel: string
  readonly juror: string | null
  readonly secret: string
  readonly used: readonly string[]
  /** Wrong PINs in a row, and until when nothing is tried any more, in wall time. */
  readonly tries: number
  readonly until: number
}

/** An anonymous ballot in the box, under 16 random bytes: no seat, no card, no device, no time. */
export interface BoxRecord {
  readonly id: string
  readonly book: Hash
  readonly panel: string
  readonly of: readonly string[]
  readonly text: string
}
