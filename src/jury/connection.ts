import { shallowRef } from 'vue'
import { openWindow, type HomeWindow } from '../home/window'
import type { Fault, Reply, Request, RequestOf } from '../home/requests'
import { noteCode } from '../platform/codes'
import type { JuryView } from '../session/view/jury'

/** How long a page may hear nothing of the home, and how long a ballot may be on its way, before it says so. Milliseconds. */
export const PATIENCE = 3_000

/** What a judge's page knows of the meeting. */
export interface Connection {
  readonly view: JuryView | null
  readonly session: string | null
  /** Nothing was heard of the home for three seconds. */
  readonly quiet: boolean
  readonly fault: Fault['code'] | null
  /** Follows the venue, where nothing runs. */
  readonly waiting: boolean
  /** Lives in a session, `null`: the venue's own. */
  readonly live: (session: string | null) => Promise<void>
  readonly request: <Kind extends Request['kind']>(what: RequestOf<Kind>) => Promise<Reply<Kind>>
  /** Until this page's own worker lives in the session: a view may come sooner, from another window. */
  readonly ready: () => Promise<void>
  /** Home time, in milliseconds. */
  readonly now: () => number
  /** A new worker and a new hold on the database. */
  readonly reopen: () => Promise<void>
  readonly close: () => void
}

/** @param onGone the book that was shown is no more */
export function useConnection(onGone: () => void): Connection {
  const view = shallowRef<JuryView | null>(null)
  const session = shallowRef<string | null>(null)
  const quiet = shallowRef(false)
  const fault = shallowRef<Fault['code'] | null>(null)
  const waiting = shallowRef(false)
  let wanted: string | null = null
  let living: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let home = open()

  function hear(): void {
    quiet.value = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      quiet.value = true
    }, PATIENCE)
  }

  function open(): HomeWindow {
    return openWindow({
      audience: 'jury',
      onView(next, from) {
        if (next.audience !== 'jury') return
        view.value = next
        session.value = from
        fault.value = null
        waiting.value = false
        hear()
      },
      onBeat: hear,
      onFault({ code }) {
        noteCode(`jury.${code}`)
        fault.value = code
      },
      onThrownAway(follows) {
        onGone()
        view.value = null
        session.value = null
        waiting.value = follows
      },
    })
  }

  async function live(next: string | null): Promise<void> {
    wanted = next
    const asked = home.live(next)
    living = asked
    const reply = await asked
    waiting.value = reply.ok && reply.value.session === null
  }

  return {
    get view() {
      return view.value
    },
    get session() {
      return session.value
    },
    get quiet() {
      return quiet.value
    },
    get fault() {
      return fault.value
    },
    get waiting() {
      return waiting.value
    },
    live,
    request: (what) => home.request(what),
    ready: async () => {
      await living
    },
    now: () => home.now(),
    async reopen() {
      home.close()
      fault.value = null
      home = open()
      await live(wanted)
    },
    close() {
      clearTimeout(timer)
      home.close()
    },
  }
}
