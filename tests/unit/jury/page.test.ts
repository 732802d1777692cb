import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addressWithout, readAddress } from '../../../src/jury/address'
import { keepDraft, readDraft } from '../../../src/jury/drafts'
import { ASK_AFTER, LEAVE_AFTER, watchIdle } from '../../../src/jury/idle'
import { en } from '../../../src/jury/words/en'
import { zhCN } from '../../../src/jury/words/zh-CN'
import { policy } from '../../../tools/policy'

const SESSION = 'a1'.repeat(16)

/** A storage of one tab. */
function storage(): Storage & { readonly all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    get length() {
      return all.size
    },
    key: (at) => [...all.keys()][at] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    clear: () => {
      all.clear()
    },
  }
}

describe('the address', () => {
  it('names a session, and perhaps a card, whose code it does not keep', () => {
    expect(readAddress(`#/jury/${SESSION}`)).toEqual({ session: SESSION, code: null })
    expect(readAddress('#/jury')).toEqual({ session: null, code: null })
    expect(readAddress(`#/jury/${SESSION}?abcd-1234`)).toEqual({ session: SESSION, code: 'ABCD1234' })
    expect(readAddress(`#/jury/${SESSION}?code=ABCD1234`)).toEqual({ session: SESSION, code: 'ABCD1234' })
    expect(addressWithout({ session: SESSION, code: 'ABCD1234' })).toBe(`#/jury/${SESSION}`)
    expect(addressWithout({ session: null, code: null })).toBe('#/jury')
  })

  it('is refused where it is another', () => {
    for (const hash of ['', '#/', '#/jury/none', `#/console/${SESSION}`, `#/jury/${SESSION}?<b>`, `#/jury/${SESSION}/x`, `#/juryx/${SESSION}`]) expect(readAddress(hash)).toBeNull()
  })
})

describe('a draft', () => {
  const place = { session: SESSION, rehearsal: false, panel: 'leaders', juror: 'j1' }
  const typed = new Map([['c1', new Map([['result', '36.']])]])

  it('is there again for the same seat of the same meeting alone', () => {
    const tab = storage()
    keepDraft(tab, place, typed)
    expect(readDraft(tab, place)).toEqual(typed)
    for (const other of [{ ...place, juror: 'j2' }, { ...place, panel: 'public' }, { ...place, rehearsal: true }, { ...place, session: 'b2'.repeat(16) }]) expect(readDraft(tab, other).size).toBe(0)
  })

  it('leaves nothing when nothing is typed', () => {
    const tab = storage()
    keepDraft(tab, place, typed)
    keepDraft(tab, place, new Map())
    expect(tab.all.size).toBe(0)
  })

  it('that is damaged, or a storage that is full, is no draft', () => {
    const tab = storage()
    keepDraft(tab, place, typed)
    const [key = ''] = tab.all.keys()
    for (const text of ['', '{', 'null', '{"v":2,"rows":[]}', '{"v":1,"rows":[{"contestant":"C 1","marks":[]}]}', '{"v":1,"rows":[],"pin":"123456"}']) {
      tab.all.set(key, text)
      expect(readDraft(tab, place).size).toBe(0)
    }
    const full = { ...storage(), setItem: () => { throw new Error('full') } }
    expect(() => { keepDraft(full, place, typed) }).not.toThrow()
  })
})

describe('a seat that nobody touches', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is asked for after ninety seconds and left when nobody answers', () => {
    const heard: string[] = []
    const watch = watchIdle(() => heard.push('ask'), () => heard.push('leave'))
    vi.advanceTimersByTime(ASK_AFTER - 1)
    watch.touch()
    vi.advanceTimersByTime(ASK_AFTER - 1)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['ask'])
    watch.touch()
    vi.advanceTimersByTime(ASK_AFTER + LEAVE_AFTER - 1)
    expect(heard).toEqual(['ask', 'ask'])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['ask', 'ask', 'leave'])
    vi.advanceTimersByTime(10 * ASK_AFTER)
    expect(heard).toHaveLength(3)
  })

  it('is not watched any more once it is left', () => {
    const heard: string[] = []
    watchIdle(() => heard.push('ask'), () => heard.push('leave')).stop()
    vi.advanceTimersByTime(10 * ASK_AFTER)
    expect(heard).toEqual([])
  })
})

describe('the words', () => {
  const flat = (words: object): [string, string][] => Object.entries(words).flatMap(([part, group]) => Object.entries(group as Record<string, string>).map(([key, text]): [string, string] => [`${part}.${key}`, text]))
  const holes = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join()

  it('are the same keys with the same places in both languages, and never empty', () => {
    expect(flat(en).map(([key]) => key).sort()).toEqual(flat(zhCN).map(([key]) => key).sort())
    const english = new Map(flat(en))
    expect(flat(zhCN).filter(([key, text]) => text.trim() === '' || (english.get(key) ?? '').trim() === '' || holes(text) !== holes(english.get(key) ?? '')).map(([key]) => key)).toEqual([])
  })
})

it('the judge’s page states the same policy as every other', () => {
  expect(policy(readFileSync('jury.html', 'utf8'))).toBe(policy())
})
