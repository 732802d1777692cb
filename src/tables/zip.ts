import { Inflate } from 'fflate'
import { crc32 } from './crc32'
import { LIMITS } from './limits'

/** Compressed bytes that are unpacked before the size is looked at again; DEFLATE makes at most a thousandfold of them. */
const SLICE = 16 * 1024
const ALL_32 = 0xffff_ffff

interface Part {
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** The parts of a ZIP by name in small letters, with slashes. They are unpacked one by one, when asked for. */
export interface Zip {
  readonly names: ReadonlySet<string>
  /** The bytes of a part; `null` where there is none, a fault where they cannot be had within what is left of the limit. */
  readonly part: (name: string) => { readonly ok: true; readonly bytes: Uint8Array | null } | { readonly ok: false; readonly fault: 'damaged' | 'inflated' | 'encrypted' }
}

/**
 * Opens a ZIP by its central directory. Claimed sizes are believed only as an upper limit: what is really unpacked is counted as it comes,
 * and must be of the claimed size and checksum. `null` where the bytes are no whole ZIP.
 */
export function openZip(bytes: Uint8Array): Zip | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = directory(view, bytes)
  if (parts === null) return null
  let left: number = LIMITS.inflated
  return {
    names: new Set(parts.keys()),
    part(name) {
      const part = parts.get(name.toLowerCase())
      if (part === undefined) return { ok: true, bytes: null }
      if (part.encrypted) return { ok: false, fault: 'encrypted' }
      if (part.size > left) return { ok: false, fault: 'inflated' }
      const packed = packedBytes(view, bytes, part)
      const whole = packed === null ? null : unpacked(packed, part)
      if (whole === null) return { ok: false, fault: 'damaged' }
      left -= whole.length
      return { ok: true, bytes: whole }
    },
  }
}

function directory(view: DataView, bytes: Uint8Array): Map<string, Part> | null {
  const end = endRecord(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > LIMITS.parts) return null
  const parts = new Map<string, Part>()
  const decoder = new TextDecoder()
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x0201_4b50) return null
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number]
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > view.byteLength) return null
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/').toLowerCase()
    const part = partAt(view, at, { from: at + 46 + nameLength, to: at + 46 + nameLength + extraLength })
    if (part === null || parts.has(name)) return null
    parts.set(name, part)
    at = next
  }
  return parts
}

function endRecord(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) if (view.getUint32(at, true) === 0x0605_4b50) return at
  return null
}

/** A part as the directory says it; sizes and place may stand in its extra field, as writers of large files put them (ZIP64). */
function partAt(view: DataView, at: number, extra: { readonly from: number; readonly to: number }): Part | null {
  const long = zip64(view, extra)
  const field = (offset: number): number | null => {
    const value = view.getUint32(at + offset, true)
    return value === ALL_32 ? (long.shift() ?? null) : value
  }
  const size = field(24)
  const packed = field(20)
  const place = field(42)
  if (size === null || packed === null || place === null) return null
  return { method: view.getUint16(at + 10, true), encrypted: (view.getUint16(at + 8, true) & 1) === 1, crc: view.getUint32(at + 16, true), packed, size, at: place }
}

function zip64(view: DataView, { from, to }: { readonly from: number; readonly to: number }): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true))
    const found: number[] = []
    for (let field = at + 4; field + 8 <= end; field += 8) found.push(Number(view.getBigUint64(field, true)))
    return found
  }
  return []
}

function packedBytes(view: DataView, bytes: Uint8Array, { at, packed }: Part): Uint8Array | null {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== 0x0403_4b50) return null
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return from + packed > view.byteLength ? null : bytes.subarray(from, from + packed)
}

/** The bytes of a part, if they are of its size and checksum. No more than its size is ever held, give or take a slice. */
function unpacked(packed: Uint8Array, { method, size, crc }: Part): Uint8Array | null {
  const whole = method === 0 ? packed : method === 8 ? inflated(packed, size) : null
  return whole?.length === size && crc32(whole) === crc ? whole : null
}

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  const whole = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) whole.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += SLICE) inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
  } catch {
    return null // the library throws where the stream is damaged
  }
  return length === size ? whole : null
}
