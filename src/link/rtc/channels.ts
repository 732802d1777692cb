import { LANES, type Lane } from '../port'
import { LOW_WATER, type Pipe } from '../sealed-link'

export type Channels = Readonly<Record<Lane, RTCDataChannel>>

/** How long what was sent before a close may take to go out, in milliseconds: a dead network never says that it has. */
const LAST_WORDS = 5_000

/** Makes the two channels under numbers that both sides know, so that none has to be announced. */
export function makeChannels(connection: RTCPeerConnection): Channels {
  const make = (lane: Lane): RTCDataChannel => {
    const channel = connection.createDataChannel(lane, { negotiated: true, id: LANES.indexOf(lane), ordered: true })
    channel.binaryType = 'arraybuffer'
    channel.bufferedAmountLowThreshold = LOW_WATER
    return channel
  }
  return { control: make('control'), bulk: make('bulk') }
}

/** Resolves once both channels are open; to false where one was closed before. */
export async function opened(channels: Channels): Promise<boolean> {
  const one = (channel: RTCDataChannel) =>
    new Promise<boolean>((resolve) => {
      if (channel.readyState === 'open') resolve(true)
      if (channel.readyState === 'closed') resolve(false)
      channel.addEventListener('open', () => resolve(true), { once: true })
      channel.addEventListener('close', () => resolve(false), { once: true })
    })
  return (await Promise.all(LANES.map((lane) => one(channels[lane])))).every(Boolean)
}

/** The pipe of an open connection. Frames that come before anyone takes them wait. */
export function channelPipe(connection: RTCPeerConnection, channels: Channels): Pipe {
  let taken: ((lane: Lane, frame: Uint8Array) => void) | null = null
  let early: [Lane, Uint8Array][] = []
  let tell: ((end: 'left' | 'lost') => void) | null = null
  let low: (lane: Lane) => void = () => undefined
  let ended: 'left' | 'lost' | null = null
  const shut = new Set<Lane>()

  function finish(end: 'left' | 'lost'): void {
    if (ended !== null) return
    ended = end
    connection.close()
    tell?.(end)
  }
  connection.addEventListener('connectionstatechange', () => {
    // It never recovers, while the channels go on saying that they are open.
    if (connection.connectionState === 'failed') finish('lost')
  })
  for (const lane of LANES) {
    const channel = channels[lane]
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      // A text is nothing that we send: as an empty frame it ends the link.
      const frame = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0)
      if (taken === null) early.push([lane, frame])
      else taken(lane, frame)
    })
    channel.addEventListener('close', () => {
      shut.add(lane)
      const end = (): void => {
        finish(connection.connectionState === 'failed' ? 'lost' : 'left')
      }
      // An empty lane closes before the last words of the other one have come.
      if (shut.size === LANES.length || connection.connectionState !== 'connected') end()
      else setTimeout(end, LAST_WORDS)
    })
    channel.addEventListener('bufferedamountlow', () => {
      low(lane)
    })
  }

  return {
    send(lane, frame) {
      const channel = channels[lane]
      if (channel.readyState !== 'open') return
      try {
        channel.send(frame.slice())
      } catch {
        finish('lost') // a lane that lost a frame is of no use any more
      }
    },
    onFrame(take) {
      taken = take
      const before = early
      early = []
      for (const [lane, frame] of before) taken(lane, frame)
    },
    onEnd(take) {
      tell = take
      if (ended !== null) take(ended)
    },
    buffered: (lane) => channels[lane].bufferedAmount,
    onLow(take) {
      low = take
    },
    close() {
      ended ??= 'left'
      // Closing a channel sends what waits in it; closing the connection would drop it.
      const gone = Promise.all(LANES.map((lane) => closed(channels[lane])))
      const end = (): void => {
        connection.close()
      }
      const timer = setTimeout(end, LAST_WORDS)
      void gone.then(() => {
        clearTimeout(timer)
        end()
      })
    },
  }
}

async function closed(channel: RTCDataChannel): Promise<void> {
  if (channel.readyState === 'closed') return
  await new Promise<void>((resolve) => {
    channel.addEventListener('close', () => resolve(), { once: true })
    channel.close()
  })
}
