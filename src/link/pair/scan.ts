import decodeQR from 'qr/decode.js'
import type { PairPayload } from './payload'
import { readPayloadText, type TextResult } from './text'

/** A picture of a camera, four bytes a pixel, as a canvas gives it. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** How long a picture may be searched, in milliseconds; the next one is on its way. */
const SEARCH = 40

/** The text of the QR code in a picture; `null` where there is none that can be read ([SC1]). */
export function readFrame({ width, height, data }: Frame): string | null {
  try {
    return decodeQR({ width, height, data }, { format: 'RGBA', timeLimit: SEARCH })
  } catch {
    return null
  }
}

/** What a picture showed: a payload, a code that is none of ours or not the one that is looked for, or nothing. */
export type Scan = { readonly kind: 'payload'; readonly payload: PairPayload } | { readonly kind: 'other'; readonly code: Exclude<TextResult, { ok: true }>['code'] | 'wrongKind' } | { readonly kind: 'nothing' }

/** Looks for one kind of payload in pictures ([SC2]). */
export function scanFrame(frame: Frame, wanted: PairPayload['kind']): Scan {
  const text = readFrame(frame)
  if (text === null) return { kind: 'nothing' }
  const read = readPayloadText(text)
  if (!read.ok) return { kind: 'other', code: read.code }
  return read.payload.kind === wanted ? { kind: 'payload', payload: read.payload } : { kind: 'other', code: 'wrongKind' }
}
