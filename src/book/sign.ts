import { ed25519 } from '@noble/curves/ed25519.js'
import * as v from 'valibot'
import { hex, seqSchema } from '../session/schema'
import { sha256Schema } from '../session/slip'
import type { Head } from './chain'
import { fromHex, hashOf, toHex, utf8, type Hash } from './hash'

/** A home's signature under a head: all lines up to `seq` stand as they are ([SG1]). Ed25519, detached. */
export const headSignatureSchema = v.strictObject({
  kind: v.literal('head'),
  book: sha256Schema,
  term: seqSchema,
  seq: seqSchema,
  hash: sha256Schema,
  sig: hex(64),
})
export type HeadSignature = v.InferOutput<typeof headSignatureSchema>

/** What is signed: five lines of text, so that a stranger can write them down. */
function headMessage(book: Hash, term: number, head: Head): Uint8Array {
  return utf8(`leitai head 1\n${book}\n${String(term)}\n${String(head.seq)}\n${head.hash}\n`)
}

/** The public key of a secret key, both 32 bytes in hex. */
export function publicKey(secret: string): string {
  return toHex(ed25519.getPublicKey(fromHex(secret)))
}

export function signHead(secret: string, book: Hash, term: number, head: Head): HeadSignature {
  return { kind: 'head', book, term, ...head, sig: toHex(ed25519.sign(headMessage(book, term, head), fromHex(secret))) }
}

export function headSignatureHolds({ book, term, seq, hash, sig }: HeadSignature, key: string): boolean {
  try {
    return ed25519.verify(fromHex(sig), headMessage(book, term, { seq, hash }), fromHex(key))
  } catch {
    return false
  }
}

/** A view as it goes to another device's screen: what it is of, and its exact text. */
export interface SentView {
  readonly book: Hash
  readonly term: number
  readonly seq: number
  readonly audience: string
  readonly text: string
}

function viewMessage({ book, term, seq, audience, text }: SentView): Uint8Array {
  return utf8(`leitai view 1\n${book}\n${String(term)}\n${String(seq)}\n${audience}\n${hashOf(utf8(text))}\n`)
}

/** The leader's signature under a view ([SG4]): a key that two devices share proves no sender. */
export function signView(secret: string, view: SentView): string {
  return toHex(ed25519.sign(viewMessage(view), fromHex(secret)))
}

export function viewSignatureHolds(view: SentView, sig: string, key: string): boolean {
  try {
    return ed25519.verify(fromHex(sig), viewMessage(view), fromHex(key))
  } catch {
    return false
  }
}
