/**
 * The link between the windows of one browser: BroadcastChannel. IndexedDB is the truth, this is the fast path;
 * a message that is lost costs time, never a line.
 */
export interface Windows {
  /** Posts on the channel of one audience. */
  readonly post: (audience: string, message: object) => void
  readonly bus: { readonly post: (message: object) => void; readonly listen: (take: (data: unknown) => void) => void }
  /** Tells all windows which session the venue runs now. */
  readonly runningChanged: (session: string | null) => void
  readonly onRunning: (take: (session: string | null) => void) => void
  /** Tells all windows that a rehearsal's book is no more. */
  readonly thrownAway: (gone: ThrownAway) => void
  readonly onThrownAway: (take: (gone: ThrownAway) => void) => void
  /** Tells all workers that a book stands on another branch now, or has another leader. */
  readonly moved: (session: string) => void
  readonly onMoved: (take: (session: string) => void) => void
  /** Tells all pages that a section of a draft was saved. */
  readonly draftChanged: (changed: object) => void
}

/** A rehearsal's book that was thrown away. */
export interface ThrownAway {
  readonly session: string
  readonly book: string
}

/** The name of the channel on which the views of one audience travel: each audience has its own, and hears no other. */
export function viewChannel(audience: string): string {
  return `leitai:view:${audience}`
}

/** Where the workers of one browser talk to each other, and where pages ask for a view. */
export const BUS_CHANNEL = 'leitai:home'
/** Where it is told which session the venue runs. */
export const VENUE_CHANNEL = 'leitai:venue'
/** Where windows tell each other that a section of a draft was saved. */
export const DRAFTS_CHANNEL = 'leitai:drafts'

export function createWindows(): Windows {
  const home = new BroadcastChannel(BUS_CHANNEL)
  const venue = new BroadcastChannel(VENUE_CHANNEL)
  const drafts = new BroadcastChannel(DRAFTS_CHANNEL)
  const views = new Map<string, BroadcastChannel>()
  return {
    post(audience, message) {
      let channel = views.get(audience)
      if (channel === undefined) {
        channel = new BroadcastChannel(viewChannel(audience))
        views.set(audience, channel)
      }
      channel.postMessage(message)
    },
    bus: {
      post: (message) => {
        home.postMessage(message)
      },
      listen: (take) => {
        home.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          take(data)
        })
      },
    },
    runningChanged: (session) => {
      venue.postMessage({ running: session })
    },
    onRunning: (take) => {
      onRunning(venue, take)
    },
    thrownAway: (gone) => {
      venue.postMessage({ thrownAway: gone })
    },
    onThrownAway: (take) => {
      onThrownAway(venue, take)
    },
    moved: (session) => {
      venue.postMessage({ moved: session })
    },
    onMoved: (take) => {
      venue.addEventListener('message', ({ data }: MessageEvent<{ moved?: unknown } | null>) => {
        if (typeof data?.moved === 'string') take(data.moved)
      })
    },
    draftChanged: (changed) => {
      drafts.postMessage(changed)
    },
  }
}

/** Listens for the session that the venue runs. */
export function onRunning(venue: BroadcastChannel, take: (session: string | null) => void): void {
  venue.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('running' in data)) return
    const { running } = data
    if (running === null || (typeof running === 'string' && /^[0-9a-f]{32}$/.test(running))) take(running)
  })
}

/** Listens for books that are thrown away. */
export function onThrownAway(venue: BroadcastChannel, take: (gone: ThrownAway) => void): void {
  venue.addEventListener('message', ({ data }: MessageEvent<{ thrownAway?: { session?: unknown; book?: unknown } } | null>) => {
    const { session, book } = data?.thrownAway ?? {}
    if (typeof session === 'string' && typeof book === 'string') take({ session, book })
  })
}
