import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArchive, type ArchiveContents, type ArchiveParts } from '../../../src/book/archive'
import type { Level } from '../../../src/book/disclosure'
import { hashOf, utf8 } from '../../../src/book/hash'
import { lineBytes, type Line } from '../../../src/book/line'
import { signHead } from '../../../src/book/sign'
import { makeSlip, storedSlip, type Slip } from '../../../src/book/slips'
import { verifyArchive } from '../../../src/book/verify'
import type { Part } from '../../../src/session/board'
import { archiveOf, forged, makeBook, seededHex, wholeEvening } from '../../support/book'
import { demoPlan, samplePlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { approve, jump, next } from '../../support/session'
import { bytesAt, flipped, lineAt } from './bytes'

const short = shortened(demoPlan())
const book = makeBook(short, wholeEvening(short))
const { lines, parsed } = book
const last = lines.length

/** The parts of a book's archive, as a stranger reads them. */
function partsOf(from: ArchiveContents = book, level: Level = 'full'): ArchiveParts {
  const read = readArchive(archiveOf(from, level))
  if (!read.ok) throw new Error(read.code)
  return read.parts
}
const whole = partsOf()
/** One slip of each kind and panel, by its place in the archive. */
const someSlips = [...new Map(whole.slips.map(({ class: kind, text }, index) => [kind === 'result' ? `${kind} ${/"panel":"[^"]*"/.exec(text ?? '')?.[0] ?? ''}` : kind, index])).values()]
/** What is found when some parts are others, and nothing tells it but they themselves. */
const found = (change: Partial<ArchiveParts>) => verifyArchive({ ...whole, ...change }).faults.map(({ code, line }) => [code, line])
const byHand = (change: (line: Line) => Line): ArchiveContents => forged(book, parsed.map(change))

describe('an honest archive', { timeout: 30_000 }, () => {
  it.each([
    ['full', 'whole'],
    ['internal', 'incomplete'],
    ['public', 'incomplete'],
  ] as const)('[VF1] [VF2] of level %s is %s', (level, verdict) => {
    expect(verifyArchive(partsOf(book, level))).toMatchObject({ verdict, faults: [], sealed: true, lines: last, book: book.book, level })
  })

  it('[VF1] [VF2] [VF3] of any evening, sealed or not, at any level, has nothing wrong', () => {
    fc.assert(
      fc.property(evenings(short, { maxLength: 40 }), fc.constantFrom('full', 'internal', 'public'), (steps, level) => {
        const report = verifyArchive(partsOf(makeBook(short, [approve, ...steps]), level))
        expect(report.faults).toEqual([])
        if (level === 'full') expect(report.verdict).toBe('whole')
      }),
      { numRuns: 30 },
    )
  })

  it('[VF2] shows no figure that its level does not carry', () => {
    const text = JSON.stringify(verifyArchive(partsOf(book, 'public')))
    for (const figure of ['82.63', '81.29', '79.87', '77.43', '74.61']) expect(text).not.toContain(figure)
    expect(text).toContain('87.31')
  })

  it('[VF1] of the sample is whole', () => {
    const sample = samplePlan()
    expect(verifyArchive(partsOf(makeBook(sample, wholeEvening(sample))))).toMatchObject({ verdict: 'whole', faults: [] })
  })
})

describe('a changed book', { timeout: 30_000 }, () => {
  it('[CH2] any byte of any line: found, and the line is named', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last }), fc.nat(), fc.integer({ min: 1, max: 255 }), (seq, any, flip) => {
        const line = bytesAt(lines, seq)
        const faults = found({ lines: lines.with(seq - 1, flipped(line, any % line.length, flip)) })
        expect(faults.some(([code, at]) => code === 'chain' && at === seq)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('[CH2] any byte of the last line: only the signature betrays it', () => {
    const line = bytesAt(lines, last)
    for (let at = 0; at < line.length; at += 29) expect(found({ lines: lines.with(-1, flipped(line, at, 1)) })).toContainEqual(['chain', last])
  })

  it('[CH1] a line dropped, doubled or moved: found, and the line is named', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last - 1 }), (seq) => {
        expect(found({ lines: lines.toSpliced(seq - 1, 1) })).toContainEqual(['chain', seq])
        expect(found({ lines: lines.toSpliced(seq, 0, bytesAt(lines, seq)) })).toContainEqual(['chain', seq])
        expect(found({ lines: lines.toSpliced(seq - 1, 2, bytesAt(lines, seq + 1), bytesAt(lines, seq)) })).toContainEqual(['chain', seq])
      }),
      { numRuns: 10 },
    )
  })

  it('[SG2] the tail cut off: the first line that is missing is named', () => {
    for (let kept = 1; kept < last; kept += 3) expect(found({ lines: lines.slice(0, kept) })).toContainEqual(['linesLost', kept + 1])
    expect(found({ lines: [] })).not.toEqual([])
  })

  it('[SG2] a line put on after the newest signature is named', () => {
    const open = makeBook(short, [next, next, next])
    const more = makeBook(short, [next, next, next, next])
    expect(open.lines).toEqual(more.lines.slice(0, -1))
    expect(verifyArchive({ ...partsOf(more), signatures: open.signatures }).faults).toEqual([{ code: 'signature', line: 5, detail: 'unsigned' }])
  })
})

