import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

/** Where a cut font lies. */
export const pathOfFont = (name: string): string => fileURLToPath(new URL(`../../src/ui/fonts/${name}`, import.meta.url))

/** What a font file says of its characters. */
export interface Font {
  map: Map<number, number>
  advance(codePoint: number): number | undefined
}

/** Reads cmap and advances out of a woff2 file that leaves those tables untransformed. */
export function readWoff2(name: string): Font {
  const file = readFileSync(pathOfFont(name))
  let at = 48
  const base128 = () => {
    let value = 0
    for (;;) {
      const byte = file.readUInt8(at++)
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
  }
  const known: Record<number, string> = { 0: 'cmap', 2: 'hhea', 3: 'hmtx', 10: 'glyf', 11: 'loca' }
  const entries: { tag: string; length: number }[] = []
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const flags = file.readUInt8(at++)
    let tag = known[flags & 0x3f] ?? ''
    if ((flags & 0x3f) === 0x3f) at += 4
    const version = flags >> 6
    let length = base128()
    const isOutline = tag === 'glyf' || tag === 'loca'
    if (isOutline ? version === 0 : version !== 0) {
      length = base128()
      if (!isOutline) tag = ''
    }
    entries.push({ tag, length })
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  const tables = new Map<string, Buffer>()
  let offset = 0
  for (const { tag, length } of entries) {
    tables.set(tag, data.subarray(offset, offset + length))
    offset += length
  }
  const table = (tag: string) => {
    const found = tables.get(tag)
    if (!found) throw new Error(`${name} has no plain ${tag} table`)
    return found
  }
  const map = readCmap(table('cmap'))
  const long = table('hhea').readUInt16BE(34)
  return {
    map,
    advance(codePoint) {
      const glyph = map.get(codePoint)
      return glyph === undefined ? undefined : table('hmtx').readUInt16BE(4 * Math.min(glyph, long - 1))
    },
  }
}

function readCmap(cmap: Buffer): Map<number, number> {
  const map = new Map<number, number>()
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(8 + 8 * i)
    const format = cmap.readUInt16BE(at)
    if (format === 12) {
      for (let g = 0; g < cmap.readUInt32BE(at + 12); g++) {
        const group = at + 16 + 12 * g
        const first = cmap.readUInt32BE(group)
        for (let c = first; c <= cmap.readUInt32BE(group + 4); c++) map.set(c, cmap.readUInt32BE(group + 8) + c - first)
      }
    } else if (format === 4) {
      const count = cmap.readUInt16BE(at + 6) / 2
      for (let s = 0; s < count; s++) {
        const end = cmap.readUInt16BE(at + 14 + 2 * s)
        const start = cmap.readUInt16BE(at + 16 + 2 * count + 2 * s)
        const delta = cmap.readUInt16BE(at + 16 + 4 * count + 2 * s)
        const rangeAt = at + 16 + 6 * count + 2 * s
        const range = cmap.readUInt16BE(rangeAt)
        for (let c = start; c <= end && c < 0xffff; c++) {
          let glyph = range === 0 ? c : cmap.readUInt16BE(rangeAt + range + 2 * (c - start))
          if (range === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff
          if (glyph !== 0) map.set(c, glyph)
        }
      }
    }
  }
  return map
}
