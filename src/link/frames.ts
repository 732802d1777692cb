import { MESSAGE_LIMIT } from './port'
import { SEAL_BYTES } from './seal'

/** The longest frame on the way, seal and all, in bytes: what every data channel passes whole. */
export const FRAME_LIMIT = 16 * 1024

const FIRST = 1
const LAST = 2
const ONE = FIRST | LAST
/** In the place of a message: the sender's person said no, and the link ends here. */
export const DECLINED = 4
const LENGTH_BYTES = 4
const ROOM = FRAME_LIMIT - SEAL_BYTES - 1

/**
 * A message in pieces that fit into frames: a byte that says whether it begins and ends here, where it begins without ending its length in
 * four bytes, then its bytes.
 */
export function* split(message: Uint8Array): Generator<Uint8Array> {
  if (message.length <= ROOM) {
    yield withHead(ONE, message)
    return
  }
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setUint32(0, message.length)
  let at = ROOM - LENGTH_BYTES
  yield withHead(FIRST, length, message.subarray(0, at))
  while (at < message.length) {
    const to = at + ROOM
    yield withHead(to < message.length ? 0 : LAST, message.subarray(at, to))
    at = to
  }
}

function withHead(head: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const piece = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0))
  piece[0] = head
  let at = 1
  for (const part of parts) {
    piece.set(part, at)
    at += part.length
  }
  return piece
}

/** Puts the pieces of one lane together: a whole message, `null` while it is not whole, `garbled` where they are no message of ours. */
export function createJoiner(): (piece: Uint8Array) => Uint8Array | 'garbled' | null {
  let message: Uint8Array | null = null
  let filled = 0
  return (piece) => {
    const [head] = piece
    if (head === undefined || head > ONE || (message === null) !== ((head & FIRST) !== 0)) return 'garbled'
    if (head === ONE) return piece.slice(1)
    if (message === null) {
      if (piece.length < 1 + LENGTH_BYTES) return 'garbled'
      const length = new DataView(piece.buffer, piece.byteOffset).getUint32(1)
      if (length > MESSAGE_LIMIT) return 'garbled'
      message = new Uint8Array(length)
      filled = 0
    }
    const bytes = piece.subarray((head & FIRST) === 0 ? 1 : 1 + LENGTH_BYTES)
    if (bytes.length === 0 || filled + bytes.length > message.length) return 'garbled'
    message.set(bytes, filled)
    filled += bytes.length
    if ((head & LAST) === 0) return null
    if (filled !== message.length) return 'garbled'
    const whole = message
    message = null
    return whole
  }
}