describe('what lies beside the lines', { timeout: 30_000 }, () => {
  function slipAt(index: number): Slip {
    const slip = whole.slips[index]
    if (slip === undefined) throw new Error('no slip')
    return slip
  }
  const change = (index: number, slip: Partial<Slip>) => ({ slips: whole.slips.map((each, at) => (at === index ? { ...each, ...slip } : each)) })

  it('[SL1] a changed text, salt or class of any slip is found', () => {
    for (const index of someSlips) {
      const slip = slipAt(index)
      expect(found(change(index, { text: `${slip.text ?? ''}0` }))).toContainEqual(['slip', null])
      expect(found(change(index, { salt: '0'.repeat(32) }))).toContainEqual(['slip', null])
      expect(found(change(index, { class: slip.class === 'secret' ? 'figure' : 'secret' }))).toContainEqual(['slip', null])
    }
  })

  it('[SL1] a slip that nothing names, or one that stands twice, is found', () => {
    const foreign = storedSlip(makeSlip('figure', '1.00', '7'.repeat(32)))
    expect(found({ slips: [...whole.slips, foreign] })).toContainEqual(['slip', null])
    expect(found({ slips: [...whole.slips, ...whole.slips.slice(0, 1)] })).toContainEqual(['slip', null])
  })

  it('[SL2] a slip withheld or erased leaves the chain whole and the verdict incomplete', () => {
    for (const index of someSlips) {
      const slip = slipAt(index)
      for (const slips of [whole.slips.toSpliced(index, 1), whole.slips.with(index, { ...slip, text: null })]) {
        const report = verifyArchive({ ...whole, slips })
        // What is written beside the book — the table — still shows the row, which is said.
        expect(report.faults.filter(({ code }) => code !== 'table')).toEqual([])
        expect(report).toMatchObject({ lines: last, fingerprint: verifyArchive(whole).fingerprint })
        expect(report.verdict).not.toBe('whole')
      }
    }
  })

  it('[VF1] a changed plan, or none, is found at line 1', () => {
    for (const plan of [flipped(whole.plan, 500, 1), new Uint8Array(0), utf8('{}')]) expect(found({ plan })).toContainEqual(['plan', 1])
  })

  it('[SG1] a changed or missing signature is found', () => {
    const [signature] = whole.signatures
    if (signature === undefined) throw new Error('no signature')
    for (const wrong of [{ sig: '0'.repeat(128) }, { seq: 3 }, { hash: hashOf('') }, { term: 2 }, { book: hashOf('') }]) {
      expect(found({ signatures: [{ ...signature, ...wrong }] }).map(([code]) => code)).toContain('signature')
    }
    expect(found({ signatures: [] })).toEqual([['signature', null]])
    const stranger = signHead(seededHex('stranger')(32), book.book, 1, { seq: last, hash: hashOf(bytesAt(lines, last)) })
    expect(found({ signatures: [stranger] })).toEqual([['signature', last]])
  })

  it('[VF3] a file, a manifest or a table that says something else is found', () => {
    const { manifest } = whole
    expect(found({ files: new Map([...whole.files, ['README.txt', hashOf('')]]) })).toEqual([['file', null]])
    expect(found({ files: new Map([...whole.files, ['more.exe', hashOf('')]]) })).toEqual([['file', null]])
    for (const wrong of [{ title: '别的' }, { sealed: false }, { sample: false }, { rehearsal: true }, { lines: 3 }, { fingerprint: '0000' }, { session: '' }]) {
      expect(found({ manifest: { ...manifest, ...wrong } })).toEqual([['manifest', null]])
    }
    expect(found({ table: utf8('板块\r\n') })).toEqual([['table', null]])
    expect(verifyArchive({ ...whole, manifest: { ...manifest, level: 'public' } }).verdict).toBe('broken')
  })
})

