import type { LinkStatus } from '../peers/node-port'
import type { Seat } from '../peers/seats'
import type { LinksStatus } from './requests'

/** What a status is put together from. @property now the running clock, in milliseconds */
interface Known {
  readonly status: LinkStatus
  readonly seats: readonly Seat[]
  readonly device: string
  readonly now: number
  readonly name: string
  readonly clock: LinksStatus['clock']
  readonly left: number
  readonly follows: boolean
  readonly role: LinksStatus['role']
  /** Whether this device has a seat elsewhere. */
  readonly seated: boolean
}

/** Whole seconds, so that a page hears of a change only where people see one. */
const seconds = (ms: number): number => Math.floor(ms / 1_000) * 1_000

/** How it stands with this device's links, as its pages are told. */
export function pagesStatus({ status, seats, device, now, name, clock, left, follows, role, seated }: Known): LinksStatus {
  const { leads, term, seq, copied, leader, dispute, refused, peers } = status
  return {
    leads,
    follows,
    term,
    seq,
    name,
    copied,
    leader: leader === null ? null : { name: leader.name, seq: leader.seq, silent: seconds(now - leader.heard) },
    dispute,
    refused,
    role,
    seats: seats.map((seat) => {
      const peer = peers.find((one) => one.seat === seat.id || (one.device === seat.device && one.role !== 'screen'))
      return { id: seat.id, device: seat.device, role: seat.role, name: seat.name, own: seat.device === device, leads: seat.device === (leads ? device : leader?.device), withdrawn: seat.withdrawn, silent: peer === undefined ? null : seconds(now - peer.heard), has: peer?.has ?? 0 }
    }),
    paired: seated || seats.some((seat) => seat.device !== device),
    linked: peers.map(({ peer, device: id, name: called }) => ({ peer, device: id, name: called })),
    clock: clock === null ? null : { offset: clock.offset, error: Math.ceil(clock.error) },
    left,
  }
}
