import { fromHex, toHex } from '../../book/hash'
import type { Paired } from '../../link/rtc/attempt'
import type { RtcNeeds } from '../../link/rtc/needs'
import { redial, type Redialing } from '../../link/rtc/redial'
import { listen, type Listener } from '../../link/rtc/tickets'
import type { TicketRecord } from '../../store/link-records'

/** A ticket that is older than this is of another meeting, in milliseconds. */
const TOO_OLD = 12 * 3_600_000
/** Devices that are called at once when a page opens. */
const MOST = 12

/** What bonds need. @property attached speaks over a link that came back, and gives its name in this page */
interface BondNeeds {
  readonly rtc: () => Promise<RtcNeeds>
  readonly tickets: {
    readonly all: () => Promise<readonly TicketRecord[]>
    readonly of: (peer: string) => Promise<TicketRecord | null>
    readonly keep: (ticket: TicketRecord) => Promise<void>
    readonly forget: (peer: string) => Promise<void>
  }
  readonly now: () => number
  readonly tell: (name: string, ticket: string) => void
  readonly attached: (paired: Paired, leader: boolean) => void
}

/** What is known of one device that this one was linked with. */
interface Bond {
  readonly peer: Uint8Array
  /** Of the last pairing by codes: a link that came back leaves it, so that both sides have the same, whenever either dies. */
  readonly secret: Uint8Array
  readonly leader: boolean
  device: string | null
  name: string
  ticket: Uint8Array | null
  listener: Listener | null
}

/**
 * Devices that find each other again without anybody's help: each listens for those that it was linked with, tells them where, and calls
 * them when a link is gone ([TK1], [TK2]).
 */
export interface Bonds {
  /** A link has begun: this device listens for the other one, in case it is lost. @param name of the link in this page */
  begun(name: string, paired: Paired, leader: boolean): Promise<void>
  /** The other device said who it is. @param called what it calls itself */
  known(name: string, device: string, called: string): void
  /** The other device said where it listens. */
  ticket(name: string, data: string): void
  /** A link has ended. @param again whether to come back */
  ended(name: string, again: boolean): Promise<void>
  /** Calls all devices of this meeting, after this page was opened. */
  resume(): Promise<void>
}

export function createBonds({ rtc, tickets, now, tell, attached }: BondNeeds): Bonds {
  const bonds = new Map<string, Bond>()
  /** Devices that are being called, by their certificate. */
  const calls = new Map<string, Redialing>()

  function keep({ peer, secret, leader, device, name, ticket }: Bond): void {
    // What cannot be kept costs a new pairing after a reload, nothing else.
    tickets.keep({ peer: toHex(peer), secret, ticket, leader, device, name, at: now() }).catch(() => undefined)
  }

  async function call(bond: Bond): Promise<void> {
    const needs = await rtc()
    const peer = toHex(bond.peer)
    // What is known of it now is later than what it is being called by.
    calls.get(peer)?.stop()
    const redialing = redial(needs, bond)
    calls.set(peer, redialing)
    const paired = await redialing.link
    if (calls.get(peer) === redialing) calls.delete(peer)
    if (paired !== null) attached({ ...paired, secret: bond.secret }, bond.leader)
  }

  return {
    async begun(name, paired, leader) {
      const { peer, secret } = paired
      const key = toHex(peer)
      const bond: Bond = { peer, secret, leader, device: null, name: '', ticket: null, listener: null }
      bonds.set(name, bond)
      // It is here, whichever way it came.
      calls.get(key)?.stop()
      const before = await tickets.of(key).catch(() => null)
      bond.device ??= before?.device ?? null
      if (bond.name === '') bond.name = before?.name ?? ''
      keep(bond)
      const heard = await listen(await rtc(), peer)
      if (!heard.ok || bonds.get(name) !== bond) return
      bond.listener = heard.listener
      tell(name, toHex(heard.listener.ticket))
      heard.listener.onMoved((ticket) => {
        if (bonds.get(name) === bond) tell(name, toHex(ticket))
      })
      // The other device may be back before this one has noticed that it was gone.
      void heard.listener.result.then((made) => {
        if (made.ok && bonds.delete(name)) attached({ ...made.paired, secret }, leader)
      })
    },

    known(name, device, called) {
      const bond = bonds.get(name)
      if (bond === undefined || (bond.device === device && bond.name === called)) return
      Object.assign(bond, { device, name: called })
      keep(bond)
    },

    ticket(name, data) {
      const bond = bonds.get(name)
      if (bond === undefined) return
      bond.ticket = fromHex(data)
      keep(bond)
    },

    async ended(name, again) {
      const bond = bonds.get(name)
      if (bond === undefined) return
      bonds.delete(name)
      if (again) {
        await call(bond)
        return
      }
      bond.listener?.close()
      const peer = toHex(bond.peer)
      // Where it came by another link, what was kept is that one's.
      if (![...bonds.values()].some((other) => toHex(other.peer) === peer)) await tickets.forget(peer).catch(() => undefined)
    },

    async resume() {
      const known = (await tickets.all()).filter(({ ticket, at }) => ticket !== null && now() - at < TOO_OLD)
      await Promise.all(known.slice(0, MOST).map(({ peer, ...ticket }) => call({ ...ticket, peer: fromHex(peer), listener: null })))
    },
  }
}
