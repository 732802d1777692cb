import { signView } from '../../book/sign'
import { decode, encodeMessage } from '../../link/wire/codec'
import { SCREENS, type Screen } from '../../session/screens'
import { view } from '../../session/view/view'
import { createFollowStore } from '../../store/follow'
import { createJuryStore } from '../../store/jury'
import { createSeatStore } from '../../store/seats'
import { createNode } from '../peers/node'
import { UNHEARD } from '../peers/presses'
import type { Seat } from '../peers/seats'
import { isAside, takeAside, tellLeader, tellScreens } from './aside'
import type { LinkDesk, LinkDeskNeeds } from './desk-port'
import { leftLines } from './left'
import { onceMore } from './once-more'
import { createPictureExchange } from './pictures'
import { showForeign } from './screens'
import { pagesStatus } from './status'
import { createTerms } from './terms'
import { createUrn } from './urn'
import type { LinksStatus } from './requests'

/** A leader that was not heard for so long is not heard. */
const SILENCE = 3_000
const BEAT = 1_000
/** Between two tries to meet the same device, in milliseconds. */
const INTRODUCE_EVERY = 20_000

export async function createLinkDesk(needs: LinkDeskNeeds): Promise<LinkDesk> {
  const { after, device, window, random, mono, wall, lived, toPage, pictures, database, store } = needs
  const follow = createFollowStore(database)
  const seatStore = createSeatStore(database)
  let seats: readonly Seat[] = await seatStore.all()
  let own = await seatStore.own()
  let name = (await seatStore.name()) ?? ''
  let audiences: readonly Screen[] = [...SCREENS]
  const up = new Set<string>()
  let clock: { readonly offset: number; readonly error: number } | null = null
  let told: string | null = null
  let role: LinksStatus['role'] = null
  /** When each device was last tried to be met, on the running clock. */
  const introduced = new Map<string, number>()

  const node = createNode({
    device,
    window,
    name: () => (name === '' ? device.slice(0, 4) : name),
    app: needs.app,
    store: follow,
    now: () => lived()?.now() ?? wall() + (clock?.offset ?? 0),
    wall,
    mono,
    random,
    after,
    send: (peer, message) => {
      toPage({ kind: 'link', peer, bytes: encodeMessage(message), bulk: message.kind === 'plan' })
    },
    close: (peer, why) => {
      up.delete(peer)
      toPage({ kind: 'linkEnd', peer, again: why === 'dead' })
    },
    ticket: (peer, data) => {
      toPage({ kind: 'ticket', peer, data })
    },
    seats: {
      list: () => seats,
      save: (next) => {
        seats = next
        void seatStore.save(next).catch(() => undefined)
      },
    },
    ownSeat: {
      get: () => own,
      keep(seat, called, leader) {
        own = seat
        if (name === '') name = called
        void seatStore.keepOwn({ device: leader, name: called, peer: null, seat, seen: wall() }).catch(() => undefined)
      },
    },
    audiences: () => audiences,
    execute: (command, by) => lived()?.keeper.relay(command, by) ?? Promise.resolve(UNHEARD),
    lineOf: (by) => lived()?.ledger().lineOf(by) ?? null,
    stored({ session, book, moved }) {
      void exchange.gather(book).catch(() => undefined)
      const now = lived()
      if (!moved && now?.book === book) void now.keeper.refresh()
      else {
        needs.runs(session)
        void needs.relive(session)
        needs.moved(session)
      }
    },
    show: (message) => {
      showForeign(message, clock?.offset ?? 0, needs.post)
    },
    homeTime(value, error) {
      clock = { offset: Math.round(value + mono() - wall()), error }
      changed()
    },
    introduce(other, mayLead) {
      const last = introduced.get(other)
      if (last !== undefined && mono() - last < INTRODUCE_EVERY) return
      introduced.set(other, mono())
      toPage({ kind: 'introduce', device: other, mayLead })
    },
    signalled: (from, data) => {
      toPage({ kind: 'signal', from, data })
    },
    thrownAway(gone) {
      void needs.lifecycle.throwAway(gone.session, wall()).then(() => {
        needs.thrownAway(gone)
      }, () => undefined)
    },
    changed,
  })

  const exchange = createPictureExchange({
    follow,
    store,
    pictures,
    after,
    want(hash) {
      const to = node.leader()
      if (to !== null) toPage({ kind: 'link', peer: to, bytes: encodeMessage({ kind: 'wantAsset', hash }), bulk: false })
      return to !== null
    },
  })

  /** Each message changes something, and a status is read from the disk: only the last one counts. */
  const tell = onceMore(async () => {
    const now = await status()
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    toPage({ kind: 'links', status: now })
    if (up.size > 0) needs.tellStatus(now)
  })
  function changed(): void {
    tell()
  }

  async function status(): Promise<LinksStatus> {
    const here = lived()
    const left = here === null ? 0 : (await leftLines(here.book, { follow, store })).length
    return pagesStatus({ status: node.status(), seats, device, now: mono(), name, clock, left, follows: here !== null && here.secret === null, role, seated: own !== null })
  }

  /** Views for the screens of other devices, where this one leads. */
  function showAll(): void {
    const here = lived()
    if (here === null || here.secret === null) return
    const { state, read, head } = here.ledger()
    const { seq } = head()
    for (const audience of node.watched()) {
      const sent = { book: here.book, term: state().term, seq, audience, text: JSON.stringify(view(state(), audience, read, here.living.waiting())) }
      node.show({ kind: 'view', session: here.session, ...sent, sig: signView(here.secret, sent) })
    }
  }

  async function message(peer: string, bytes: Uint8Array): Promise<void> {
    const received = decode(bytes)
    if (!up.has(peer)) return
    if (received === null) {
      toPage({ kind: 'linkEnd', peer, again: false })
      down(peer)
    } else if (received.kind === 'asset') await exchange.came(received.hash, received.bytes)
    else if (received.message.kind === 'urn') await urn.take(peer, received.message)
    else if (isAside(received.message)) await takeAside(peer, received.message, { ...needs, node })
    else {
      if (received.message.kind === 'welcome') role = received.message.role
      await node.take(peer, received.message)
      if (received.message.kind === 'hello') showAll()
      if (received.message.kind === 'have') urn.tell()
    }
  }

  function down(peer: string): void {
    up.delete(peer)
    urn.down(peer)
    node.lost(peer)
  }

  async function advanced(): Promise<void> {
    const here = lived()
    await node.look(here?.book ?? null)
    showAll()
    urn.tell()
  }

  const urn = createUrn({ ...needs, node, follow, jury: createJuryStore(database) })
  const terms = createTerms({
    ...needs,
    follow,
    changed,
    largestTerm: () => node.largestTerm(),
    async began(session) {
      needs.runs(session)
      await needs.relive(session)
      needs.moved(session)
      await advanced()
    },
  })

  setInterval(() => {
    node.beat()
    const { leader } = node.status()
    const screen = node.foreign()
    // A device without the book passes the leader's sign of life on to its own pages.
    if (screen !== null && leader !== null && mono() - leader.heard < SILENCE && lived() === null) {
      for (const audience of SCREENS) needs.post(audience, { kind: 'beat', session: screen.session, book: screen.book, followed: true, offset: clock?.offset ?? 0, seq: leader.seq })
    }
    changed()
  }, BEAT)
  await node.look(lived()?.book ?? null)

  return {
    up(peer, known, shows) {
      up.add(peer)
      audiences = shows
      node.met(peer, known)
    },
    message,
    down,
    advanced,
    linked: () => up.size > 0,
    hears: () => {
      const { leader } = node.status()
      return leader !== null && mono() - leader.heard < SILENCE
    },
    offset: () => clock?.offset ?? 0,
    stage: (sign) => {
      tellLeader({ kind: 'stage', stage: sign }, { node, toPage })
    },
    identify: (ms) => {
      tellScreens({ kind: 'identify', for: ms }, { node, toPage })
    },
    ticket: (peer, data) => {
      toPage({ kind: 'link', peer, bytes: encodeMessage({ kind: 'ticket', data }), bulk: false })
    },
    press: (command) => node.press(command),
    signal: (to, data) => {
      node.signal(to, data)
    },
    status,
    returned() { node.returned() },
    withdraw: (seat) => {
      node.withdraw(seat)
    },
    remove: (seat) => {
      node.remove(seat)
    },
    async rename(next) {
      name = next
      seats = seats.map((seat) => (seat.device === device ? { ...seat, name: next } : seat))
      await seatStore.save(seats)
      await seatStore.rename(next)
      changed()
    },
    takeOver: terms.takeOver,
    left: terms.left,
    settle: terms.settle,
    asset: exchange.ask,
    thrownAway: (gone) => {
      node.tellThrownAway(gone)
    },
  }
}
