import { fromHex, toHex } from '../../book/hash'
import { isShownBy, whoShows, type Reunion } from '../../link/pair/reunion'
import { fingerprintOf, type Paired, type PairResult } from '../../link/rtc/attempt'
import { patienceOf, type PairFault, type RtcNeeds } from '../../link/rtc/needs'
import { joinReunion, showReunion } from '../../link/rtc/reunion'
import type { TicketRecord } from '../../store/link-records'

/** A device that this one was paired with. `leader`: it led, or may lead, what this one is part of. */
export interface KnownDevice {
  /** SHA-256 of its certificate. */
  readonly peer: string
  readonly device: string | null
  readonly name: string
  readonly leader: boolean
}

/** Why devices that know each other did not meet. `unknown`: the code is of a device that was never paired with this one · `noMunging`: this browser cannot. */
export type ReunionFault = PairFault | 'unknown' | 'noMunging' | 'noWebrtc'

/** A code that waits for a known device. */
export interface ShownReunion {
  readonly text: string
  readonly typed: string
  /** How long it waits, in milliseconds. */
  readonly patience: number
  /** `null` once there is a link. */
  readonly end: Promise<ReunionFault | null>
  readonly cancel: () => void
}

/** What reunions need. @property attached speaks over a link that came about */
interface ReunionNeeds {
  readonly rtc: () => Promise<RtcNeeds>
  readonly tickets: () => Promise<readonly TicketRecord[]>
  readonly attached: (paired: Paired, leader: boolean) => void
}

/** Devices that lost each other so that no ticket leads anywhere: one of them shows a code, the other one reads it ([TK4]). */
export interface Reunions {
  /** Whom this device could meet again so, the latest first; nobody where its browser cannot. */
  known(): Promise<readonly KnownDevice[]>
  /** Waits for a known device to read this one's code. */
  show(peer: string): Promise<{ readonly ok: true; readonly shown: ShownReunion } | { readonly ok: false; readonly code: ReunionFault }>
  /** Goes to the device whose code was read, until told to stop. @returns `null` once there is a link */
  join(code: Reunion, stop: AbortSignal): Promise<ReunionFault | null>
}

export function createReunions({ rtc, tickets, attached }: ReunionNeeds): Reunions {
  /** Whoever comes is kept by the secret of the pairing, on both sides. */
  function met(result: PairResult, { secret, leader }: TicketRecord): ReunionFault | null {
    if (!result.ok) return result.code
    attached({ ...result.paired, secret }, leader)
    return null
  }

  return {
    async known() {
      const needs = await rtc().catch(() => null)
      if (needs?.munges !== true) return []
      return (await tickets()).map(({ peer, device, name, leader }) => ({ peer, device, name, leader }))
    },

    async show(peer) {
      const needs = await rtc().catch(() => null)
      if (needs === null) return { ok: false, code: 'noWebrtc' }
      if (!needs.munges) return { ok: false, code: 'noMunging' }
      const known = (await tickets()).find((one) => one.peer === peer)
      if (known === undefined) return { ok: false, code: 'unknown' }
      const made = await showReunion(needs, { peer: fromHex(peer), secret: known.secret })
      if (!made.ok) return made
      const { text, typed, result, cancel } = made.showing
      return { ok: true, shown: { text, typed, patience: patienceOf(needs).offer, end: result.then((came) => met(came, known)), cancel } }
    },

    async join(code, stop) {
      const needs = await rtc().catch(() => null)
      if (needs === null) return 'noWebrtc'
      if (!needs.munges) return 'noMunging'
      const own = fingerprintOf(needs.certificate)
      if (own !== null && isShownBy(code.hint, own)) return 'ownCode'
      const all = await tickets()
      const who = whoShows(code, all.map(({ peer, secret }) => ({ peer: fromHex(peer), secret })))
      const known = who === null ? undefined : all.find(({ peer }) => peer === toHex(who.peer))
      if (who === null || known === undefined) return 'unknown'
      if (stop.aborted) return 'cancelled'
      const { result, cancel } = joinReunion(needs, who, code.candidate)
      stop.addEventListener('abort', cancel, { once: true })
      return met(await result, known)
    },
  }
}
