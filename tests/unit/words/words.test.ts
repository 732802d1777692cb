import { describe, expect, it } from 'vitest'
import { en } from '../../../src/words/en'
import { zhCN } from '../../../src/words/zh-CN'

/** `{a: {b: 'x'}}` → `a.b` → `x`. */
function flat(words: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      if (typeof value === 'string') return [[above + key, value]]
      if (typeof value === 'object' && value !== null) return [...flat(value, `${above}${key}.`)]
      throw new TypeError(`${above}${key} is neither words nor a group of words`)
    }),
  )
}

/** `{name}`, each once, sorted. */
function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{[^}]+\}/g))].sort()
}

describe('the words', () => {
  const chinese = flat(zhCN)
  const english = flat(en)

  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('are never empty', () => {
    for (const words of [chinese, english]) expect([...words].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('have the same placeholders in both languages', () => {
    const differing = [...chinese].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join())
    expect(differing.map(([key]) => key)).toEqual([])
  })
})
