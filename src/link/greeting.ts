import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Link, LinkEnd } from './port'
import { sealedLink, type LinkKeys, type Pipe } from './sealed-link'

/** The form of greeting and frames that this code speaks. */
const FORM = 1
const SALT_BYTES = 16
const KEY_BYTES = 32
/** As many frames as a pipe holds at most on the way. */
const MOST_AHEAD = 1024

/** Which side of a pairing this device is: the one whose offer was taken, or the one that took it. */
export type Side = 'offerer' | 'answerer'

/** The bytes that only the two devices of a pairing have. */
export type Secret = Uint8Array

/**
 * The keys of one link from the pairing's secret and a fresh salt of each side, so that no two links of one pairing share a key ([EN3]).
 */
export function linkKeys(secret: Secret, salts: Readonly<Record<Side, Uint8Array>>, side: Side): LinkKeys {
  const both = hkdf(sha256, secret, concatBytes(salts.offerer, salts.answerer), utf8ToBytes('leitai link'), 2 * KEY_BYTES)
  const fromOfferer = both.slice(0, KEY_BYTES)
  const fromAnswerer = both.slice(KEY_BYTES)
  return side === 'offerer' ? { out: fromOfferer, in: fromAnswerer } : { out: fromAnswerer, in: fromOfferer }
}

/**
 * Exchanges salts in the clear and makes the link.
 * @param random so many random bytes
 * @returns how the pipe ended, where it ended before; `garbled` where the other side speaks another form
 */
export function greet(pipe: Pipe, secret: Secret, side: Side, random: (bytes: number) => Uint8Array): Promise<Link | LinkEnd> {
  return new Promise((resolve) => {
    const own = random(SALT_BYTES)
    const ahead: Uint8Array[] = []
    pipe.onFrame((lane, frame) => {
      // A frame of the other lane may come before the greeting that was sent ahead of it.
      if (lane === 'bulk' && ahead.length < MOST_AHEAD) {
        ahead.push(frame)
        return
      }
      if (lane !== 'control' || frame.length !== 1 + SALT_BYTES || frame[0] !== FORM) {
        resolve('garbled')
        pipe.close()
        return
      }
      const other = frame.slice(1)
      const salts = side === 'offerer' ? { offerer: own, answerer: other } : { offerer: other, answerer: own }
      const { link, receive } = sealedLink(pipe, linkKeys(secret, salts, side))
      for (const sealed of ahead) receive('bulk', sealed)
      resolve(link)
    })
    pipe.onEnd(resolve)
    pipe.send('control', concatBytes(Uint8Array.of(FORM), own))
  })
}
