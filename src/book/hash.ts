import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** A lowercase SHA-256 in hex. */
export type Hash = string

/** SHA-256 of bytes, or of a text's UTF-8 bytes. */
export function hashOf(...parts: readonly (Uint8Array | string)[]): Hash {
  return bytesToHex(sha256(concatBytes(...parts.map((part) => (typeof part === 'string' ? utf8ToBytes(part) : part)))))
}

/** What stands in `prev` of line 1. */
export const NO_HASH: Hash = '0'.repeat(64)

export { bytesToHex as toHex, hexToBytes as fromHex, utf8ToBytes as utf8 }
