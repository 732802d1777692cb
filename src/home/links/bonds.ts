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
  readonly tickets: { readonly all: () => Promise<readonly TicketRecord[]>; readonly keep: (ticket: TicketRecord) => Promise<void>; readonly forget: (peer: string) => Promise<void> }
  readonly now: () => number
  readonly tell: (name: string, ticket: string) => void
  readonly attached: (paired: Paired, leader: boolean) => void
}

/** What is known of one device that this one was linked with. */
interface Bond {
  readonly peer: Uint8Array
  readonly secret: Uint8Array
  readonly leader: boolean
  ticket: Uint8Array | null
  listener: Listener | null
  redialing: Redialing | null
}

/**
 * Devices that find each other again without anybody's help: each listens for those that it was linked with, tells them where, and calls
 * them when a link is gone ([TK1], [TK2]).
 */
export interface Bonds {
  /** A link has begun: this device listens for the other one, in case it is lost. @param name of the link in this page */
  begun(name: string, paired: Paired, leader: boolean): Promise<void>
  /** The other device said where it listens. */
  ticket(name: string, data: string): void
  /** A link has ended. @param again whether to come back */
  ended(name: string, again: boolean): Promise<void>
  /** Calls all devices of this meeting, after this page was opened. */
  resume(): Promise<void>
}

export function createBonds({ rtc, tickets, now, tell, attached }: BondNeeds): Bonds {
  const bonds = new Map<string, Bond>()

  function keep({ peer, secret, leader, ticket }: Bond): void {
    // What cannot be kept costs a new pairing after a reload, nothing else.
    tickets.keep({ peer: toHex(peer), secret, ticket, leader, at: now() }).catch(() => undefined)
  }

  async function call(bond: Bond): Promise<void> {
    if (bond.redialing !== null) return
    const redialing = redial(await rtc(), bond)
    bond.redialing = redialing
    const paired = await redialing.link
    bond.redialing = null
    if (paired !== null) attached(paired, bond.leader)
  }

  return {
    async begun(name, paired, leader) {
      const { peer, secret } = paired
      const bond: Bond = { peer, secret, leader, ticket: null, listener: null, redialing: null }
      bonds.set(name, bond)
      keep(bond)
      const heard = await listen(await rtc(), peer)
      if (!heard.ok || bonds.get(name) !== bond) return
      bond.listener = heard.listener
      tell(name, toHex(heard.listener.ticket))
      // The other device may be back before this one has noticed that it was gone.
      void heard.listener.result.then((made) => {
        if (!made.ok || bond.redialing !== null || !bonds.delete(name)) return
        attached(made.paired, leader)
      })
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
      if (again) await call(bond)
      else {
        bond.listener?.close()
        await tickets.forget(toHex(bond.peer)).catch(() => undefined)
      }
    },

    async resume() {
      const known = (await tickets.all()).filter(({ ticket, at }) => ticket !== null && now() - at < TOO_OLD)
      await Promise.all(known.slice(0, MOST).map(({ peer, secret, leader, ticket }) => call({ peer: fromHex(peer), secret, leader, ticket, listener: null, redialing: null })))
    },
  }
}
