import * as v from 'valibot'
import { hex, idSchema } from '../session/schema'
import { sheetSchema, type SheetRow } from '../session/scoring/sheet'
import type { BallotFault } from '../session/scoring/validity'
import type { BriefData } from './brief-data'
import type { Answer } from './protocol'

const session = hex(16)
/** What a juror types: six digits of a seat, or the code of an anonymous card. */
const secret = v.pipe(v.string(), v.regex(/^[0-9A-Z]{4,16}$/))

/** What a judge's page asks of its worker. A PIN or code never goes further than that. */
export const juryRequests = [
  /** Sits down: the seat's own ballots and recusals. Refused `wrongPin`, or `tooOften` after five wrong ones. */
  v.strictObject({ kind: v.literal('juryEnter'), session, panel: idSchema, juror: idSchema, pin: secret }),
  v.strictObject({ kind: v.literal('juryCast'), session, panel: idSchema, juror: idSchema, pin: secret, sheet: sheetSchema }),
  /** An anonymous card. Refused `wrongPin`, `tooOften`, or `cardUsed`. */
  v.strictObject({ kind: v.literal('boxEnter'), session, code: secret }),
  /**
   * Puts an anonymous ballot into the box. `key`: 16 random bytes of this ballot, made by the page and forgotten with it: as
   * long as the page has it, and until the lock, the ballot can be replaced.
   */
  v.strictObject({ kind: v.literal('boxCast'), session, code: secret, key: hex(16), sheet: sheetSchema }),
  /** For the host: PINs of seats, or codes of cards that belong to nobody, to be printed; made when they are first asked for. */
  v.strictObject({ kind: v.literal('juryCards'), session }),
  /** For the host: which seats have a PIN; none where ballots are anonymous. No PIN is in it. */
  v.strictObject({ kind: v.literal('jurySeats'), session }),
  /** For the host: the PIN of one seat, to be told to whoever sits there. Refused `noSuchSeat`. */
  v.strictObject({ kind: v.literal('seatPin'), session, panel: idSchema, juror: idSchema }),
  /** One paper after the lock, for a supervisor who corrects it. `of`: one of those whom it is for. Refused `noSuchBallot`. */
  v.strictObject({ kind: v.literal('deskBallot'), session, panel: idSchema, holder: idSchema, of: idSchema }),
  /** 呈阅件, for the chair's eyes. */
  v.strictObject({ kind: v.literal('brief'), session }),
] as const

/** What a seat has: its own ballots, whole, and whom it may not score. */
export interface JurorSheet {
  readonly recusals: readonly { readonly contestant: string; readonly reason: string }[]
  readonly rows: readonly SheetRow[]
  /** 回执: a short code for each contestant whose marks have been recorded. */
  readonly receipts: readonly { readonly contestant: string; readonly code: string; /** How often the juror changed it. */ readonly amended: number }[]
}

/** What is printed for one seat or one anonymous card. */
export interface JurorCard {
  readonly panel: string
  readonly panelName: string
  /** `null` on a card that belongs to nobody. */
  readonly juror: string | null
  readonly seat: string
  readonly secret: string
}

/** A seat that somebody gives marks at. */
export type JurySeat = Pick<JurorCard, 'panel' | 'panelName' | 'seat'> & { readonly juror: string }

/** A paper as it stands in the book. */
export interface OpenedBallot {
  readonly rows: readonly SheetRow[]
  /** Void by hand, with the reason. */
  readonly spoilt: string | null
  /** Why it does not count by the plan's rules. */
  readonly fault: BallotFault | null
}

/** What became of a ballot: `code` is its receipt once it is recorded. */
export interface CastAnswer {
  readonly answer: Answer
  readonly code: string | null
}

export interface JuryReplies {
  juryEnter: JurorSheet
  juryCast: CastAnswer
  /** `of`: whom this card has scored already, where ballots are one a contestant. */
  boxEnter: { readonly panel: string; readonly of: readonly string[] }
  boxCast: CastAnswer
  jurySeats: { readonly anonymous: boolean; readonly seats: readonly JurySeat[] }
  seatPin: { readonly pin: string }
  deskBallot: OpenedBallot
  brief: BriefData
  juryCards: { readonly anonymous: boolean; readonly cards: readonly JurorCard[] }
}

/** Why a seat or a card is refused. */
export const JURY_FAULTS = ['wrongPin', 'tooOften', 'cardUsed', 'noScoring', 'marksLocked', 'noSuchBallot', 'noSuchSeat', 'notHome'] as const
export type JuryFault = (typeof JURY_FAULTS)[number]
