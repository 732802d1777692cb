import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChain, type ChainFault } from '../../../src/book/chain'
import { hashOf, NO_HASH } from '../../../src/book/hash'
import { lineBytes } from '../../../src/book/line'
import { forged, makeBook, wholeEvening } from '../../support/book'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { next } from '../../support/session'
import { bytesAt, flipped, lineAt } from './bytes'

const short = shortened(demoPlan())
const book = makeBook(short, wholeEvening(short))
const { lines, parsed } = book
const last = lines.length
const small = makeBook(short, [next, next, next, next]).lines
const faultOf = (given: readonly Uint8Array[]): ChainFault | null => checkChain(given).fault

/** A place in the book that is not its last line. */
const inner = fc.integer({ min: 1, max: last - 1 })

describe('the chain', { timeout: 30_000 }, () => {
  it('[CH1] [CH2] of any evening holds, and its head is the hash of the last bytes', () => {
    fc.assert(
      fc.property(evenings(short, { maxLength: 25 }), (steps) => {
        const made = makeBook(short, steps)
        const bytes = made.lines.at(-1) ?? ''
        expect(checkChain(made.lines)).toMatchObject({ head: { seq: made.lines.length, hash: hashOf(bytes) }, fault: null })
      }),
      { numRuns: 40 },
    )
  })

  it('[CH2] names the line of which any single byte was changed, before the last', () => {
    for (let seq = 1; seq < small.length; seq += 1) {
      const line = bytesAt(small, seq)
      for (let at = 0; at < line.length; at += 1) {
        for (const flip of [0x01, 0x04, 0x80]) {
          const fault = faultOf(small.with(seq - 1, flipped(line, at, flip)))
          if (fault?.seq !== seq) throw new Error(`line ${String(seq)}, byte ${String(at)}, flip ${String(flip)}: ${JSON.stringify(fault)}`)
        }
      }
    }
  })

  it('[CH2] names it in a whole evening too', () => {
    fc.assert(
      fc.property(inner, fc.nat(), fc.integer({ min: 1, max: 255 }), (seq, any, flip) => {
        const line = bytesAt(lines, seq)
        expect(faultOf(lines.with(seq - 1, flipped(line, any % line.length, flip)))?.seq).toBe(seq)
      }),
      { numRuns: 300 },
    )
  })

  it('[CH2] of a last line with a foreign `prev` says that the last two do not fit', () => {
    const foreign = lineBytes({ ...lineAt(parsed, last), prev: hashOf('foreign') })
    const fault = faultOf(lines.with(-1, foreign))
    expect(fault?.kind).toBe('changed')
    expect([last - 1, last]).toContain(fault?.seq)
  })

  it('[CH2] begins at nothing: a book whose line 1 follows another line is refused', () => {
    expect(parsed[0]?.prev).toBe(NO_HASH)
    expect(faultOf([lineBytes({ ...lineAt(parsed, 1), prev: hashOf('') }), ...lines.slice(1)])).toEqual({ seq: 1, kind: 'changed' })
  })

  it('[CH1] names a line that was dropped, or several in a row', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: 1, max: 3 }), (seq, count) => {
        fc.pre(seq - 1 + count < last)
        expect(faultOf(lines.toSpliced(seq - 1, count))).toEqual({ seq, kind: 'dropped' })
      }),
    )
  })

  it('[CH1] names a line that stands twice, wherever the second stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last }), fc.nat(), (seq, any) => {
        const place = seq + (any % (last - seq + 1))
        expect(faultOf(lines.toSpliced(place, 0, bytesAt(lines, seq)))).toEqual({ seq, kind: 'doubled' })
      }),
    )
  })

  it('[CH1] names the first place that does not hold where a line was moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: last }), (from, to) => {
        fc.pre(from !== to)
        const line = bytesAt(lines, from)
        expect(faultOf(lines.toSpliced(from - 1, 1).toSpliced(to - 1, 0, line))).toEqual({ seq: Math.min(from, to), kind: 'reordered' })
      }),
    )
  })

  it('[CH1] finds any other order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...lines.keys()], { minLength: last, maxLength: last }), (order) => {
        const first = order.findIndex((index, place) => index !== place)
        fc.pre(first >= 0)
        expect(faultOf(order.map((index) => bytesAt(lines, index + 1)))).toEqual({ seq: first + 1, kind: 'reordered' })
      }),
    )
  })

  it('[CH1] a line put in that belongs to another book is found', () => {
    const other = makeBook(short, wholeEvening(short), 'other').lines
    fc.assert(fc.property(inner, (seq) => faultOf(lines.with(seq - 1, bytesAt(other, seq)))?.seq === seq))
    fc.assert(fc.property(inner, (seq) => faultOf([...lines.slice(0, seq), ...other.slice(seq)])?.kind === 'changed'))
  })

  it('[CH3] refuses a line that is earlier than the line before, and takes one of the same moment', () => {
    const at = (seq: number, moment: number) => forged(book, parsed.map((line) => (line.seq === seq ? { ...line, at: moment } : line))).lines
    const before = parsed[4]?.at ?? 0
    expect(faultOf(at(6, before))).toBeNull()
    expect(faultOf(at(6, before - 1))).toEqual({ seq: 6, kind: 'timeBackwards' })
  })

  it('[CH4] refuses a line after the seal', () => {
    expect(parsed.at(-1)?.events.at(-1)?.type).toBe('sealed')
    const more = forged(book, [...parsed, { ...lineAt(parsed, 2), at: parsed.at(-1)?.at ?? 0 }]).lines
    expect(faultOf(more)).toEqual({ seq: last + 1, kind: 'afterSeal' })
  })

  it('[CH4] refuses a book that line 1 does not open', () => {
    expect(faultOf(forged(book, parsed.slice(1).map((line) => ({ ...line, prev: NO_HASH }))).lines)).toEqual({ seq: 1, kind: 'notOpened' })
  })

  it('[CH1] refuses a term that changes without a take-over', () => {
    const lines = forged(book, parsed.map((line) => (line.seq === 7 ? { ...line, term: 2 } : line))).lines
    expect(faultOf(lines)).toEqual({ seq: 7, kind: 'wrongTerm' })
  })

  it('[CH2] goes on from a head that is known', () => {
    const half = checkChain(lines.slice(0, 10))
    const rest = checkChain(lines.slice(10), half.head, half.lines.at(-1) ?? null)
    expect([...half.lines, ...rest.lines]).toEqual(parsed)
    expect(checkChain(lines.slice(11), half.head, half.lines.at(-1) ?? null).fault).toEqual({ seq: 11, kind: 'dropped' })
  })

  it('[CH1] a chain that was cut at its end still holds: only a signed head tells', () => {
    expect(faultOf(lines.slice(0, -1))).toBeNull()
  })
})
