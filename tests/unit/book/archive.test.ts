import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArchive } from '../../../src/book/archive'
import { boardCsv } from '../../../src/book/board-csv'
import { LEVELS, type Level } from '../../../src/book/disclosure'
import { hashOf } from '../../../src/book/hash'
import { picturesOfLines } from '../../../src/book/image'
import { readerOf } from '../../../src/book/slips'
import { verifyArchive } from '../../../src/book/verify'
import type { PlanFile } from '../../../src/session/plan'
import { archiveOf, makeBook, wholeEvening } from '../../support/book'
import { demoPlan } from '../../support/plan'
import { tinyPng } from '../../support/png'
import { evenings, shortened } from '../../support/presses'
import { approve, back, jump, next } from '../../support/session'

const HIDDEN = ['82.63', '81.29', '79.87', '77.43', '74.61']
const PERSONS = ['样例甲', '样例乙', '样例丙']
const short = shortened(demoPlan())
const book = makeBook(short, wholeEvening(short))
const unzipped = (level: Level, from = book) => unzipSync(archiveOf(from, level))
const textsIn = (files: Record<string, Uint8Array>) => Object.entries(files).map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
const codeOf = (bytes: Uint8Array) => {
  const read = readArchive(bytes)
  return read.ok ? null : [read.code, read.place]
}

describe('writing an archive', () => {
  it('[AR1] equal contents give equal bytes', () => {
    for (const level of LEVELS) expect(archiveOf(makeBook(short, wholeEvening(short)), level)).toEqual(archiveOf(book, level))
    expect(archiveOf(makeBook(short, wholeEvening(short), 'other'))).not.toEqual(archiveOf(book))
  })

  it('[AR1] equal slips in another order give equal bytes', () => {
    for (const level of LEVELS) expect(archiveOf({ ...book, slips: book.slips.toReversed() }, level)).toEqual(archiveOf(book, level))
  })

  it('[AR1] [AR2] what was written is read back, at 完整 to the letter', () => {
    fc.assert(
      fc.property(evenings(short, { maxLength: 25 }), fc.constantFrom(...LEVELS), (steps, level) => {
        const made = makeBook(short, [approve, ...steps])
        const read = readArchive(archiveOf(made, level))
        if (!read.ok) throw new Error(read.code)
        expect(read.parts.lines).toEqual(made.lines)
        expect(read.parts.signatures).toEqual(made.signatures)
        expect(read.parts.plan).toEqual(made.plan)
        expect(read.parts.manifest).toMatchObject({ level, lines: made.lines.length, book: made.book, sample: true })
        const names = new Set(made.slips.map(({ slip }) => slip))
        expect(read.parts.slips.every(({ slip }) => names.has(slip))).toBe(true)
        if (level === 'full') expect(read.parts.slips).toHaveLength(made.slips.length)
      }),
      { numRuns: 40 },
    )
  })

  it('[AR1] the manifest names each other file with its hash', () => {
    const files = unzipped('full')
    const read = readArchive(archiveOf(book))
    if (!read.ok) throw new Error(read.code)
    const named = read.parts.manifest.files.map(({ name, sha256 }) => [name, sha256])
    expect(named).toEqual(Object.entries(files).filter(([name]) => name !== 'manifest.json').map(([name, bytes]) => [name, hashOf(bytes)]))
    expect(Object.keys(files).sort()).toEqual(['README.txt', `assets/${hashOf(book.plan)}`, 'book.jsonl', 'manifest.json', 'results/board.csv', 'signatures.jsonl', 'slips.jsonl', 'verify.mjs'])
  })

  it('[AR5] every level carries the pictures that the plan names, as they are', () => {
    const [photo, slide] = [tinyPng(1), tinyPng(2)]
    const plan = { ...short, contestants: short.contestants.map((one, index) => (index === 0 ? { ...one, photo: hashOf(photo), slides: [hashOf(slide)] } : one)) }
    const made = { ...makeBook(plan, wholeEvening(plan)), assets: new Map([slide, photo].map((bytes) => [hashOf(bytes), bytes])) }
    for (const level of LEVELS) {
      const read = readArchive(archiveOf(made, level))
      if (!read.ok) throw new Error(read.code)
      expect([...read.parts.assets].sort()).toEqual([...made.assets].sort())
      expect(verifyArchive(read.parts).faults).toEqual([])
      const faultsWith = (assets: typeof made.assets) => verifyArchive({ ...read.parts, assets }).faults.map(({ code, detail }) => [code, detail])
      expect(faultsWith(new Map([[hashOf(photo), photo]]))).toEqual([['file', `assets/${hashOf(slide)} missing`]])
      expect(faultsWith(new Map([...made.assets, [hashOf(slide), photo]]))).toEqual([['file', `assets/${hashOf(slide)} changed`]])
    }
    expect(archiveOf({ ...made, assets: new Map([...made.assets].reverse()) })).toEqual(archiveOf(made))
  })

  it('[AR5] slides that replaced others late are named too, and so are those that they replaced', () => {
    const [old, late] = [tinyPng(3), tinyPng(4)]
    const plan = { ...short, contestants: short.contestants.map((one, index) => (index === 0 ? { ...one, slides: [hashOf(old)] } : one)) }
    const contestant = plan.contestants[0]?.id ?? ''
    const made = makeBook(plan, [{ type: 'replaceSlides', contestant, slides: [hashOf(late)] }, next])
    expect(picturesOfLines(made.lines)).toEqual([hashOf(late)])
    const faultsWith = (...pictures: Uint8Array[]) => {
      const read = readArchive(archiveOf({ ...made, assets: new Map(pictures.map((bytes) => [hashOf(bytes), bytes])) }))
      if (!read.ok) throw new Error(read.code)
      return verifyArchive(read.parts).faults.map(({ detail }) => detail)
    }
    expect(faultsWith(old, late)).toEqual([])
    expect(faultsWith(late)).toEqual([`assets/${hashOf(old)} missing`])
    expect(faultsWith(old)).toEqual([`assets/${hashOf(late)} missing`])
  })

  it('[AR1] refuses to write what is not a whole chain over its plan', () => {
    expect(() => archiveOf({ ...book, lines: book.lines.toSpliced(5, 1) })).toThrow('not a whole book')
    expect(() => archiveOf({ ...book, plan: strToU8('{}') })).toThrow('not a whole book')
  })
})