describe('a forgery by the holder of the key', { timeout: 30_000 }, () => {
  /** What the verifier says of another book under the honest manifest's other words. */
  const judged = (contents: ArchiveContents) => verifyArchive({ ...partsOf(contents) })

  it('[VF1] an event that does not follow from its command is named', () => {
    for (const { seq, cmd } of parsed.filter(({ cmd: { type } }, index) => type !== 'open' && type !== 'seal' && (type !== 'next' || index % 3 === 0))) {
      const other: Line['events'] = cmd.type === 'adjust' ? [{ type: 'timerPaused', v: 1 }] : [{ type: 'timerAdjusted', v: 1, by: 5_000 }]
      const report = judged(byHand((line) => (line.seq === seq ? { ...line, events: other } : line)))
      expect(report.faults).toContainEqual({ code: 'doesNotFollow', line: seq, detail: cmd.type })
    }
  })

  it('[VF1] an event more, or one less, is named', () => {
    const lock = parsed.find(({ events }) => events.some(({ type }) => type === 'resultLocked'))?.seq ?? 0
    const more = judged(byHand((line) => (line.seq === 4 ? { ...line, events: [...line.events, { type: 'coverShown', v: 1, cover: 'black' }] } : line)))
    const less = judged(byHand((line) => (line.seq === lock ? { ...line, events: line.events.slice(0, -1) } : line)))
    expect(more.faults[0]).toMatchObject({ code: 'doesNotFollow', line: 4 })
    expect(less.faults[0]).toMatchObject({ code: 'doesNotFollow', line: lock })
  })

  it('[VF1] a command that would have been refused is named', () => {
    const report = judged(byHand((line) => (line.cmd.type === 'approve' ? { ...line, cmd: { type: 'resume' }, events: [{ type: 'timerResumed', v: 1 }] } : line)))
    expect(report.faults[0]).toMatchObject({ code: 'doesNotFollow', line: parsed.find(({ cmd }) => cmd.type === 'approve')?.seq })
  })

  /** The evening in which a row of the result says something else, with its slip, chain and signature all in order. */
  function withRow(index: number, change: Partial<Part>): ArchiveContents {
    const ref = book.state.result?.parts[index]
    const old = book.slips.find(({ slip }) => slip === ref?.slip)
    const slip = makeSlip('result', JSON.stringify({ ...(JSON.parse(old?.text ?? '{}') as object), ...change }), '9'.repeat(32))
    const contents = byHand((line) => ({
      ...line,
      events: line.events.map((event) => (event.type === 'resultLocked' ? { ...event, parts: event.parts.with(index, slip.ref) } : event)),
    }))
    return { ...contents, slips: book.slips.map((each) => (each === old ? storedSlip(slip) : each)) }
  }

  it('[VF2] a locked row that disagrees with the figures is named by its line, panel and contestant', () => {
    const lock = book.state.result?.seq
    for (const index of [0, 9, 15, 20, 25, 29, 30, 32]) {
      for (const change of [{ score: '99.99' }, { rank: 7 }, { rise: 9 }, { stars: 30 }].slice(index % 4)) {
        const report = judged(withRow(index, change))
        expect(report.faults[0]).toMatchObject({ code: 'result', line: lock })
        expect(report.board.some(({ agreement }) => agreement === 'differs')).toBe(true)
      }
    }
  })

  it('[VF2] is found at 公开 too, where the row and its figure are given', () => {
    for (const index of [0, 3, 12, 20, 22]) expect(verifyArchive(partsOf(withRow(index, { score: '99.99' }), 'public')).faults[0]).toMatchObject({ code: 'result' })
  })

  it('[VF2] a row that is no row is found', () => {
    expect(judged(withRow(2, { panel: 'nowhere' })).faults[0]).toMatchObject({ code: 'result', line: book.state.result?.seq })
  })

  it('[VF1] an honest book chained and signed afresh is the same book', () => {
    expect(forged(book, parsed)).toMatchObject({ lines, signatures: book.signatures })
    expect(lineBytes(lineAt(parsed, 5))).toEqual(bytesAt(lines, 5))
  })

  it('[VF2] before a lock there is nothing to compare', () => {
    expect(verifyArchive(partsOf(makeBook(short, [next, jump('order')])))).toMatchObject({ verdict: 'whole', board: [] })
  })
})
