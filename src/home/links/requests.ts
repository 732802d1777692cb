import * as v from 'valibot'
import { stageSchema, type StageSign } from '../../link/presence'
import { SEAT_ROLES } from '../../link/wire/messages'
import { SCREENS } from '../../session/screens'
import { hex, seqSchema } from '../../session/schema'
import { sha256Schema } from '../../session/slip'
import type { LinkStatus } from '../peers/node-port'
import type { Answer } from '../protocol'

const name = v.pipe(v.string(), v.maxLength(40))
const peer = v.pipe(v.string(), v.maxLength(64))
const bytes = v.custom<Uint8Array>((found) => found instanceof Uint8Array)

/** What a page asks of its worker about links with other devices. The page has the links, the worker speaks over them. */
export const linkRequests = [
  v.strictObject({
    kind: v.literal('linkUp'),
    peer,
    /** The other device leads, or led, what this one was invited to. */
    leader: v.boolean(),
    invited: v.nullable(v.strictObject({ role: v.picklist(SEAT_ROLES), name })),
    audiences: v.array(v.picklist(SCREENS)),
  }),
  v.strictObject({ kind: v.literal('linkMessage'), peer, bytes }),
  v.strictObject({ kind: v.literal('linkDown'), peer }),
  /** A stage of this device tells of itself, or a console of this device asks all stages to show their names. */
  v.strictObject({ kind: v.literal('linkStage'), stage: stageSchema }),
  v.strictObject({ kind: v.literal('linkIdentify'), for: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000)) }),
  v.strictObject({ kind: v.literal('linkTicket'), peer, data: v.pipe(v.string(), v.maxLength(512)) }),
  /** A code for another device, by way of the leader. */
  v.strictObject({ kind: v.literal('linkSignal'), to: hex(8), data: v.pipe(v.string(), v.maxLength(4_000)) }),
  v.strictObject({ kind: v.literal('linkStatus') }),
  /** This device was away: asleep, or in the background. */
  v.strictObject({ kind: v.literal('linkReturned') }),
  v.strictObject({ kind: v.literal('withdrawSeat'), seat: hex(8) }),
  /** Of a seat that was withdrawn. */
  v.strictObject({ kind: v.literal('removeSeat'), seat: hex(8) }),
  v.strictObject({ kind: v.literal('nameDevice'), name }),
  /** 接管: this device leads from here on. */
  v.strictObject({ kind: v.literal('takeOver') }),
  /** What only this device has, since another one took over. */
  v.strictObject({ kind: v.literal('leftLines') }),
  v.strictObject({ kind: v.literal('settleLine'), branch: sha256Schema, seq: seqSchema, adopt: v.boolean() }),
] as const

/** A line that only this device has: what was pressed, when, and where it stood. */
export interface LeftLine {
  readonly branch: string
  readonly seq: number
  readonly at: number
  readonly command: string
  /** What the press was about, as the rundown calls it; `null` where it was about nothing of the rundown. */
  readonly about: string | null
}

/** A seat as people see it. */
export interface SeatStatus {
  readonly id: string
  readonly device: string | null
  readonly role: (typeof SEAT_ROLES)[number]
  readonly name: string
  readonly own: boolean
  /** Whether this device leads now. */
  readonly leads: boolean
  readonly withdrawn: boolean
  /** Milliseconds since it was heard; `null` where it is not linked. */
  readonly silent: number | null
  /** The last line that it is known to have; 0 where nothing is known. */
  readonly has: number
}

/** How it stands with this device's links, for its pages. Times are milliseconds ago. */
export interface LinksStatus {
  readonly leads: boolean
  readonly follows: boolean
  readonly term: number
  readonly seq: number
  readonly name: string
  readonly copied: LinkStatus['copied']
  readonly leader: { readonly name: string; readonly seq: number; readonly silent: number } | null
  readonly dispute: LinkStatus['dispute']
  readonly refused: LinkStatus['refused']
  /** What this device is to the leader that let it in; `null` before one did. */
  readonly role: (typeof SEAT_ROLES)[number] | null
  readonly seats: readonly SeatStatus[]
  /** Whether there is anybody to come back to. */
  readonly paired: boolean
  /** Who is at the other end of each link of the page. */
  readonly linked: readonly { readonly peer: string; readonly device: string; readonly name: string }[]
  /** Home time minus this device's wall clock, and how far it may be off; `null` before it is known. */
  readonly clock: { readonly offset: number; readonly error: number } | null
  readonly left: number
}

/** The reply to each kind of request. */
export interface LinkReplies {
  linkUp: null
  linkMessage: null
  linkDown: null
  linkStage: null
  linkIdentify: null
  linkTicket: null
  linkSignal: null
  linkStatus: LinksStatus
  linkReturned: null
  withdrawSeat: null
  removeSeat: null
  nameDevice: null
  takeOver: { readonly term: number }
  leftLines: readonly LeftLine[]
  /** What became of the press; `null` where it was dropped. */
  settleLine: Answer | null
}

/** What the worker tells its page of the links. */
export type LinkToPage =
  | { readonly kind: 'link'; readonly peer: string; readonly bytes: Uint8Array; readonly bulk: boolean }
  /** This device ends a link. @property again whether it is to come back by itself */
  | { readonly kind: 'linkEnd'; readonly peer: string; readonly again: boolean }
  /** A stage of another device, or the leader's 识别 for the stages of this one. */
  | { readonly kind: 'stage'; readonly stage: StageSign }
  | { readonly kind: 'identify'; readonly for: number }
  | { readonly kind: 'ticket'; readonly peer: string; readonly data: string }
  | { readonly kind: 'links'; readonly status: LinksStatus }
  /** Another device is there that this one should be linked with. */
  | { readonly kind: 'introduce'; readonly device: string; readonly mayLead: boolean }
  | { readonly kind: 'signal'; readonly from: string; readonly data: string }
