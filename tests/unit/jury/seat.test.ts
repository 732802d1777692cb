import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CastAnswer, JurorSheet } from '../../../src/home/jury-requests'
import type { Connection } from '../../../src/jury/connection'
import { sitDown, type Seat } from '../../../src/jury/seat'
import type { JuryContestant, JuryView } from '../../../src/session/view/jury'

const SESSION = 'a1'.repeat(16)
const criteria = [{ id: 'result', name: '实绩', max: '60' }, { id: 'speech', name: '表达', max: '40' }]
const contestants: readonly JuryContestant[] = ['c1', 'c2', 'c3'].map((id, at) => ({ id, place: at + 1, name: id, unit: id, role: '书记', phase: 'open', onStage: at === 0, standing: 'present' }))
const view: JuryView = {
  audience: 'jury', seq: 5, term: 1, at: 0, title: '擂台', sample: false, rehearsal: false, sealed: false, ballots: 'named', sheet: 'single', contestants,
  panels: [{ id: 'p1', name: '评委', criteria, criteriaBy: 'sum', rules: { spoils: 'mark', blanks: false, allSame: false, most: [] }, seats: [{ juror: 'j1', seat: '1', role: '主任' }] }],
}

type Reply = { readonly ok: true; readonly value: CastAnswer } | { readonly ok: false; readonly fault: { readonly code: 'marksLocked'; readonly place: null } }
const recorded: Reply = { ok: true, value: { answer: { kind: 'recorded', seq: 9 }, code: 'K7QF' } }

/** A home that answers when the test says so. */
function home(shown: JuryView = view) {
  const asked: Record<string, unknown>[] = []
  const answers: ((reply: Reply) => void)[] = []
  const connection = {
    view: shown, session: SESSION, quiet: false, fault: null, waiting: false,
    live: () => Promise.resolve(),
    request: (what: Record<string, unknown>) => {
      asked.push(what)
      return new Promise((resolve) => answers.push(resolve))
    },
    now: () => 1_000, ready: () => Promise.resolve(), reopen: () => Promise.resolve(), close: () => {},
  } as unknown as Connection
  return { connection, asked, answer: (at: number, reply: Reply) => answers[at]?.(reply) }
}

const items = new Map<string, string>()
const storage = { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key) } as unknown as Storage

function sit(connection: Connection, sheet: JurorSheet | { of: readonly string[] } = { recusals: [], rows: [], receipts: [] }): Seat {
  let byte = 0
  return sitDown({
    connection, session: SESSION, storage, sheet,
    sitter: 'rows' in sheet ? { kind: 'named', panel: 'p1', juror: 'j1', pin: '246813' } : { kind: 'box', panel: 'p1', code: 'ABCD1234' },
    random: (bytes) => bytes.fill((byte += 1)),
  })
}

