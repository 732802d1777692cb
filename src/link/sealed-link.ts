import { createJoiner, DECLINED, FRAME_LIMIT, split } from './frames'
import { LANES, MESSAGE_LIMIT, type Lane, type Link, type LinkEnd } from './port'
import { createOpener, createSealer } from './seal'

/** What carries frames: the two channels of a WebRTC connection, or anything else that keeps each lane's order. */
export interface Pipe {
  /** Sends a frame of at most `FRAME_LIMIT` bytes. */
  readonly send: (lane: Lane, frame: Uint8Array) => void
  readonly onFrame: (take: (lane: Lane, frame: Uint8Array) => void) => void
  readonly onEnd: (take: (end: 'left' | 'lost') => void) => void
  /** Bytes of a lane that have not left this device. */
  readonly buffered: (lane: Lane) => number
  /** Called each time when the bytes of a lane have sunk to `LOW_WATER`. */
  readonly onLow: (take: (lane: Lane) => void) => void
  /** Ends it, after what was sent has left, if it does within a few seconds. */
  readonly close: () => void
}

/** The keys of one link, one for each direction, 32 bytes each. */
export interface LinkKeys {
  readonly out: Uint8Array
  readonly in: Uint8Array
}

/** Below this much a lane is given more to send, in bytes. */
export const LOW_WATER = 64 * 1024
/** More than this is not handed to the pipe at once: the rest waits here, where a short message of the other lane passes it. */
const HIGH_WATER = 128 * 1024

interface LaneState {
  readonly seal: (plain: Uint8Array) => Uint8Array
  readonly open: (sealed: Uint8Array) => Uint8Array | null
  readonly join: ReturnType<typeof createJoiner>
  readonly queue: { readonly pieces: Generator<Uint8Array>; left: number }[]
  drained: (() => void)[]
}

/** A link over a pipe: messages are cut into frames, and each frame is sealed ([LK1], [LK2], [EN2]). `receive` takes a frame that came early. */
export function sealedLink(pipe: Pipe, keys: LinkKeys): { readonly link: Link; readonly receive: (lane: Lane, frame: Uint8Array) => void } {
  let ended: LinkEnd | null = null
  let taker: ((message: Uint8Array) => void) | null = null
  let early: Uint8Array[] = []
  let listeners: ((end: LinkEnd) => void)[] = []
  const stateOf = (lane: Lane): LaneState => {
    const number = LANES.indexOf(lane)
    return { seal: createSealer(keys.out, number), open: createOpener(keys.in, number), join: createJoiner(), queue: [], drained: [] }
  }
  const lanes: Readonly<Record<Lane, LaneState>> = { control: stateOf('control'), bulk: stateOf('bulk') }

  function end(how: LinkEnd): void {
    if (ended !== null) return
    ended = how
    const all = listeners
    listeners = []
    for (const lane of LANES) {
      lanes[lane].queue.length = 0
      settle(lane)
    }
    for (const listener of all) listener(how)
  }

  function fail(how: 'declined' | 'forged' | 'garbled'): void {
    end(how)
    pipe.close()
  }

  const waiting = (lane: Lane): number => pipe.buffered(lane) + lanes[lane].queue.reduce((sum, { left }) => sum + left, 0)

  function settle(lane: Lane): void {
    const state = lanes[lane]
    if (ended === null && waiting(lane) > LOW_WATER) return
    const all = state.drained
    state.drained = []
    for (const drained of all) drained()
  }

  function pump(lane: Lane, limit = HIGH_WATER): void {
    const { queue, seal } = lanes[lane]
    for (let first = queue[0]; ended === null && first !== undefined && pipe.buffered(lane) < limit; first = queue[0]) {
      const piece = first.pieces.next()
      if (piece.done === true) {
        queue.shift()
        continue
      }
      first.left = Math.max(0, first.left - piece.value.length)
      pipe.send(lane, seal(piece.value))
    }
    settle(lane)
  }

  function receive(lane: Lane, frame: Uint8Array): void {
    if (ended !== null) return
    const { open, join } = lanes[lane]
    const piece = frame.length > FRAME_LIMIT ? null : open(frame)
    if (piece === null) {
      fail('forged')
      return
    }
    if (piece.length === 1 && piece[0] === DECLINED) {
      fail('declined')
      return
    }
    const message = join(piece)
    if (message === null) return
    if (message === 'garbled') fail('garbled')
    else if (taker === null) early.push(message)
    else taker(message)
  }

  pipe.onFrame(receive)
  pipe.onLow(pump)
  pipe.onEnd(end)

  const link: Link = {
    send(message, lane = 'control') {
      if (message.length > MESSAGE_LIMIT) throw new RangeError('a message longer than a link carries')
      if (ended !== null) return
      lanes[lane].queue.push({ pieces: split(message.slice()), left: message.length })
      pump(lane)
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
    buffered: (lane) => (lane === undefined ? LANES.reduce((sum, one) => sum + waiting(one), 0) : waiting(lane)),
    drained: (lane = 'control') =>
      ended !== null || waiting(lane) <= LOW_WATER ? Promise.resolve() : new Promise((resolve) => lanes[lane].drained.push(resolve)),
    close(why) {
      if (ended !== null) return
      for (const lane of LANES) pump(lane, MESSAGE_LIMIT)
      if (why === 'declined') pipe.send('control', lanes.control.seal(Uint8Array.of(DECLINED)))
      end('closed')
      pipe.close()
    },
  }
  return { link, receive }
}
