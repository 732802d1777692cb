import { hashOf, utf8 } from '../../book/hash'
import { PROTOCOL, type DoorCode, type SeatRole, type WireOf } from '../../link/wire/messages'

/** A place for one device of this venue. `token`: SHA-256 of the secret that its device keeps; `device` sits on it since it first came. */
export interface Seat {
  readonly id: string
  readonly role: SeatRole
  readonly name: string
  readonly device: string | null
  readonly token: string
  readonly withdrawn: boolean
}

/** What this device knows of the other end of a link before it said anything. */
export interface Acquaintance {
  /** It leads, or led, the book that this device was invited to: by picture, by ticket, or named by the leader. */
  readonly leader: boolean
  /** It was invited from here, to such a seat. */
  readonly invited: { readonly role: SeatRole; readonly name: string } | null
}

/** Who somebody is, once they said hello. `leader`: holds the book and may lead it. */
export type PeerRole = SeatRole | 'leader'

export type Admitted = { readonly ok: true; readonly role: PeerRole; readonly seat: Seat | null; readonly fresh: { readonly id: string; readonly token: string } | null } | { readonly ok: false; readonly code: DoorCode }

/** Whether a token is the one of a seat. */
export function tokenHolds(seat: Seat, token: string): boolean {
  return hashOf(utf8(token)) === seat.token
}

/**
 * Decides who comes in ([DO1]): an own leader always; an invited device gets its seat; a device that comes back shows the
 * seat's secret, and its seat still holds it; nobody sits down beside another. Whoever is invited to something else, or lost its seat, gets
 * another one.
 * @param seated devices and windows that sit on each seat now
 */
export function admit(
  hello: Pick<WireOf<'hello'>, 'protocol' | 'device' | 'window' | 'name' | 'seat'>,
  known: Acquaintance,
  seats: readonly Seat[],
  seated: ReadonlyMap<string, string>,
  random: (bytes: number) => string,
): Admitted {
  if (hello.protocol !== PROTOCOL) return { ok: false, code: 'otherVersion' }
  if (known.leader) return { ok: true, role: 'leader', seat: null, fresh: null }
  const offered = hello.seat
  const seat = offered === null ? undefined : seats.find(({ id }) => id === offered.id)
  if (offered !== null && seat !== undefined && tokenHolds(seat, offered.token)) {
    const other = seated.get(seat.id)
    const taken = seat.device !== hello.device || (other !== undefined && other !== hello.device)
    const code = seat.withdrawn ? 'withdrawn' : taken ? 'seatTaken' : null
    if (known.invited === null && code !== null) return { ok: false, code }
    if (code === null && (known.invited === null || known.invited.role === seat.role)) return { ok: true, role: seat.role, seat, fresh: null }
  }
  if (known.invited === null) return { ok: false, code: 'noSeat' }
  const fresh = { id: random(8), token: random(16) }
  const { role, name } = known.invited
  return { ok: true, role, seat: { id: fresh.id, role, name: name === '' ? hello.name : name, device: hello.device, token: hashOf(utf8(fresh.token)), withdrawn: false }, fresh }
}

/** Whether somebody holds the whole book. */
export function holds(role: PeerRole): boolean {
  return role !== 'screen'
}

/**
 * Devices that this one should be linked with: it may lead one day, they are with the leader, and it has no link with them. Of two that may
 * lead, one begins.
 */
export function toMeet(told: WireOf<'seats'>['seats'], device: string, linked: ReadonlySet<string>): { readonly device: string; readonly role: SeatRole }[] {
  const mine = told.find((seat) => seat.device === device)
  if (mine === undefined || mine.role === 'screen' || mine.withdrawn) return []
  return told.flatMap(({ here, withdrawn, device: other, role }) =>
    here && !withdrawn && other !== null && other !== device && !linked.has(other) && (role === 'screen' || device < other) ? [{ device: other, role }] : [],
  )
}

/** A leader has a place in the list too: should another device lead later, what is copied is to be with this one as well. */
export function withOwn(seats: readonly Seat[], device: string, name: string, random: (bytes: number) => string): readonly Seat[] {
  if (seats.some((seat) => seat.device === device)) return seats
  return [...seats, { id: random(8), role: 'deputy', name, device, token: random(32), withdrawn: false }]
}
