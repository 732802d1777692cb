import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Link } from '../../link/port'
import type { SeatRole } from '../../link/wire/messages'
import { viewChannel } from '../../link/windows'
import { SCREENS, type Screen } from '../../session/screens'
import type { Reply } from '../requests'
import { useHome } from '../stores'
import { createIntroductions } from './introductions'
import type { LeftLine, LinksStatus } from './requests'
import { rtcNeeds } from './rtc-needs'

/** Whom a link leads to: the device that this one was invited by, one that is invited from here, or one that shows the secret of its seat. */
export type LinkedAs = { readonly leader: true } | { readonly leader: false; readonly role: SeatRole; readonly name: string } | { readonly leader: false; readonly role: null }

/**
 * The links of this page with other devices. They live as long as the page; the home's worker speaks over them. Pages without links
 * hear how it stands from the one that has them.
 */
export const useLinks = defineStore('links', () => {
  const home = useHome()
  const status = shallowRef<LinksStatus | null>(null)
  const links = new Map<string, Link>()
  let listens = false
  const introductions = createIntroductions({
    rtc: rtcNeeds,
    send: (to, data) => void home.request({ kind: 'linkSignal', to, data }),
    met: (link, leader) => attach(link, leader ? { leader } : { leader, role: null }),
  })

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
        const link = links.get(message.peer)
        if (message.bytes === null) link?.close()
        else link?.send(message.bytes, message.bulk ? 'bulk' : 'control')
      },
    })
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
    link.onClose(() => {
      links.delete(peer)
      void home.request({ kind: 'linkDown', peer })
    })
    return peer
  }

  /** Asks how it stands, where this page has links or may get some. */
  async function refresh(): Promise<void> {
    listen()
    const reply = await home.request({ kind: 'linkStatus' })
    if (reply.ok) status.value = reply.value
  }

  const withdraw = (seat: string) => home.request({ kind: 'withdrawSeat', seat })
  const rename = (name: string) => home.request({ kind: 'nameDevice', name })
  /** 接管: this device leads from here on. */
  const takeOver = (): Promise<Reply<'takeOver'>> => home.request({ kind: 'takeOver' })

  /** What only this device has, since another one took over. */
  async function left(): Promise<readonly LeftLine[]> {
    const reply = await home.request({ kind: 'leftLines' })
    return reply.ok ? reply.value : []
  }
  const settle = ({ branch, seq }: LeftLine, adopt: boolean): Promise<Reply<'settleLine'>> => home.request({ kind: 'settleLine', branch, seq, adopt })

  return { status, attach, refresh, withdraw, rename, takeOver, left, settle }
})
