import { describe, expect, it } from 'vitest'
import { createLeading } from '../../../../src/home/peers/leading'
import { obey } from '../../../../src/home/peers/obey'
import { createPresses, UNHEARD } from '../../../../src/home/peers/presses'
import { toMeet } from '../../../../src/home/peers/seats'
import type { BookCopy, WireOf } from '../../../../src/link/wire/messages'

const hash = 'ab'.repeat(32)
const copy = (term: number, home = true): BookCopy => ({ session: '1'.repeat(32), book: hash, leads: [{ term, key: String(term).repeat(64), from: { seq: 0, hash } }], seq: 3, hash, home })

describe('[CP1] who leads', () => {
  it('is whoever leads the largest term, until another one does or the link is gone', () => {
    const leading = createLeading()
    expect(leading.leader(null)).toBeNull()
    leading.hear('a', copy(1), 0)
    leading.hear('b', copy(2), 1)
    leading.hear('a', copy(1), 1)
    expect(leading.leader(null)).toMatchObject({ peer: 'b', term: 2, key: '2'.repeat(64) })
    leading.beat('b', 9)
    expect(leading.leader(null)?.seq).toBe(9)
    leading.hear('b', copy(2, false), 2)
    expect(leading.leader(null)?.peer).toBe('a')
    leading.gone('a')
    expect(leading.leader(null)).toBeNull()
  })

  it('is nobody of a smaller term than this device knows', () => {
    const leading = createLeading()
    leading.hear('a', copy(1), 2)
    expect(leading.has('a')).toBe(false)
  })
})

describe('[PR1] a press of another device', () => {
  const by = { device: 'd'.repeat(16), window: 'e'.repeat(16), n: 1 }
  const message: WireOf<'command'> = { kind: 'command', book: hash, by, at: 10_000, command: { type: 'pause' } }
  const leading = { book: hash, now: 10_500, execute: () => Promise.resolve({ kind: 'recorded', seq: 4 } as const) }
  const host = { role: 'host', device: by.device } as const

  it('is executed for whoever may', async () => {
    expect(await obey(message, host, leading)).toEqual({ kind: 'recorded', seq: 4 })
  })

  it.each([
    ['a screen', message, { role: 'screen', device: by.device }, leading, null],
    ['nobody', message, { role: null, device: by.device }, leading, null],
    ['another device’s name', message, { role: 'host', device: 'f'.repeat(16) }, leading, null],
    ['what only a home may', { ...message, command: { type: 'clock', wall: 1, home: 1 } }, host, leading, null],
    ['another book', message, host, { ...leading, book: null }, UNHEARD],
    ['too late', message, host, { ...leading, now: 14_000 }, { kind: 'refused', code: 'stale' }],
    ['from a clock far ahead', message, host, { ...leading, now: 5_000 }, { kind: 'refused', code: 'stale' }],
  ] as const)('is not, from %s', async (_, said, peer, context, answer) => {
    expect(await obey(said, peer, context)).toEqual(answer)
  })

  it('ends once: by its answer, by its line, or unheard', async () => {
    let late: () => void = () => undefined
    let line: number | null = null
    const presses = createPresses({ device: by.device, window: by.window, after: (_, work) => { late = work; return () => undefined }, lineOf: () => line })
    const answered = presses.press({ type: 'pause' }, () => true)
    presses.answered({ ...by, window: '0'.repeat(16) }, { kind: 'recorded', seq: 1 })
    presses.answered(by, { kind: 'recorded', seq: 2 })
    expect(await answered).toEqual({ kind: 'recorded', seq: 2 })
    const seen = presses.press({ type: 'pause' }, () => true)
    line = 7
    presses.look()
    expect(await seen).toEqual({ kind: 'recorded', seq: 7 })
    const unheard = presses.press({ type: 'pause' }, () => true)
    late()
    expect(await unheard).toEqual(UNHEARD)
    expect(await presses.press({ type: 'pause' }, () => false)).toEqual(UNHEARD)
  })
})

describe('[DO1] devices that should meet', () => {
  const seat = (n: number, role: 'deputy' | 'screen', here = true, withdrawn = false) => ({ id: String(n).repeat(16), role, name: '', device: String(n).repeat(16), token: hash, withdrawn, here })
  const device = (n: number) => String(n).repeat(16)

  it('are those that are there and not linked; of two that may lead, one begins', () => {
    const told = [seat(1, 'deputy'), seat(2, 'deputy'), seat(3, 'screen'), seat(4, 'screen', false), seat(5, 'screen', true, true)]
    expect(toMeet(told, device(1), new Set()).map((one) => one.device)).toEqual([device(2), device(3)])
    expect(toMeet(told, device(2), new Set()).map((one) => one.device)).toEqual([device(3)])
    expect(toMeet(told, device(2), new Set([device(3)]))).toEqual([])
    expect(toMeet(told, device(3), new Set())).toEqual([])
    expect(toMeet(told, device(9), new Set())).toEqual([])
  })
})
