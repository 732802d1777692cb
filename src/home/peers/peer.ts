import { leadOf } from '../../link/wire/copy'
import type { BookCopy, DoorCode } from '../../link/wire/messages'
import type { Screen } from '../../session/screens'
import type { Copies } from './copies'
import type { Led } from './leading'
import type { LinkStatus } from './node-port'
import type { Dispute } from './replica'
import type { Acquaintance, PeerRole, Seat } from './seats'

/** What is known of the other end of one link; `role` is `null` until it has said hello and was let in. */
export interface Peer {
  readonly known: Acquaintance
  device: string
  window: string
  name: string
  role: PeerRole | null
  seat: Seat | null
  audiences: readonly Screen[]
  /** The hash of the head that this device named in its hello. */
  told: string | null
  /** The last line that it is known to have on its disk. */
  has: number
  heard: number
  beats: number
}

/** What a node knows when it is asked how it stands. */
interface Known {
  readonly copy: BookCopy | null
  readonly peers: ReadonlyMap<string, Peer>
  readonly led: Led | null
  readonly dispute: Dispute | null
  readonly refused: DoorCode | null
  readonly device: string
  readonly seats: readonly Seat[]
  readonly copies: Copies
}

/** How it stands with the links of a device, as people see it. */
export function statusOf({ copy, peers, led, dispute, refused, device, seats, copies }: Known): LinkStatus {
  const head = led === null ? undefined : peers.get(led.peer)
  const term = copy === null ? 0 : leadOf(copy).term
  const leads = copy?.home === true
  const holders = seats.flatMap((seat) => (seat.withdrawn || seat.role === 'screen' || seat.device === null || seat.device === device ? [] : [seat.device]))
  return {
    leads,
    term,
    seq: copy?.seq ?? 0,
    peers: [...peers].flatMap(([peer, one]) => (one.role === null ? [] : [{ peer, device: one.device, name: one.name, role: one.role, seat: one.seat?.id ?? null, heard: one.heard, has: one.has }])),
    copied: copy === null || !leads ? null : copies.count(copy.book, term, copy.seq, [...new Set(holders)]),
    leader: head === undefined || led === null || leads ? null : { device: head.device, name: head.name, seq: led.seq, heard: head.heard },
    dispute,
    refused,
  }
}
