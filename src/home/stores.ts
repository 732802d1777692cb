import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Command } from '../session/commands'
import type { Audience, View } from '../session/view/view'
import type { HostView } from '../session/view/host'
import type { StageView } from '../session/view/scene'
import type { Answer, ClockDoubt } from './protocol'
import type { Fault, Reply, Request, RequestOf } from './requests'
import { openWindow, type HomeWindow } from './window'

/** How long a page may hear nothing of the home before it says so. */
const QUIET = 3_000

/**
 * What a page knows of the meeting: the view of its audience as it last came, and whether the home is heard.
 * There is one connection a page; `connect` may be called again for another session.
 */
export const useHome = defineStore('home', () => {
  const view = shallowRef<View | null>(null)
  const session = shallowRef<string | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const quiet = shallowRef(false)
  /** Whether this page follows the venue and nothing runs there. */
  const waiting = shallowRef(false)
  /** Clocks that disagree, for the host to judge. */
  const doubt = shallowRef<ClockDoubt | null>(null)
  /** An archive that was picked on the start page, for the replay to open. */
  const picked = shallowRef<File | null>(null)
  let home: HomeWindow | null = null
  let heardAs: Audience | null = null
  let quietTimer: ReturnType<typeof setTimeout> | undefined

  const stage = computed<StageView | null>(() => (view.value !== null && view.value.audience !== 'host' ? view.value : null))
  const host = computed<HostView | null>(() => (view.value?.audience === 'host' ? view.value : null))

  function hear(): void {
    quiet.value = false
    clearTimeout(quietTimer)
    quietTimer = setTimeout(() => {
      quiet.value = true
    }, QUIET)
  }

  /** Opens the page's connection for an audience; a second call with the same one keeps it. */
  function open(audience: Audience): HomeWindow {
    if (heardAs !== audience) close()
    heardAs = audience
    home ??= openWindow({
      audience,
      onView(next, from, told) {
        view.value = next
        doubt.value = told
        session.value = from
        fault.value = null
        waiting.value = false
        hear()
      },
      onBeat: hear,
      onFault(next) {
        fault.value = next
      },
      onThrownAway(follows) {
        waiting.value = follows
        view.value = null
        doubt.value = null
        session.value = null
      },
    })
    return home
  }

  /** Shows a session to an audience; `null` follows the one that the venue runs. */
  async function connect(audience: Audience, wanted: string | null): Promise<Reply<'live'>> {
    const reply = await open(audience).live(wanted)
    waiting.value = reply.ok && reply.value.session === null
    return reply
  }

  /** Sends a command of the host. Never rejects: what was not obeyed comes back as a value. */
  async function command(what: Command): Promise<Answer> {
    const reply = await open('host').request({ kind: 'command', command: what })
    return reply.ok ? reply.value : { kind: 'failed', fault: 'failed' }
  }

  /** Asks this page's worker for something beside the live session. */
  function request<Kind extends Request['kind']>(what: RequestOf<Kind>): Promise<Reply<Kind>> {
    return (home ?? open('host')).request(what)
  }

  /** Home time in this page, in milliseconds. */
  function now(): number {
    return home?.now() ?? 0
  }

  function close(): void {
    clearTimeout(quietTimer)
    home?.close()
    home = null
    heardAs = null
    quiet.value = false
    waiting.value = false
    fault.value = null
    view.value = null
    session.value = null
  }

  return { view, stage, host, session, fault, quiet, waiting, doubt, picked, connect, command, request, now, close }
})
