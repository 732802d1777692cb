import type { Wire, WireOf } from '../../link/wire/messages'
import type { NodeNeeds } from './node-port'
import type { Peer } from './peer'
import { holds, toMeet, type Seat } from './seats'

/** What the seats of a meeting need of the node. @property leads whether this device leads @property hears whether somebody is heard who does */
interface PlacesNeeds extends Pick<NodeNeeds, 'device' | 'seats' | 'introduce' | 'changed'> {
  readonly peers: ReadonlyMap<string, Peer>
  readonly send: (peer: string, message: Wire) => void
  readonly leads: () => boolean
  readonly hears: () => boolean
  /** Sends a device away. */
  readonly dismiss: (peer: string) => void
}

/** Who has a place in the meeting: as the leader decides it, and as those hear it that may lead one day. */
export interface Places {
  /** A device sits down; it has one seat: the one that it was invited to last. */
  seat(seat: Seat): void
  /** Tells it to those that may lead one day, where this device leads. */
  tell(): void
  heard(told: WireOf<'seats'>): void
  /** Devices that may lead one day meet all others while somebody is there to introduce them; what fails is tried again. */
  meet(): void
  readonly withdraw: (seat: string) => void
  /** Takes a seat that was withdrawn out of the list. */
  readonly remove: (seat: string) => void
}

export function createPlaces({ device, seats, peers, send, introduce, changed, leads, hears, dismiss }: PlacesNeeds): Places {
  /** The seats as the leader told them at last. */
  let present: WireOf<'seats'>['seats'] = []

  function tell(): void {
    if (!leads()) return
    const told = seats.list().map((seat) => ({ ...seat, here: [...peers.values()].some((one) => one.role !== null && one.device === seat.device) }))
    for (const [id, { role }] of peers) if (role !== null && holds(role)) send(id, { kind: 'seats', seats: told })
  }

  function meet(): void {
    if (!hears()) return
    const linked = new Set([...peers.values()].map((peer) => peer.device))
    for (const seat of toMeet(present, device, linked)) introduce(seat.device, seat.role !== 'screen')
  }

  function decide(next: readonly Seat[]): void {
    seats.save(next)
    tell()
    changed()
  }

  return {
    seat(seat) {
      seats.save([...seats.list().filter((other) => other.device !== seat.device), seat])
    },
    tell,
    heard({ seats: told }) {
      seats.save(told.map(({ here: _, ...seat }) => seat))
      present = told
      meet()
    },
    meet,
    withdraw(seat) {
      for (const [id, peer] of peers) if (peer.seat?.id === seat) dismiss(id)
      decide(seats.list().map((one) => (one.id === seat ? { ...one, withdrawn: true } : one)))
    },
    remove(seat) {
      decide(seats.list().filter(({ id, withdrawn }) => id !== seat || !withdrawn))
    },
  }
}
