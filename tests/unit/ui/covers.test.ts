import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BODY_COUNT, DISPLAY_WORDS } from '../../../src/ui/fonts/coverage'
import { covers, isCovered, isDisplayWord } from '../../../src/ui/fonts/covers'

const pathOf = (name: string) => fileURLToPath(new URL(`../../../src/ui/fonts/${name}`, import.meta.url))
const BODY = ['leitai-sans-500.woff2', 'leitai-sans-700.woff2', 'leitai-sans-900.woff2']
const DIGITS = 'leitai-digits-700.woff2'
const BRUSH = 'leitai-brush-400.woff2'

interface Font {
  map: Map<number, number>
  advance(codePoint: number): number | undefined
}

/** Reads cmap and advances out of a woff2 file that leaves those tables untransformed. */
function readWoff2(name: string): Font {
  const file = readFileSync(pathOf(name))
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

function gb2312Hanzi(): string {
  const decoder = new TextDecoder('gbk')
  let text = ''
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) text += decoder.decode(Uint8Array.of(row, cell))
  }
  return text
}

describe('covers', () => {
  it('holds every one of the 6763 hanzi of GB2312', () => {
    const hanzi = gb2312Hanzi()
    expect([...hanzi]).toHaveLength(6763)
    expect(covers(hanzi)).toEqual([])
  })

  it('holds the characters of the app: units, marks, figures, full-width space', () => {
    expect(covers('崂山区 李沧区 莱西市 王　锋 朱镕基 喆')).toEqual([])
    expect(covers('“”‘’—…·×✓★☆↑↓←→①②⑩⑳，。；：？！（）《》、＋－％')).toEqual([])
    expect(covers('Leitai 0123456789 ~!@#$%^&*()_+{}|:"<>?')).toEqual([])
  })

  it('names each missing character once, in order, by code point', () => {
    expect(covers('张𬸦、李龘、王𬸦')).toEqual(['𬸦', '龘'])
  })

  it('passes over what draws nothing: line breaks, joiners, variation selectors', () => {
    expect(covers('第一行\r\n第二行\t★\uFE0E\u200D')).toEqual([])
    expect(covers('')).toEqual([])
  })

  it('knows the edges of its ranges', () => {
    expect(isCovered(0x1f)).toBe(false)
    expect(isCovered(0x20)).toBe(true)
    expect(isCovered(0x7e)).toBe(true)
    expect(isCovered(0x7f)).toBe(false)
    expect(isCovered(0x10ffff)).toBe(false)
  })
})

describe('the cut fonts', () => {
  it.each(BODY)('%s holds exactly what the coverage table says', (name) => {
    const { map } = readWoff2(name)
    expect(map.size).toBe(BODY_COUNT)
    expect([...map.keys()].filter((codePoint) => !isCovered(codePoint))).toEqual([])
  })

  it('have ten digits of one advance in the digits face, as default glyphs', () => {
    const font = readWoff2(DIGITS)
    const advances = [...'0123456789'].map((digit) => font.advance(digit.codePointAt(0) ?? 0))
    expect(advances[0]).toBeGreaterThan(0)
    expect(new Set(advances).size).toBe(1)
    for (const character of '.:,+-−%/ AZaz') expect(font.map.has(character.codePointAt(0) ?? 0)).toBe(true)
  })

  it('have every display word in the brush face', () => {
    const { map } = readWoff2(BRUSH)
    const missing = [...DISPLAY_WORDS.join('')].filter((character) => !map.has(character.codePointAt(0) ?? 0))
    expect(missing).toEqual([])
  })

  it('stay within 4 MiB', () => {
    const total = [...BODY, DIGITS, BRUSH].reduce((sum, name) => sum + statSync(pathOf(name)).size, 0)
    expect(total).toBeLessThanOrEqual(4 * 1024 * 1024)
  })
})

describe('isDisplayWord', () => {
  it('lets fixed words be set in brush, never a name made of the same characters', () => {
    expect(isDisplayWord('摘星夺旗')).toBe(true)
    expect(isDisplayWord('擂台')).toBe(true)
    expect(isDisplayWord('红星')).toBe(false)
  })
})
