import type { Command } from './commands'
import type { SessionEvent } from './events'
import type { Refusal, RefusalCode } from './refusal'
import type { MakeSlip, NewSlip, ReadSlip } from './slip'
import type { Millis } from './units'

/** An anonymous ballot as it waits: for which panel and contestants, and its sheet's text. Nobody's seat, device or time. */
export interface BoxBallot {
  readonly panel: string
  readonly of: readonly string[]
  readonly text: string
}

/** What a decision may look at beside the state: the time, private values, fresh randomness, and a way to make new slips. */
export interface Circumstances {
  readonly now: Millis
  readonly read: ReadSlip
  readonly slip: MakeSlip
  /** Anonymous ballots that wait in the box; only a lock takes them out. */
  readonly box?: readonly BoxBallot[]
  /** Sixteen fresh random bytes in hex, other ones at each call. */
  readonly random: () => string
}

/** What comes of a command: the events of one line with the slips that lie beside it, or a refusal. */
export type Decision =
  | {
      readonly kind: 'accepted'
      readonly events: readonly SessionEvent[]
      readonly slips: readonly NewSlip[]
      /** The command as the book keeps it, where it came with a private value: its slip stands instead ([DE5]). */
      readonly command?: Command
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function accept(...events: SessionEvent[]): Decision {
  return { kind: 'accepted', events, slips: [] }
}

export function refuse(code: RefusalCode): Decision {
  return { kind: 'refused', refusal: { code } }
}