describe('what an archive tells', { timeout: 30_000 }, () => {
  it.each(['public', 'internal'] as const)('[AR3] [DI2] %s holds none of the hidden five, in no file', (level) => {
    for (const text of textsIn(unzipped(level))) for (const figure of HIDDEN) expect(text).not.toContain(figure)
    for (const figure of ['87.31', '83.77', '54.23']) expect(textsIn(unzipped(level)).join()).toContain(figure)
  })

  it('[DI2] 公开 names no person, 内部 and 完整 do', () => {
    const named = (level: Level) => PERSONS.filter((person) => textsIn(unzipped(level)).some((text) => text.includes(person)))
    expect([named('public'), named('internal'), named('full')]).toEqual([[], PERSONS, PERSONS])
  })

  it('[DI2] 完整 carries all', () => {
    for (const figure of HIDDEN) expect(textsIn(unzipped('full')).join()).toContain(figure)
  })

  it('[AR3] [DI1] at any point of any evening below 完整 carries only what was on a screen by then', () => {
    const shownBy = (plan: PlanFile, events: readonly { type: string; cue?: string; step?: number; panel?: string }[]) => {
      const panels = new Set<string>()
      for (const { type, cue, step, panel } of events) {
        if (type === 'flagAwarded' && panel !== undefined) panels.add(panel)
        const reveal = plan.rundown.find(({ id }) => id === cue)
        if (type === 'revealStepped' && reveal?.kind === 'reveal') for (const { show } of reveal.steps.slice(0, step)) for (const id of show) panels.add(id)
      }
      return panels
    }
    fc.assert(
      fc.property(evenings(short, { maxLength: 40 }), (steps) => {
        const made = makeBook(short, [approve, ...steps])
        const panels = shownBy(short, made.parsed.flatMap(({ events }) => events))
        const { blocks, composite } = short.board
        const secret = [
          ...HIDDEN,
          ...blocks.flatMap(({ id, figures }) => (panels.has(`block:${id}`) ? [] : figures.map(({ value }) => value))),
          ...(panels.has('composite') ? [] : composite.figures.map(({ value }) => value)),
        ]
        const texts = textsIn(unzipped('internal', made)).join('\n')
        for (const figure of secret) if (texts.includes(figure)) throw new Error(`${figure} in 内部`)
      }),
      { numRuns: 40 },
    )
  })

  it('[DI1] a step back does not make unseen what was seen', () => {
    const shown = makeBook(short, [approve, jump('reveal-blocks'), next, next])
    const stepped = makeBook(short, [approve, jump('reveal-blocks'), next, next, back, back])
    const carried = ({ slips }: { slips: readonly { text: string | null }[] }) => slips.map(({ text }) => text).sort()
    const parts = [shown, stepped].map((made) => readArchive(archiveOf(made, 'public')))
    expect(parts.map((read) => (read.ok ? carried(read.parts).length : 0))).toEqual([40, 40])
    expect(parts[0]?.ok === true && parts[1]?.ok === true && carried(parts[0].parts)).toEqual(parts[1]?.ok === true && carried(parts[1].parts))
  })

  it('[DI2] the order of the slips that are given says nothing of those that are not', () => {
    const given = (from: typeof book) => strFromU8(unzipped('public', from)['slips.jsonl'] ?? new Uint8Array(0))
    expect(given({ ...book, slips: book.slips.toReversed() })).toBe(given(book))
    const names = given(book).trim().split('\n').map((line) => line.slice(0, 80))
    expect(names).toEqual(names.toSorted())
  })

  it('[DI2] a previous rank is given only to those whose rise was shown', () => {
    const read = readArchive(archiveOf(book, 'public'))
    if (!read.ok) throw new Error(read.code)
    const given = readerOf(new Map(read.parts.slips.map((slip) => [slip.slip, slip])))
    const ranks = book.state.plan.board.composite.previousRanks.filter(({ value }) => given(value).kind === 'value')
    expect(ranks.map(({ contestant }) => contestant)).toEqual(['qingshi'])
  })

  it('[AR4] the table runs no formula in a spreadsheet', () => {
    const names = ['=HYPERLINK("x")', '+1', '-1+1', '@SUM(A1)', 'A,B', 'A"B', '＝1']
    const plan = { ...short, contestants: short.contestants.map((one, index) => ({ ...one, unit: names[index] ?? one.unit })) }
    const made = makeBook(plan, wholeEvening(plan))
    const table = boardCsv({ ...made.state, plan: { ...made.state.plan, contestants: plan.contestants.map(({ person: _, ...one }) => one) } }, readerOf(new Map(made.slips.map((slip) => [slip.slip, slip]))), 'full')
    for (const cell of table.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?[=+@\t＝]|^"?-\D/)
    expect(table).toContain(`"'=HYPERLINK(""x"")"`)
    expect(table).toContain('"A,B"')
    expect(table.startsWith('\ufeff')).toBe(true)
  })
})

describe('reading an archive', () => {
  const files = unzipped('full')
  const without = (name: string) => zipSync(Object.fromEntries(Object.entries(files).filter(([each]) => each !== name)))
  const withFile = (name: string, text: string) => zipSync({ ...files, [name]: strToU8(text) })

  it.each(['book.jsonl', 'slips.jsonl', 'signatures.jsonl', 'manifest.json'])('[AR2] refuses one without %s', (name) => {
    expect(codeOf(without(name))).toEqual(['missingPart', name])
  })

  it.each([
    ['a slip', 'slips.jsonl', `${strFromU8(files['slips.jsonl'] ?? new Uint8Array(0))}{}\n`, `slips.jsonl:${String(book.slips.length + 1)}`],
    ['a signature', 'signatures.jsonl', 'nothing\n', 'signatures.jsonl:1'],
    ['the manifest', 'manifest.json', '{"format":"leitai-archive"}', 'manifest.json'],
  ])('[AR2] refuses one of which %s cannot be read, and names it', (_, name, text, place) => {
    expect(codeOf(withFile(name, text))).toEqual(['damagedPart', place])
  })

  it('[AR2] refuses what is no ZIP file', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => codeOf(bytes)?.[0] === 'notZip'))
    expect(codeOf(archiveOf(book).slice(0, -30))?.[0]).toBe('notZip')
  })

  it('[AR2] never throws over a damaged one', () => {
    const whole = archiveOf(book)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        expect(() => readArchive(Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ flip : byte)))).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it.each(['../book.jsonl', '/etc/passwd', 'a\\b', '__proto__', 'assets/../x', 'C:/x', 'a//b'])('[AR2] refuses one with a file named %s', (name) => {
    const placeholder = 'x'.repeat(name.length)
    expect(codeOf(zipSync({ ...files, [placeholder]: new Uint8Array(0) }))).toBeNull()
    expect(codeOf(renamed(zipSync({ ...files, [placeholder]: new Uint8Array(0) }), placeholder, name))).toEqual(['strangeName', name])
  })

  it('[AR2] refuses too many files, and what would unpack to more than an archive can be', () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`assets/${String(index)}`, new Uint8Array(0)]))
    expect(codeOf(zipSync({ ...files, ...many }))?.[0]).toBe('tooLarge')
    const bomb = zipSync({ ...files, 'assets/bomb': new Uint8Array(10) })
    expect(codeOf(withSizes(bomb, 'assets/bomb', 600_000_000))?.[0]).toBe('tooLarge')
    expect(codeOf(withSizes(bomb, 'assets/bomb', 0xffff_fffe))?.[0]).toBe('tooLarge')
  })

  it('[AR2] refuses one in which a name stands twice', () => {
    const twice = renamed(zipSync({ ...files, 'book.jsonx': strToU8('other\n') }), 'book.jsonx', 'book.jsonl')
    expect(codeOf(twice)).toEqual(['strangeName', 'book.jsonl'])
  })

  it('[AR2] takes no more from a file than it says it holds', () => {
    const zip = zipSync({ ...files, 'assets/liar': new Uint8Array(5_000_000) })
    const read = readArchive(withSizes(zip, 'assets/liar', 10))
    expect(read.ok && read.parts.files.get('assets/liar')).toBe(hashOf(new Uint8Array(10)))
  })
})

/** The ZIP in which one name is replaced by another of its length, wherever it stands. */
function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1')
}

/** The ZIP in which the directory says another unpacked size of one file. */
function withSizes(zip: Uint8Array, name: string, size: number): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && strFromU8(copy.subarray(at + 46, at + 46 + name.length)) === name) view.setUint32(at + 24, size, true)
  }
  return copy
}
