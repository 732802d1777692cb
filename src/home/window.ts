import { BUS_CHANNEL, onRunning, onThrownAway, VENUE_CHANNEL, viewChannel } from '../link/windows'
import type { Audience, View } from '../session/view/view'
import type { Millis } from '../session/units'
import { createHomeClock } from './clock'
import { keepWorker, takeWorker } from './first-worker'
import type { LinkToPage } from './links/requests'
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
  /** @param keep the worker lives on for the page's next connection: it speaks over links that go on */
  close(keep?: boolean): void
}

/** What a page wants to hear. */
export interface WindowEvents {
  readonly audience: Audience
  readonly onView: (view: View, session: string, doubt: ClockDoubt | null) => void
  /** A sign of life of the keeper. */
  readonly onBeat: () => void
  readonly onFault: (fault: Fault) => void
  /** What was shown was a rehearsal, which is no more. @param follows whether another session may come by itself */
  readonly onThrownAway: (follows: boolean) => void
  /** What the worker says of links with other devices. */
  readonly onLinks?: (message: LinkToPage) => void
}

type WorkerMessage = LinkToPage | { kind: 'reply'; id: number; reply: Reply<Request['kind']> } | { kind: 'lost'; fault: Fault['code'] }

/** How long a page hears nothing before its own worker reads the store. */
const SILENCE = 2_500

/** How long a worker lives on for a save that is under way when its page is left. */
const FAREWELL = 2_000

/** Requests of this page so far, and who waits for their answers: a worker that is kept for the page's next connection still gives them. */
let count = 0
const replies = new Map<number, (reply: Reply<Request['kind']>) => void>()

/** Opens a page's connection. Views come from whichever window is the keeper; old ones are dropped. */
export function openWindow({ audience, onView, onBeat, onFault, onThrownAway: onGone, onLinks }: WindowEvents): HomeWindow {
  const views = new BroadcastChannel(viewChannel(audience))
  const venue = new BroadcastChannel(VENUE_CHANNEL)
  const bus = new BroadcastChannel(BUS_CHANNEL)
  const clock = createHomeClock({ wall: () => Date.now(), mono: () => performance.now() })
  let session: string | null = null
  let follows = false
  let shown = { book: '', term: 0, seq: -1 }
  /** Books that were thrown away: what is still told of them is not heard. */
  const gone = new Set<string>()
  let heard = performance.now()
  /** Saves that are still on their way to the disk: the worker is not ended before them. */
  let saves = 0
  let closing: (() => void) | null = null

  const listeners = {
    message: ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === 'lost') {
        onFault({ code: data.fault, place: null })
        return
      }
      if (data.kind !== 'reply') {
        onLinks?.(data)
        return
      }
      replies.get(data.id)?.(data.reply)
      replies.delete(data.id)
    },
    error: () => {
      onFault({ code: 'failed', place: null })
    },
  }
  const worker = takeWorker(listeners)

  views.addEventListener('message', ({ data }: MessageEvent<ScreenMessage>) => {
    if (gone.has(data.book) || (data.session !== session && !(follows && data.followed))) return
    session = data.session
    heard = performance.now()
    if (data.offset !== clock.offset()) clock.setOffset(data.offset)
    if (data.kind === 'beat') {
      onBeat()
      // A view was missed: this window's worker reads it from the store.
      if (data.book === shown.book && data.seq > shown.seq) void request({ kind: 'refresh' })
    } else if (isNew(data.book, data.view)) onView(data.view, data.session, data.doubt ?? null)
  })

  /** A view counts unless a newer one of the same book has been shown. */
  function isNew(book: string, { term, seq }: View): boolean {
    const old = book === shown.book && (term < shown.term || (term === shown.term && seq < shown.seq))
    if (!old) shown = { book, term, seq }
    return !old
  }

  onRunning(venue, (running) => {
    if (follows && running !== null && running !== session) void live(null)
  })

  onThrownAway(venue, (thrown) => {
    gone.add(thrown.book)
    if (thrown.session !== session) return
    if (follows) session = null
    else onFault({ code: 'thrownAway', place: null })
    onGone(follows)
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
    const reply = new Promise<Reply<Kind>>((resolve) => {
      // The worker answers a request of this kind with a reply of this kind.
      replies.set(id, resolve as (reply: Reply<Request['kind']>) => void)
      worker.postMessage({ id, request: what })
    })
    if (what.kind === 'saveSection') {
      saves += 1
      void reply.then(() => {
        saves -= 1
        if (saves === 0) closing?.()
      })
    }
    return reply
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
    close(keep = false) {
      clearInterval(watch)
      document.removeEventListener('visibilitychange', seen)
      for (const channel of [views, venue, bus]) channel.close()
      if (keep) {
        worker.removeEventListener('message', listeners.message)
        worker.removeEventListener('error', listeners.error)
        keepWorker(worker)
        return
      }
      const end = () => {
        worker.terminate()
      }
      if (saves === 0) end()
      else {
        closing = end
        setTimeout(end, FAREWELL)
      }
    },
  }
}
