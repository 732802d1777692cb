import { gcm } from '@noble/ciphers/aes.js'

/** What AES-GCM adds to each frame, in bytes. */
export const SEAL_BYTES = 16
/** More frames than this are sealed under no key; at a thousand a second that is some thousand years. */
const MOST_FRAMES = 2 ** 48

/**
 * Seals what goes out under one key: the nonce is the number of the lane and a counter, so no nonce comes twice ([EN1]). The counter
 * is not sent, since a lane keeps its order.
 * @throws RangeError where the counter is used up
 */
export function createSealer(key: Uint8Array, lane: number): (plain: Uint8Array) => Uint8Array {
  const next = nonces(lane)
  return (plain) => gcm(key, next()).encrypt(plain)
}

/** Opens what came in, in the order in which it was sealed. `null`: changed, sent twice, left out, of another lane or key ([EN2]). */
export function createOpener(key: Uint8Array, lane: number): (sealed: Uint8Array) => Uint8Array | null {
  const next = nonces(lane)
  return (sealed) => {
    try {
      return gcm(key, next()).decrypt(sealed)
    } catch {
      return null
    }
  }
}

function nonces(lane: number): () => Uint8Array {
  let counter = 0
  return () => {
    if (counter >= MOST_FRAMES) throw new RangeError('a key has sealed all that it may')
    const nonce = new Uint8Array(12)
    const view = new DataView(nonce.buffer)
    view.setUint32(0, lane)
    view.setBigUint64(4, BigInt(counter))
    counter += 1
    return nonce
  }
}