beforeEach(() => {
  items.clear()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('a named seat', () => {
  it('sends what is typed, has a receipt, and holds no draft afterwards', async () => {
    const { connection, asked, answer } = home()
    const seat = sit(connection)
    seat.type('c1', 'result', '55.')
    expect(seat.own.isDirty('c1')).toBe(true)
    expect([...items.values()].join()).toContain('55.')
    const sending = seat.send(['c1'])
    expect(seat.sending).toBe(true)
    expect(asked).toEqual([{ kind: 'juryCast', session: SESSION, panel: 'p1', juror: 'j1', pin: '246813', sheet: { rows: [{ contestant: 'c1', marks: [{ criterion: 'result', value: '55' }] }] } }])
    answer(0, recorded)
    await sending
    expect(seat.receipt('c1')).toEqual({ code: 'K7QF', at: 1_000, amended: false })
    expect([seat.sending, seat.fault, seat.own.isDirty('c1'), seat.own.isSent('c1')]).toEqual([false, null, false, true])
    expect(items.size).toBe(0)
  })

  it('amends: the second receipt says so', async () => {
    const { connection, answer } = home()
    const seat = sit(connection, { recusals: [], rows: [{ contestant: 'c1', marks: [{ criterion: 'result', value: '50' }] }], receipts: [{ contestant: 'c1', code: 'AAAA', amended: 0 }] })
    expect(seat.receipt('c1')).toEqual({ code: 'AAAA', at: null, amended: false })
    seat.type('c1', 'result', '51')
    const sending = seat.send(['c1'])
    answer(0, recorded)
    await sending
    expect(seat.receipt('c1')?.amended).toBe(true)
  })

  it('amended before this page was opened: the receipt still says so', () => {
    const seat = sit(home().connection, { recusals: [], rows: [{ contestant: 'c1', marks: [{ criterion: 'result', value: '50' }] }], receipts: [{ contestant: 'c1', code: 'AAAA', amended: 1 }] })
    expect(seat.receipt('c1')).toEqual({ code: 'AAAA', at: null, amended: true })
  })

  it('the same marks sent again because nobody answered are no amendment', async () => {
    const { connection, answer } = home()
    const seat = sit(connection)
    seat.type('c1', 'result', '55')
    const first = seat.send(['c1'])
    await vi.advanceTimersByTimeAsync(3_000)
    await first
    const second = seat.send(['c1'])
    answer(0, recorded)
    await vi.advanceTimersByTimeAsync(0)
    expect(seat.sending).toBe(true)
    answer(1, recorded)
    await second
    expect([seat.sending, seat.receipt('c1')?.amended]).toEqual([false, false])
  })

  it('typed back to what was sent is no change', () => {
    const seat = sit(home().connection, { recusals: [], rows: [{ contestant: 'c1', marks: [{ criterion: 'result', value: '50' }] }], receipts: [] })
    seat.type('c1', 'result', '5')
    expect(seat.own.isDirty('c1')).toBe(true)
    seat.type('c1', 'result', '50')
    expect(seat.own.isDirty('c1')).toBe(false)
    expect(items.size).toBe(0)
  })

  it('says after three seconds that nobody answered, keeps the sheet, and takes a late answer for one', async () => {
    const { connection, answer } = home()
    const seat = sit(connection)
    seat.type('c1', 'result', '55')
    const sending = seat.send(['c1'])
    await vi.advanceTimersByTimeAsync(3_000)
    await sending
    expect([seat.fault, seat.sending, seat.typed('c1').get('result')]).toEqual(['silent', false, '55'])
    answer(0, recorded)
    await vi.advanceTimersByTimeAsync(0)
    expect([seat.fault, seat.receipt('c1')?.code, seat.own.isDirty('c1')]).toEqual([null, 'K7QF', false])
  })

  it('what was typed after a silent sending is not lost to its late answer', async () => {
    const { connection, answer } = home()
    const seat = sit(connection)
    seat.type('c1', 'result', '55')
    const sending = seat.send(['c1'])
    await vi.advanceTimersByTimeAsync(3_000)
    await sending
    seat.type('c1', 'result', '56')
    answer(0, recorded)
    await vi.advanceTimersByTimeAsync(0)
    expect([seat.sent.get('c1')?.get('result'), seat.typed('c1').get('result'), seat.own.isDirty('c1')]).toEqual(['55', '56', true])
  })

  it('a refusal keeps the sheet', async () => {
    const { connection, answer } = home()
    const seat = sit(connection)
    seat.type('c1', 'result', '55')
    const sending = seat.send(['c1'])
    answer(0, { ok: false, fault: { code: 'marksLocked', place: null } })
    await sending
    expect([seat.fault, seat.own.isDirty('c1'), seat.receipt('c1')]).toEqual(['marksLocked', true, null])
    expect([seat.faultOf('c1'), seat.faultOf('c2')]).toEqual(['marksLocked', null])
  })

  it('has after a reload what was typed, and after leaving nothing', () => {
    sit(home().connection).type('c2', 'speech', '30')
    const again = sit(home().connection)
    expect(again.typed('c2').get('speech')).toBe('30')
    expect([...items.entries()].flat().join()).not.toContain('246813')
    again.leave(false)
    expect(sit(home().connection).typed('c2').get('speech')).toBe('30')
    sit(home().connection).leave(true)
    expect(items.size).toBe(0)
  })
})

describe('an anonymous card', () => {
  it('keeps nothing, has a key for each ballot, and neither code nor time', async () => {
    const { connection, asked, answer } = home({ ...view, ballots: 'anonymous' })
    const seat = sit(connection, { of: ['c3'] })
    for (const [at, contestant] of ['c1', 'c2', 'c1'].entries()) {
      seat.type(contestant, 'result', String(40 + at))
      const sending = seat.send([contestant])
      answer(at, recorded)
      await sending
    }
    expect(items.size).toBe(0)
    const keys = asked.map(({ key }) => key)
    expect(keys[0]).toBe(keys[2])
    expect(keys[0]).not.toBe(keys[1])
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(seat.receipt('c1')).toEqual({ code: null, at: null, amended: true })
    expect(['c1', 'c2', 'c3'].map(seat.isClosed)).toEqual([false, false, true])
  })

  it('has one key for a sheet of all', async () => {
    const { connection, asked, answer } = home({ ...view, ballots: 'anonymous', sheet: 'matrix' })
    const seat = sit(connection, { of: [] })
    seat.type('c1', 'result', '40')
    const first = seat.send(['c1', 'c2'])
    answer(0, recorded)
    await first
    seat.type('c2', 'result', '41')
    const second = seat.send(['c1', 'c2'])
    answer(1, recorded)
    await second
    expect(asked[0]?.['key']).toBe(asked[1]?.['key'])
    expect(['c1', 'c2'].map((contestant) => seat.receipt(contestant)?.amended)).toEqual([true, true])
  })
})
