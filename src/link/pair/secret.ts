import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Secret } from '../greeting'
import { credentialsFrom, type Credentials } from './credentials'
import type { PayloadKind } from './payload'

/** One end of a pairing, as both sides know it once both codes were read: where it is reached does not matter. */
export interface Party {
  readonly credentials: Credentials
  readonly fingerprint: Uint8Array
}

/** Both ends of a pairing. */
export type Parties = Readonly<Record<PayloadKind, Party>>

/** No two of them are mistaken for each other, read or heard. */
const CODE_ALPHABET = '34679ACDEFHJKMNPRTUWXY'
const CODE_LENGTH = 4

function bytesOf({ credentials: { ufrag, pwd }, fingerprint }: Party): Uint8Array {
  return concatBytes(Uint8Array.of(ufrag.length, pwd.length), utf8ToBytes(ufrag + pwd), fingerprint)
}

function derive(material: Uint8Array, purpose: string, length: number): Uint8Array {
  return hkdf(sha256, material, undefined, utf8ToBytes(`leitai ${purpose}`), length)
}

/** What only the two devices know that have read each other's codes ([PS1]). */
export function pairSecret({ offer, answer }: Parties): Secret {
  return derive(concatBytes(bytesOf(offer), bytesOf(answer)), 'pairing', 32)
}

/** Four characters that both devices show once both codes were read; alike only if each has read the other's ([PS2]). */
export function confirmCode({ offer, answer }: Parties): string {
  const bytes = derive(concatBytes(bytesOf(offer), bytesOf(answer)), 'confirm', 8)
  let number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  const size = BigInt(CODE_ALPHABET.length)
  return Array.from({ length: CODE_LENGTH }, () => {
    const character = CODE_ALPHABET[Number(number % size)] ?? ''
    number /= size
    return character
  }).join('')
}

/** The credentials of the side that has none of its own: both derive them from the other side's ([PS3]). */
export function derivedCredentials(offer: Party, purpose: 'answer' | 'redial'): Credentials {
  return credentialsFrom(derive(bytesOf(offer), purpose, 21))
}

/** The credentials of either side of a meeting without any exchange but an address: from what the last pairing left both ([PS3]). */
export function reunionCredentials(secret: Secret, kind: PayloadKind): Credentials {
  return credentialsFrom(derive(secret, `reunion ${kind}`, 21))
}
