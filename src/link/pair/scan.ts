import decodeQR from 'qr/decode.js'
import { readCode, type Code, type CodeFault, type CodeKind } from './code'

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

/** What a picture showed: a code, one that is none of ours or not one that is looked for, or nothing. */
export type Scan = { readonly kind: 'code'; readonly code: Code } | { readonly kind: 'other'; readonly code: CodeFault['code'] } | { readonly kind: 'wrongKind'; readonly found: CodeKind } | { readonly kind: 'nothing' }

/** Looks for some kinds of codes in pictures ([SC2]). */
export function scanFrame(frame: Frame, wanted: readonly CodeKind[]): Scan {
  const text = readFrame(frame)
  if (text === null) return { kind: 'nothing' }
  const read = readCode(text)
  if (!read.ok) return { kind: 'other', code: read.code }
  return wanted.includes(read.code.kind) ? { kind: 'code', code: read.code } : { kind: 'wrongKind', found: read.code.kind }
}
