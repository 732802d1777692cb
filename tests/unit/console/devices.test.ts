import { describe, expect, it } from 'vitest'
import { scanFault, typedGroups } from '../../../src/console/devices/code-words'
import { typedText } from '../../../src/link/pair/text'
import type { PairPayload } from '../../../src/link/pair/payload'

const answer: PairPayload = { kind: 'answer', credentials: null, fingerprint: Uint8Array.from({ length: 32 }, (_, at) => at * 7), candidates: [] }
const states = (typed: string) => typedGroups(typed).map(({ state }) => state)

describe('what is typed of a code', () => {
  const typed = typedText(answer)
  const groups = typed.split(' ')

  it('is shown group by group, in any case and with any blanks', () => {
    expect(typedGroups(typed.toLowerCase().replaceAll(' ', ' - ')).map(({ text }) => text)).toEqual(groups)
    expect(new Set(states(typed))).toEqual(new Set(['right']))
  })

  it('tells the wrong group and the one that is on its way', () => {
    const [first = '', second = ''] = groups
    const slip = (second.startsWith('0') ? '1' : '0') + second.slice(1)
    expect(states(`${first}${slip}AB`)).toEqual(['right', 'wrong', 'open'])
  })

  it('is nothing for a text that was pasted whole, or for no text', () => {
    expect(typedGroups(':AB12')).toEqual([])
    expect(typedGroups(' - ')).toEqual([])
  })
})

it('a code that a camera saw is damaged, never mistyped', () => {
  expect(scanFault('typedWrong')).toEqual({ ok: false, code: 'damaged' })
  expect(scanFault('notOurs')).toEqual({ ok: false, code: 'notOurs' })
})
