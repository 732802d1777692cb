import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BODY_COUNT, DISPLAY_WORDS } from '../../../src/ui/fonts/coverage'
import { covers, isCovered, isDisplayWord } from '../../../src/ui/fonts/covers'
import { pathOfFont, readWoff2 } from '../../support/woff2'

const BODY = ['leitai-sans-500.woff2', 'leitai-sans-700.woff2', 'leitai-sans-900.woff2']
const DIGITS = 'leitai-digits-700.woff2'
const BRUSH = 'leitai-brush-400.woff2'

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
    const total = [...BODY, DIGITS, BRUSH].reduce((sum, name) => sum + statSync(pathOfFont(name)).size, 0)
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
