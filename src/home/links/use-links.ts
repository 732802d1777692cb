import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Reunion } from '../../link/pair/reunion'
import type { Link } from '../../link/port'
import type { Paired } from '../../link/rtc/attempt'
import type { SeatRole } from '../../link/wire/messages'
import { viewChannel } from '../../link/windows'
import { SCREENS, type Screen } from '../../session/screens'
import type { Reply } from '../requests'
import { useHome } from '../stores'
import { createBonds } from './bonds'
import { farStages, type FarStages } from './far-stages'
import { createIntroductions } from './introductions'
import type { LeftLine, LinksStatus } from './requests'
import { notePaired } from './paired'
import { createReunions, type KnownDevice } from './reunions'
import { pageTickets, rtcNeeds } from './rtc-needs'

/** Whom a link leads to: the device that this one was invited by, one that is invited from here, or one that shows the secret of its seat. */
export type LinkedAs = { readonly leader: true } | { readonly leader: false; readonly role: SeatRole; readonly name: string } | { readonly leader: false; readonly role: null }

/** Held by the window that has this browser's links; it passes on when that window goes. */
const LOCK = 'leitai:links'
const forEver = () => new Promise<never>(() => undefined)

/**
 * The links of this page with other devices. They live as long as the page; the home's worker speaks over them. Pages without links
 * hear how it stands from the one that has them.
 */
export const useLinks = defineStore('links', () => {
  const home = useHome()
  const status = shallowRef<LinksStatus | null>(null)
  /** Devices that could be met again by one code. */
  const known = shallowRef<readonly KnownDevice[]>([])
  const links = new Map<string, Link>()
  let listens = false
  let stages: FarStages | null = null
  let holds = false
  const introductions = createIntroductions({
    rtc: rtcNeeds,
    send: (to, data) => void home.request({ kind: 'linkSignal', to, data }),
    met: returned,
  })
  const bonds = createBonds({
    rtc: rtcNeeds,
    tickets: pageTickets,
    now: () => Date.now(),
    tell: (peer, data) => void home.request({ kind: 'linkTicket', peer, data }),
    attached: returned,
  })
  const reunions = createReunions({ rtc: rtcNeeds, tickets: () => pageTickets.all(), attached: returned })

  /** A device came that says itself who it is, by what it has. */
  function returned(paired: Paired, leader: boolean): void {
    bond(paired, leader ? { leader } : { leader, role: null })
  }

  function listen(): void {
    if (listens) return
    listens = true
    home.onLinks({
      held: () => links.size > 0,
      dropped() {
        for (const link of links.values()) link.close()
      },
      take(message) {
        if (message.kind === 'links') {
          status.value = message.status
          for (const { peer, device, name } of message.status.linked) bonds.known(peer, device, name)
          return
        }
        if (message.kind === 'introduce') {
          void introductions.begin(message.device, message.mayLead)
          return
        }
        if (message.kind === 'signal') {
          void introductions.take(message.from, message.data)
          return
        }
        if (message.kind === 'stage') {
          stages?.came(message.stage)
          return
        }
        if (message.kind === 'identify') {
          stages?.identify(message.for)
          return
        }
        if (message.kind === 'ticket') {
          bonds.ticket(message.peer, message.data)
          return
        }
        const link = links.get(message.peer)
        if (message.kind === 'link') link?.send(message.bytes, message.bulk ? 'bulk' : 'control')
        else {
          links.delete(message.peer)
          link?.close()
          void bonds.ended(message.peer, message.again)
        }
      },
    })
    stages = farStages(
      () => links.size > 0,
      () => status.value?.leads === true,
      (stage) => void home.request({ kind: 'linkStage', stage }),
      (ms) => void home.request({ kind: 'linkIdentify', for: ms }),
    )
    // Status of whichever window has the links; it is told once a second at most.
    new BroadcastChannel(viewChannel('links')).addEventListener('message', ({ data }: MessageEvent<LinksStatus>) => {
      if (links.size === 0) status.value = data
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && links.size > 0) void home.request({ kind: 'linkReturned' })
    })
  }

  /**
   * Speaks over a link from now on.
   * @param audiences what the screens of this device show, where it is to be one
   * @returns the link's name in this page
   */
  function attach(link: Link, as: LinkedAs, audiences: readonly Screen[] = SCREENS): string {
    listen()
    const peer = crypto.randomUUID()
    links.set(peer, link)
    void home.request({ kind: 'linkUp', peer, leader: as.leader, invited: as.leader || as.role === null ? null : { role: as.role, name: as.name }, audiences: [...audiences] })
    link.onMessage((bytes) => {
      void home.request({ kind: 'linkMessage', peer, bytes })
    })
    link.onClose((end) => {
      if (!links.delete(peer)) return
      void home.request({ kind: 'linkDown', peer })
      void bonds.ended(peer, end === 'left' || end === 'lost')
    })
    return peer
  }

  /** The same, with a device that is to be found again when the link is lost or the page was loaded anew. */
  function bond(paired: Paired, as: LinkedAs, audiences: readonly Screen[] = SCREENS): string {
    const peer = attach(paired.link, as, audiences)
    notePaired()
    hold()
    void bonds.begun(peer, paired, as.leader)
    return peer
  }

  /**
   * Calls the devices that this browser was linked with, as soon as no other window of it has the links. To be called by each page that
   * a meeting is run or shown with.
   */
  function resume(): void {
    if (holds) return
    holds = true
    void navigator.locks.request(LOCK, async () => {
      listen()
      await bonds.resume().catch(() => undefined)
      await forEver()
    }).catch(() => undefined)
  }

  /** No other window of this browser calls the same devices while this one is linked with them. */
  function hold(): void {
    if (holds) return
    holds = true
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? undefined : forEver())).catch(() => undefined)
  }

  /** Asks how it stands, where this page has links or may get some. */
  async function refresh(): Promise<void> {
    listen()
    const reply = await home.request({ kind: 'linkStatus' })
    if (reply.ok) status.value = reply.value
    if (!reply.ok || !reply.value.paired) return
    // After a power cut the note of it may not have come to the disk.
    notePaired()
    resume()
    known.value = await reunions.known().catch(() => [])
  }

  const showReunion = (peer: string) => reunions.show(peer)
  const joinReunion = (code: Reunion, stop: AbortSignal) => reunions.join(code, stop)
  const withdraw = (seat: string) => home.request({ kind: 'withdrawSeat', seat })
  const remove = (seat: string) => home.request({ kind: 'removeSeat', seat })
  const rename = (name: string) => home.request({ kind: 'nameDevice', name })
  /** 接管: this device leads from here on. */
  const takeOver = (): Promise<Reply<'takeOver'>> => home.request({ kind: 'takeOver' })

  /** What only this device has, since another one took over. */
  async function left(): Promise<readonly LeftLine[]> {
    const reply = await home.request({ kind: 'leftLines' })
    return reply.ok ? reply.value : []
  }
  const settle = ({ branch, seq }: LeftLine, adopt: boolean): Promise<Reply<'settleLine'>> => home.request({ kind: 'settleLine', branch, seq, adopt })

  return { status, known, showReunion, joinReunion, attach, bond, resume, refresh, withdraw, remove, rename, takeOver, left, settle }
})
