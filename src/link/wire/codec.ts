import * as v from 'valibot'
import { fromHex, hashOf, toHex, utf8, type Hash } from '../../book/hash'
import { wireSchema, type Wire } from './messages'

/** What comes over a link: a message, or the bytes of a picture under their hash. */
export type Received = { readonly kind: 'message'; readonly message: Wire } | { readonly kind: 'asset'; readonly hash: Hash; readonly bytes: Uint8Array }

const MESSAGE = 1
const ASSET = 2
const HASH_BYTES = 32

/** A message as bytes: one byte that says what follows, then JSON in UTF-8. */
export function encodeMessage(message: Wire): Uint8Array {
  return withMark(MESSAGE, utf8(JSON.stringify(message)))
}

/** A picture as bytes: its mark, its SHA-256, itself. */
export function encodeAsset(hash: Hash, bytes: Uint8Array): Uint8Array {
  const named = new Uint8Array(HASH_BYTES + bytes.length)
  named.set(fromHex(hash))
  named.set(bytes, HASH_BYTES)
  return withMark(ASSET, named)
}

function withMark(mark: number, bytes: Uint8Array): Uint8Array {
  const marked = new Uint8Array(bytes.length + 1)
  marked[0] = mark
  marked.set(bytes, 1)
  return marked
}

/** Reads what came over a link; `null` where it is nothing of this protocol, or a picture that is not what its hash says ([WI1]). */
export function decode(bytes: Uint8Array): Received | null {
  const body = bytes.subarray(1)
  switch (bytes[0]) {
    case MESSAGE:
      return decodeMessage(body)
    case ASSET: {
      if (body.length <= HASH_BYTES) return null
      const hash = toHex(body.subarray(0, HASH_BYTES))
      const asset = body.slice(HASH_BYTES)
      return hashOf(asset) === hash ? { kind: 'asset', hash, bytes: asset } : null
    }
    default:
      return null
  }
}

function decodeMessage(body: Uint8Array): Received | null {
  try {
    const parsed = v.safeParse(wireSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
    return parsed.success ? { kind: 'message', message: parsed.output } : null
  } catch {
    return null
  }
}
