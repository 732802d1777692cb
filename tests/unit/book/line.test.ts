import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../src/book/canonical'
import { checkChain } from '../../../src/book/chain'
import { utf8 } from '../../../src/book/hash'
import { lineBytes, LINE_LIMIT, parseLine, type Line } from '../../../src/book/line'
import { FORMAT, upcast } from '../../../src/book/upcast'
import { makeBook, wholeEvening } from '../../support/book'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { lineAt } from './bytes'

const short = shortened(demoPlan())
const book = makeBook(short, wholeEvening(short))
const { parsed } = book
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
/** A line of the evening. */
const line = lineAt(parsed, 3)
const written = text(lineBytes(line))
const faultOf = (bytes: Uint8Array | string) => {
  const read = parseLine(typeof bytes === 'string' ? utf8(bytes) : bytes)
  return read.ok ? null : read.fault
}
const withEvents = (events: unknown, format = FORMAT) => JSON.stringify({ ...line, v: format, events })

describe('a line', () => {
  it('[BK1] is read back from its bytes to the letter', () => {
    fc.assert(
      fc.property(evenings(short, { maxLength: 25 }), (steps) => {
        const made = makeBook(short, steps)
        made.lines.forEach((bytes, index) => {
          const read = parseLine(bytes)
          expect(read).toEqual({ ok: true, line: made.parsed[index] })
          if (read.ok) expect(lineBytes(read.line)).toEqual(bytes)
        })
      }),
      { numRuns: 40 },
    )
  })

  const by = JSON.stringify(line.by)
  it.each([
    ['white space', written.replace('{', '{ '), 'notCanonical'],
    ['white space after it', `${written} `, 'notCanonical'],
    ['a byte order mark', `\ufeff${written}`, 'notJson'],
    ['a key twice', written.replace('"seq":', '"seq":9,"seq":'), 'notCanonical'],
    ['its keys in another order', JSON.stringify({ seq: line.seq, v: 1, prev: line.prev, term: 1, at: line.at, by: line.by, cmd: line.cmd, events: line.events }), 'notCanonical'],
    ['the keys of its sender in another order', written.replace(by, JSON.stringify({ n: line.by.n, device: line.by.device, window: line.by.window })), 'notCanonical'],
    ['an escape that is not needed', written.replace('"prev"', '"\\u0070rev"'), 'notCanonical'],
    ['a number that is not whole', written.replace(`"seq":${String(line.seq)}`, '"seq":1.5'), 'notCanonical'],
    ['a number with a point', written.replace(`"seq":${String(line.seq)}`, `"seq":${String(line.seq)}.0`), 'notCanonical'],
    ['a number beyond what is exact', written.replace(`"seq":${String(line.seq)}`, '"seq":9007199254740993'), 'notCanonical'],
    ['a key that no line has', written.replace('{', '{"x":1,'), 'notALine'],
    ['a key too few', written.replace(/"prev":"[0-9a-f]*",/, ''), 'notALine'],
    ['no events', withEvents([]), 'notALine'],
    ['half of it', written.slice(0, -20), 'notJson'],
    ['nothing', '', 'notJson'],
    ['a word', 'null', 'notALine'],
  ])('[BK1] is refused with %s', (_, bytes, fault) => {
    expect(bytes).not.toBe(written)
    expect(faultOf(bytes)).toBe(fault)
  })

  it('[BK1] is written in NFC, and refused in any other form', () => {
    const approve: Line = { ...line, cmd: { type: 'approve', by: 'e\u0301' }, events: [{ type: 'resultApproved', v: 1, by: 'e\u0301' }] }
    expect(text(lineBytes(approve))).toContain('\u00e9')
    expect(faultOf(JSON.stringify(approve))).toBe('notCanonical')
    expect(faultOf(lineBytes(approve))).toBeNull()
  })

  it('[BK1] is refused when it is no UTF-8, or longer than 64 KiB', () => {
    expect(faultOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toBe('notUtf8')
    expect(faultOf(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('notUtf8')
    expect(faultOf(new Uint8Array(LINE_LIMIT + 1).fill(0x20))).toBe('tooLong')
    expect(faultOf(new Uint8Array(LINE_LIMIT).fill(0x20))).toBe('notJson')
  })

  it('[BK1] never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(utf8)), (bytes) => faultOf(bytes) !== null))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = canonicalText(utf8(JSON.stringify(value)))
        if (read.ok) expect(JSON.stringify(read.value)).toBe(JSON.stringify(value))
      }),
    )
  })
})

describe('versions', () => {
  it.each([
    ['a newer format', withEvents(line.events, FORMAT + 1)],
    ['an unknown event', withEvents([{ type: 'danced', v: 1 }])],
    ['an unknown event beside a known one', withEvents([...line.events, { type: 'danced', v: 1, by: 'qingshi' }])],
    ['a newer version of a known event', withEvents([{ ...line.events[0], v: 2 }])],
    ['an event named like a thing that objects have', withEvents([{ type: 'constructor', v: 1 }])],
  ])('[BK6] refuses %s as "update needed", and so does the chain, at that line', (_, bytes) => {
    expect(faultOf(bytes)).toBe('updateNeeded')
    const lines = book.lines.with(2, utf8(bytes))
    expect(checkChain(lines).fault).toEqual({ seq: 3, kind: 'updateNeeded' })
    expect(checkChain(lines).lines).toHaveLength(2)
  })

  it('[BK7] leaves a line of the present format as it is', () => {
    for (const each of parsed) expect(upcast(each)).toEqual(each)
  })

  it('[BK7] knows a step for each older format: one without a step is no line', () => {
    for (const format of [0, -1]) expect(faultOf(withEvents(line.events, format))).toBe('notALine')
  })
})
