import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isCovered } from '../../../src/ui/fonts/covers'
import { decodeRanges, holds } from '../../../src/ui/fonts/ranges'
import { textsOf, whereMissing } from '../../../src/ui/fonts/rare'
import { RARE_BYTES, RARE_COUNT, RARE_RANGES } from '../../../src/ui/fonts/rare-coverage'
import { pathOfFont, readWoff2 } from '../../support/woff2'

const PACK = 'leitai-rare-700.woff2'
const FILES = ['leitai-sans-500.woff2', 'leitai-sans-700.woff2', 'leitai-sans-900.woff2', 'leitai-digits-700.woff2', 'leitai-brush-400.woff2', PACK]

describe('whereMissing', () => {
  it('tells what the pack holds from what is nowhere, each once, in order', () => {
    expect(whereMissing('张㛃、李䶮、王㛃、𬭚𠅤')).toEqual({ pack: ['㛃', '䶮', '𬭚', '𠅤'], nowhere: [] })
    expect(whereMissing('赵𠀀𱍐龘𠀀')).toEqual({ pack: ['龘'], nowhere: ['𠀀', '𱍐'] })
  })

  it('says nothing of texts that the body face draws', () => {
    expect(whereMissing('崂山区　王锋\n2022 ★')).toEqual({ pack: [], nowhere: [] })
  })

  it('reads every text of a plan, and nothing else of it', () => {
    const plan = { title: '甲', n: 3, none: null, contestants: [{ person: '㛃', facts: [{ label: '乙' }] }, { person: '丙' }], 龘: false }
    expect(textsOf(plan).split('\n').filter((line) => line !== '')).toEqual(['甲', '㛃', '乙', '丙'])
    expect(whereMissing(textsOf(plan)).pack).toEqual(['㛃'])
  })
})

describe('the pack', () => {
  const { map } = readWoff2(PACK)
  const held = decodeRanges(RARE_RANGES)

  it('holds exactly what its table says, and nothing that the body face holds', () => {
    expect(map.size).toBe(RARE_COUNT)
    expect([...map.keys()].filter((codePoint) => !holds(held, codePoint))).toEqual([])
    expect([...map.keys()].filter(isCovered)).toEqual([])
  })

  it('leaves no hanzi of the first block to nobody', () => {
    const first = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, i) => 0x4e00 + i)
    expect(first.filter((codePoint) => !isCovered(codePoint) && !map.has(codePoint))).toEqual([])
  })

  it('is asked for by its style sheet for each character that it holds, and for no other above U+FFFF', () => {
    const css = readFileSync(pathOfFont('rare.css'), 'utf8')
    const ranges = [...css.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const)
    expect([...map.keys()].filter((codePoint) => !ranges.some(([from, to]) => codePoint >= from && codePoint <= to))).toEqual([])
    const rare = ranges.filter(([from]) => from > 0xffff).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    expect(rare.length).toBeGreaterThan(200)
    expect(rare.filter((codePoint) => !map.has(codePoint))).toEqual([])
  })

  it('is as large as it says, and all files together stay within 7 MB', () => {
    expect(statSync(pathOfFont(PACK)).size).toBe(RARE_BYTES)
    expect(FILES.reduce((sum, name) => sum + statSync(pathOfFont(name)).size, 0)).toBeLessThanOrEqual(7_000_000)
  })
})
