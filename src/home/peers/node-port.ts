import type { DoorCode, Wire, WireOf } from '../../link/wire/messages'
import type { By, Command } from '../../session/commands'
import type { Screen } from '../../session/screens'
import type { Millis } from '../../session/units'
import type { FollowStore } from '../../store/follow-port'
import type { Answer } from '../protocol'
import type { Copied } from './copies'
import type { Dispute } from './replica'
import type { Acquaintance, PeerRole, Seat } from './seats'

/** Why this device ends a link. `dead`: nothing was heard for too long · `replaced`: the same device came by another link. */
export type PeerEnd = DoorCode | 'dead' | 'replaced'

/** What a device at the links needs of its surroundings, as small ports. */
export interface NodeNeeds {
  readonly device: string
  readonly window: string
  readonly name: () => string
  readonly app: string
  readonly store: FollowStore
  /** Home time, the wall clock, and a clock that only runs on; milliseconds. */
  readonly now: () => Millis
  readonly wall: () => Millis
  readonly mono: () => Millis
  readonly random: (bytes: number) => string
  readonly after: (ms: number, work: () => void) => () => void
  readonly send: (peer: string, message: Wire) => void
  /** Ends a link: it said something wrong, or may not come in. */
  readonly close: (peer: string, why: PeerEnd) => void
  /** A peer says where it can be found again. */
  readonly ticket: (peer: string, data: string) => void
  readonly seats: { readonly list: () => readonly Seat[]; readonly save: (seats: readonly Seat[]) => void }
  /** The seat of this device at its leader. */
  readonly ownSeat: { readonly get: () => { readonly id: string; readonly token: string } | null; readonly keep: (seat: { readonly id: string; readonly token: string }, name: string, leader: string) => void }
  /** What the screens of this device show. */
  readonly audiences: () => readonly Screen[]
  /** Executes a command where this device leads. Never rejects. */
  readonly execute: (command: Command, by: By) => Promise<Answer>
  readonly lineOf: (by: By) => number | null
  readonly stored: (change: { readonly session: string; readonly book: string; readonly moved: boolean }) => void
  /** A view of the leader for this device's screens. */
  readonly show: (view: WireOf<'view'>) => void
  /** Home time minus the running clock as the leader's messages tell it, and how far it may be off. */
  readonly homeTime: (offset: Millis, error: Millis) => void
  /** Another device of this meeting is there and not linked with this one. @param mayLead whether it could lead one day */
  readonly introduce: (device: string, mayLead: boolean) => void
  /** Another device sends a code by way of the leader. */
  readonly signalled: (from: string, data: string) => void
  readonly thrownAway: (gone: { readonly session: string; readonly book: string }) => void
  /** Something that people see of the links has changed. */
  readonly changed: () => void
}

/** One other device, as people see it. Times are on the running clock. */
export interface PeerStatus {
  readonly peer: string
  readonly device: string
  readonly name: string
  readonly role: PeerRole
  readonly seat: string | null
  readonly heard: Millis
  /** The last line that it is known to have on its disk; 0 where nothing is known. */
  readonly has: number
}

/** How it stands with the links of this device. */
export interface LinkStatus {
  readonly leads: boolean
  readonly term: number
  readonly seq: number
  readonly peers: readonly PeerStatus[]
  readonly copied: Copied | null
  /** What the leader said last, and when it was heard; `null` where this device leads or hears nobody. */
  readonly leader: { readonly device: string; readonly name: string; readonly seq: number; readonly heard: Millis } | null
  readonly dispute: Dispute | null
  /** Why the leader does not let this device in. */
  readonly refused: DoorCode | null
}

/** This device among the others: who may come in, who leads, what is sent to whom. */
export interface Node {
  /** A link is up. */
  met(peer: string, known: Acquaintance): void
  lost(peer: string): void
  /** A message of a peer. Rejects with a `StoreError` only. */
  take(peer: string, message: Wire): Promise<void>
  /** The book that this device lives in has changed on its disk, or is another one. @throws StoreError */
  look(book: string | null): Promise<void>
  /** A press on this device while another one leads. */
  press(command: Command): Promise<Answer>
  /** A view for the screens of other devices, where this one leads. */
  show(view: WireOf<'view'>): void
  /** Which audiences other devices' screens show. */
  readonly watched: () => ReadonlySet<Screen>
  /** The peer that leads; `null` where nobody is heard who does. */
  readonly leader: () => string | null
  /** Sends a code to another device by way of the leader. */
  signal(to: string, data: string): void
  /** The book that the leader lives in, where this device does not hold it. */
  readonly foreign: () => { readonly session: string; readonly book: string } | null
  /** A rehearsal that this device led was thrown away. */
  tellThrownAway(gone: { readonly session: string; readonly book: string }): void
  withdraw(seat: string): void
  /** Takes a seat that was withdrawn out of the list; it stays closed. */
  remove(seat: string): void
  /** Once a second: signs of life, and questions for the time. */
  beat(): void
  /** After this device was away (asleep, in the background): the time is asked anew. */
  returned(): void
  readonly status: () => LinkStatus
  /** The largest term that was heard of. */
  readonly largestTerm: () => number
}
