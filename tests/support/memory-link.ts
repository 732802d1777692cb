import { LANES, MESSAGE_LIMIT, type Lane, type Link, type LinkEnd } from '../../src/link/port'

/** Two ends of a link in memory, and a hand on the way between them. */
export interface MemoryPair {
  readonly ends: readonly [Link, Link]
  /** From now on nothing arrives, in either direction; what was sent waits. Neither end is told: so does a frozen page. */
  readonly hold: () => void
  /** What waited arrives, and everything again. */
  readonly release: () => void
  /** The way is gone: what waited is lost and both ends end as `lost`. */
  readonly cut: () => void
}

interface End extends Link {
  readonly take: (message: Uint8Array) => void
  readonly end: (how: LinkEnd) => void
}

/** A link between two parts of one test, with the promises of the real one: messages arrive in order, each in a task of its own. */
export function memoryPair(): MemoryPair {
  let held = false
  const waiting: { readonly to: () => End; readonly run: (end: End) => void; readonly bytes: number; readonly from: 0 | 1; readonly lane: Lane | null }[] = []
  let draining: (() => void)[] = []

  const deliver = (): void => {
    if (held) return
    const next = waiting.shift()
    if (next === undefined) return
    next.run(next.to())
    if (waiting.length === 0) {
      for (const drained of draining) drained()
      draining = []
    }
  }
  const post = (from: 0 | 1, lane: Lane | null, bytes: number, run: (end: End) => void): void => {
    waiting.push({ to: () => ends[from === 0 ? 1 : 0], run, bytes, from, lane })
    setTimeout(deliver)
  }

  const makeEnd = (from: 0 | 1): End => {
    let ended: LinkEnd | null = null
    let taker: ((message: Uint8Array) => void) | null = null
    let early: Uint8Array[] = []
    let listeners: ((end: LinkEnd) => void)[] = []
    const mine = (lane?: Lane) => waiting.filter((one) => one.from === from && one.lane !== null && (lane === undefined || one.lane === lane))
    const end = (how: LinkEnd): void => {
      if (ended !== null) return
      ended = how
      for (const listener of listeners) listener(how)
      listeners = []
      for (const drained of draining) drained()
      draining = []
    }
    return {
      send(message, lane = LANES[0]) {
        if (message.length > MESSAGE_LIMIT) throw new RangeError('a message longer than a link carries')
        if (ended !== null) return
        const copy = message.slice()
        post(from, lane, copy.length, (other) => other.take(copy))
      },
      onMessage(take) {
        taker = take
        const before = early
        early = []
        for (const message of before) take(message)
      },
      onClose(take) {
        if (ended === null) listeners.push(take)
        else take(ended)
      },
      ended: () => ended,
      buffered: (lane) => mine(lane).reduce((sum, { bytes }) => sum + bytes, 0),
      drained: (lane) => (ended !== null || mine(lane).length === 0 ? Promise.resolve() : new Promise((resolve) => draining.push(resolve))),
      close(why) {
        if (ended !== null) return
        post(from, null, 0, (other) => other.end(why ?? 'left'))
        end('closed')
      },
      take(message) {
        if (ended !== null) return
        if (taker === null) early.push(message)
        else taker(message)
      },
      end,
    }
  }
  const ends: readonly [End, End] = [makeEnd(0), makeEnd(1)]

  return {
    ends,
    hold: () => {
      held = true
    },
    release: () => {
      held = false
      for (const _ of waiting) setTimeout(deliver)
    },
    cut: () => {
      waiting.length = 0
      for (const end of ends) end.end('lost')
    },
  }
}
