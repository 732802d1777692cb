import { BUS_CHANNEL, onRunning, VENUE_CHANNEL, viewChannel } from '../link/windows'
import type { Audience, View } from '../session/view/view'
import type { Millis } from '../session/units'
import { createHomeClock } from './clock'
import { takeWorker } from './first-worker'
import type { ClockDoubt, ScreenMessage } from './protocol'
import type { Fault, Reply, Request, RequestOf } from './requests'

/** A page's connection with the home: its own worker, and the views of one audience. */
export interface HomeWindow {
  /** Asks this window's worker. Resolves with a value or a fault; never rejects. */
  request<Kind extends Request['kind']>(request: RequestOf<Kind>): Promise<Reply<Kind>>
  /** Lives in a session; `null` follows the one that the venue runs, now and later. */
  live(session: string | null): Promise<Reply<'live'>>
  /** Home time in this window. */
  now(): Millis
  close(): void
}

/** What a page wants to hear. */
export interface WindowEvents {
  readonly audience: Audience
  readonly onView: (view: View, session: string, doubt: ClockDoubt | null) => void
  /** A sign of life of the keeper. */
  readonly onBeat: () => void
  readonly onFault: (fault: Fault) => void
}

type WorkerMessage = { kind: 'reply'; id: number; reply: Reply<Request['kind']> } | { kind: 'lost'; fault: Fault['code'] }

/** How long a page hears nothing before its own worker reads the store. */
const SILENCE = 2_500

/** Opens a page's connection. Views come from whichever window is the keeper; old ones are dropped. */
export function openWindow({ audience, onView, onBeat, onFault }: WindowEvents): HomeWindow {
  const views = new BroadcastChannel(viewChannel(audience))
  const venue = new BroadcastChannel(VENUE_CHANNEL)
  const bus = new BroadcastChannel(BUS_CHANNEL)
  const clock = createHomeClock({ wall: () => Date.now(), mono: () => performance.now() })
  const replies = new Map<number, (reply: Reply<Request['kind']>) => void>()
  let session: string | null = null
  let follows = false
  let shown = { session: '', term: 0, seq: -1 }
  let heard = performance.now()
  let count = 0

  const worker = takeWorker({
    message({ data }: MessageEvent<WorkerMessage>) {
      if (data.kind === 'lost') {
        onFault({ code: data.fault, place: null })
        return
      }
      replies.get(data.id)?.(data.reply)
      replies.delete(data.id)
    },
    error() {
      onFault({ code: 'failed', place: null })
    },
  })

  views.addEventListener('message', ({ data }: MessageEvent<ScreenMessage>) => {
    if (data.session !== session && !(follows && data.followed)) return
    session = data.session
    heard = performance.now()
    if (data.offset !== clock.offset()) clock.setOffset(data.offset)
    if (data.kind === 'beat') {
      onBeat()
      // A view was missed: this window's worker reads it from the store.
      if (data.session === shown.session && data.seq > shown.seq) void request({ kind: 'refresh' })
    } else if (isNew(data.session, data.view)) onView(data.view, data.session, data.doubt ?? null)
  })

  /** A view counts unless a newer one of the same session has been shown. */
  function isNew(from: string, { term, seq }: View): boolean {
    const old = from === shown.session && (term < shown.term || (term === shown.term && seq < shown.seq))
    if (!old) shown = { session: from, term, seq }
    return !old
  }

  onRunning(venue, (running) => {
    if (follows && running !== null && running !== session) void live(null)
  })

  const watch = setInterval(() => {
    clock.check()
    if (session !== null && performance.now() - heard > SILENCE) void request({ kind: 'refresh' })
  }, 1_000)

  const seen = () => void request({ kind: 'visible', visible: document.visibilityState === 'visible' })
  document.addEventListener('visibilitychange', seen)

  function request<Kind extends Request['kind']>(what: RequestOf<Kind>): Promise<Reply<Kind>> {
    count += 1
    const id = count
    return new Promise((resolve) => {
      // The worker answers a request of this kind with a reply of this kind.
      replies.set(id, resolve as (reply: Reply<Request['kind']>) => void)
      worker.postMessage({ id, request: what })
    })
  }

  async function live(wanted: string | null): Promise<Reply<'live'>> {
    follows = wanted === null
    session = wanted
    // Whoever keeps the session already answers at once, while this window's worker is still opening the book.
    bus.postMessage({ kind: 'ask', session: wanted })
    const reply = await request({ kind: 'live', session: wanted })
    if (!reply.ok) onFault(reply.fault)
    return reply
  }

  return {
    request,
    live,
    now: () => clock.now(),
    close() {
      clearInterval(watch)
      document.removeEventListener('visibilitychange', seen)
      worker.terminate()
      for (const channel of [views, venue, bus]) channel.close()
    },
  }
}
