import { viewSignatureHolds } from '../../book/sign'
import { leadOf } from '../../link/wire/copy'
import { PROTOCOL, type DoorCode, type Wire, type WireOf } from '../../link/wire/messages'
import { readAnswer } from '../protocol'
import { createCopies } from './copies'
import { statusOf, type Peer } from './peer'
import type { Node, NodeNeeds, PeerEnd } from './node-port'
import { createLeading } from './leading'
import { obey } from './obey'
import { createPresses } from './presses'
import { createReplica, type Dispute } from './replica'
import { createPlaces } from './places'
import { admit, holds, withOwn } from './seats'
import { createTimekeeping } from './timekeeping'

/** An outage shorter than this heals by itself; after it a link never works again, whatever it says of itself. */
const DEAD = 15_000
const NO_LEAD = { term: 0, key: '', from: { seq: 0, hash: '' } }

export function createNode(needs: NodeNeeds): Node {
  const { device, window, store, send, seats, random, mono } = needs
  const peers = new Map<string, Peer>()
  const copies = createCopies()
  const time = createTimekeeping(mono, needs.homeTime)
  const presses = createPresses(needs)
  let dispute: Dispute | null = null
  let refused: DoorCode | null = null
  let largest = 0
  /** The key under which this device leads; another one with each book and term. */
  let ledUnder: string | null = null
  /** The device that leads, or led at last, what this one follows: with it alone this one goes to another book. */
  let followed: string | null = null

  const replica = createReplica({
    follows: (peer) => followed === null || peers.get(peer)?.device === followed,
    store,
    wall: needs.wall,
    send: (peer, message) => {
      const role = peers.get(peer)?.role ?? null
      if (role !== null && holds(role)) send(peer, message)
    },
    stored(change) {
      // A larger term has begun: whoever was in doubt follows it.
      if (change.moved) dispute = null
      needs.stored(change)
      presses.look()
      needs.changed()
    },
    disputed(peer, kind) {
      // Who came with a meeting of its own is told so there; the meeting that it came to goes on.
      if (kind === 'elsewhere' && peers.get(peer)?.known.leader !== true) return
      dispute = kind
      needs.changed()
    },
    acknowledged(peer, have) {
      const known = peers.get(peer)
      if (known === undefined) return
      copies.acknowledged(known.device, have)
      known.has = have.seq
      needs.changed()
    },
  })

  const leads = () => replica.copy()?.home === true
  const term = () => leadOf(replica.copy() ?? { leads: [NO_LEAD] }).term
  const leading = createLeading()
  const led = () => leading.leader(replica.copy()?.book ?? null)
  const leader = () => led()?.peer ?? null
  const places = createPlaces({
    ...needs,
    peers,
    leads,
    hears: () => leader() !== null,
    dismiss(peer) {
      send(peer, { kind: 'refused', code: 'withdrawn' })
      drop(peer, 'withdrawn')
    },
  })

  function hello(peer: string): void {
    const copy = replica.copy()
    send(peer, { kind: 'hello', protocol: PROTOCOL, app: needs.app, device, window, name: needs.name(), seat: needs.ownSeat.get(), audiences: [...needs.audiences()], copy })
  }

  function greeted(id: string, peer: Peer, message: WireOf<'hello'>): boolean {
    const seated = new Map([...peers.values()].flatMap((other) => (other === peer || other.seat === null ? [] : [[other.seat.id, other.device] as const])))
    const admitted = admit(message, peer.known, seats.list(), seated, random)
    if (!admitted.ok) {
      send(id, { kind: 'refused', code: admitted.code })
      drop(id, admitted.code)
      needs.changed()
      return false
    }
    // The same device again, after a reload: its old link is dead, whatever it says of itself.
    for (const [other, { device: same }] of peers) if (other !== id && same === message.device) drop(other, 'replaced')
    Object.assign(peer, { device: message.device, window: message.window, name: admitted.seat?.name ?? message.name, role: admitted.role, seat: admitted.seat, audiences: message.audiences })
    if (admitted.fresh !== null && admitted.seat !== null) places.seat(admitted.seat)
    if (admitted.role !== 'leader') send(id, { kind: 'welcome', device, role: admitted.role, name: peer.name, seat: admitted.fresh })
    // Before it was known who is there nothing else could be told.
    const copy = replica.copy()
    if (holds(admitted.role) && peer.told !== (copy?.hash ?? null)) send(id, { kind: 'copy', copy })
    places.tell()
    needs.changed()
    return true
  }

  function drop(id: string, why: PeerEnd): void {
    forget(id)
    needs.close(id, why)
  }

  function forget(id: string): void {
    peers.delete(id)
    leading.gone(id)
    replica.gone(id)
  }

  /** Who leads has changed: screens, which hold no copy of their own, are told too. */
  function tellAll(): void {
    for (const [id, { role }] of peers) if (role === 'screen') send(id, { kind: 'copy', copy: replica.copy() })
    places.tell()
  }

  /** A view counts where it comes from whoever leads, under the key of its term. */
  function mayShow(id: string, { role }: Peer, message: WireOf<'view'>): boolean {
    const now = led()
    return role === 'leader' && now?.peer === id && now.term === message.term && viewSignatureHolds(message, message.sig, now.key)
  }

  async function copied(id: string, peer: Peer, message: WireOf<'copy'> | WireOf<'hello'>): Promise<void> {
    largest = Math.max(largest, message.copy === null ? 0 : leadOf(message.copy).term)
    leading.hear(id, message.copy, term())
    followed = peers.get(leader() ?? '')?.device ?? followed
    if (peer.role !== null && holds(peer.role)) await replica.take(id, message)
    needs.changed()
  }

  async function commanded(id: string, peer: Peer, message: WireOf<'command'>): Promise<void> {
    const copy = replica.copy()
    const answer = await obey(message, peer, { book: copy?.home === true && dispute === null ? copy.book : null, now: needs.now(), execute: needs.execute })
    if (answer !== null) send(id, { kind: 'answer', by: message.by, answer })
  }

  async function take(id: string, message: Wire): Promise<void> {
    const peer = peers.get(id)
    if (peer === undefined) return
    peer.heard = mono()
    if (message.kind === 'hello') {
      if (greeted(id, peer, message)) await copied(id, peer, message)
      return
    }
    if (message.kind === 'refused') {
      refused = message.code
      drop(id, message.code)
      needs.changed()
      return
    }
    if (peer.role === null) return
    switch (message.kind) {
      case 'welcome':
        refused = null
        if (message.seat !== null) needs.ownSeat.keep(message.seat, message.name, message.device)
        needs.changed()
        return
      case 'copy':
        return copied(id, peer, message)
      case 'want':
      case 'plan':
      case 'lines':
      case 'have':
        if (holds(peer.role)) await replica.take(id, message)
        return
      case 'command':
        return commanded(id, peer, message)
      case 'answer':
        presses.answered(message.by, readAnswer(message.answer))
        return
      case 'view':
        if (mayShow(id, peer, message)) needs.show(message)
        return
      case 'beat':
        leading.beat(id, message.seq)
        return
      case 'ping':
        send(id, { kind: 'pong', at: message.at, home: needs.now() })
        return
      case 'pong':
        if (leading.has(id)) time.heard(message.at, message.home)
        return
      case 'thrownAway':
        if (leading.has(id) && holds(peer.role)) needs.thrownAway(message)
        return
      case 'seats':
        if (leading.has(id) && !leads()) places.heard(message)
        return
      case 'signal':
        if (message.to === device && leading.has(id)) needs.signalled(message.from, message.data)
        else if (message.from === peer.device && leads()) for (const [to, one] of peers) if (one.device === message.to && one.role !== null) send(to, message)
        return
      case 'ticket':
        needs.ticket(id, message.data)
        return
      case 'stage':
      case 'identify':
      case 'wantAsset':
      case 'urn':
        return
      default:
        message satisfies never
    }
  }

  return {
    met(id, known) {
      peers.set(id, { known, device: '', window: '', name: '', role: null, seat: null, audiences: [], told: replica.copy()?.hash ?? null, has: 0, heard: mono(), beats: 0 })
      hello(id)
    },
    lost(id) {
      forget(id)
      places.tell()
      needs.changed()
    },
    take,
    async look(book) {
      await replica.look(book)
      const copy = replica.copy()
      const key = copy?.home === true ? leadOf(copy).key : null
      if (key !== null && key !== ledUnder) seats.save(withOwn(seats.list(), device, needs.name(), random))
      if (key !== ledUnder) tellAll()
      ledUnder = key
      presses.look()
      if ((dispute !== null && leads() && term() > largest) || (dispute === 'elsewhere' && !leads())) dispute = null
      largest = Math.max(largest, term())
      needs.changed()
    },
    press(command) {
      return presses.press(command, (by) => {
        const to = leader()
        const copy = replica.copy()
        if (to === null || copy === null) return false
        send(to, { kind: 'command', book: copy.book, by, at: needs.now(), command })
        return true
      })
    },
    show(view) {
      for (const [id, { role, audiences }] of peers) if (role === 'screen' && audiences.includes(view.audience)) send(id, view)
    },
    watched: () => new Set([...peers.values()].flatMap(({ role, audiences }) => (role === 'screen' ? audiences : []))),
    leader,
    signal(to, data) {
      const over = leader()
      if (over !== null) send(over, { kind: 'signal', to, from: device, data })
    },
    foreign: () => (replica.copy() === null ? led() : null),
    tellThrownAway(gone) {
      for (const [id, { role }] of peers) if (role !== null) send(id, { kind: 'thrownAway', session: gone.session, book: gone.book })
    },
    withdraw: places.withdraw,
    remove: places.remove,
    beat() {
      places.meet()
      const copy = replica.copy()
      for (const [id, peer] of peers) {
        if (mono() - peer.heard > DEAD) {
          drop(id, 'dead')
          continue
        }
        if (peer.role === null) continue
        send(id, { kind: 'beat', term: term(), seq: copy?.seq ?? 0 })
        if (leading.has(id) && time.due(peer.beats)) send(id, { kind: 'ping', at: mono() })
        peer.beats += 1
      }
    },
    returned() {
      time.reset()
      for (const peer of peers.values()) peer.beats = 0
    },
    status: () => statusOf({ copy: replica.copy(), peers, led: led(), dispute, refused, device, seats: seats.list(), copies }),
    largestTerm: () => Math.max(largest, term()),
  }
}
