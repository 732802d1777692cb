import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, utf8 } from '../../../src/book/hash'
import type { Level } from '../../../src/book/disclosure'
import { archiveOf, forged, makeBook, wholeEvening } from '../../support/book'
import { demoPlan } from '../../support/plan'
import { shortened } from '../../support/presses'
import { verifierText } from '../../../tools/verify-file'
import { bytesAt } from './bytes'

const short = shortened(demoPlan())
const book = makeBook(short, wholeEvening(short))
const plan = `assets/${hashOf(book.plan)}`

/** All modules that a file asks for: by import, by `require` and by any text given to a call of those names. */
function modulesOf(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text)
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments
      const called = node.expression.getText()
      if ((node.expression.kind === ts.SyntaxKind.ImportKeyword || /^(__)?require$/.test(called)) && first !== undefined) found.push(ts.isStringLiteralLike(first) ? first.text : first.getText())
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('verify.mjs', text, ts.ScriptTarget.ES2022, true))
  return found
}

describe('verify.mjs', { timeout: 60_000 }, () => {
  let folder = ''
  let text = ''
  let made = 0

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leitai-'))
    text = await verifierText()
    await writeFile(join(folder, 'verify.mjs'), text)
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true }))

  /** Runs the verifier in its folder, as a stranger does. */
  function verify(file: string, ...words: string[]): Promise<{ code: number; out: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, ['verify.mjs', file, ...words], { cwd: folder }, (error, stdout, stderr) => {
        expect(stderr).toBe('')
        resolve({ code: error === null ? 0 : Number(error.code), out: stdout })
      })
    })
  }

  async function verifyBytes(bytes: Uint8Array, ...words: string[]): Promise<{ code: number; out: string }> {
    made += 1
    const file = `${String(made)}.leitai`
    await writeFile(join(folder, file), bytes)
    return verify(file, ...words)
  }

  /** The archive with one file changed as text, and its hash in the manifest with it: a careful forger. */
  function tampered(name: string, change: (text: string) => string, level: Level = 'full'): Uint8Array {
    const files = unzipSync(archiveOf(book, level))
    const before = files[name] ?? new Uint8Array(0)
    const after = utf8(change(new TextDecoder('utf-8', { ignoreBOM: true }).decode(before)))
    expect(after).not.toEqual(before)
    const manifest = new TextDecoder().decode(files['manifest.json']).replace(hashOf(before), hashOf(after))
    return zipSync({ ...files, [name]: after, 'manifest.json': utf8(manifest) })
  }

  it('asks for nothing but what Node has', () => {
    for (const name of modulesOf(text)) expect(name.startsWith('node:') || builtinModules.includes(name), name).toBe(true)
    expect(modulesOf("import 'a'; require('b'); __require('c'); import('d')")).toEqual(['a', 'b', 'c', 'd'])
    expect(text).not.toMatch(/worker_threads/)
    expect(text).not.toMatch(/\b(fetch|XMLHttpRequest|WebSocket)\(/)
  })

  it.each([
    ['full', 'whole', 'Whole:'],
    ['internal', 'incomplete', 'Nothing is wrong;'],
    ['public', 'incomplete', 'Nothing is wrong;'],
  ] as const)('[VF1] [VF2] [VF3] of level %s says %s and ends with 0', async (level, verdict, words) => {
    const bytes = archiveOf(book, level, text)
    const said = await verifyBytes(bytes)
    expect(said.code).toBe(0)
    expect(said.out).toContain(words)
    expect(said.out).toContain('望河区  87.31')
    const json = await verifyBytes(bytes, '--json')
    expect(json.code).toBe(0)
    expect(JSON.parse(json.out)).toMatchObject({ verdict, faults: [], book: book.book, level, lines: book.lines.length })
    if (level !== 'full') expect(said.out + json.out).not.toContain('82.63')
  })

  it.each([
    ['[CH2] a line', 'book.jsonl', (all: string) => all.replace('"seq":5,"prev":"', '"seq":5,"prev":"0').replace(/("seq":5,"prev":"0[0-9a-f]{63})[0-9a-f]/, '$1'), 'line 5:'],
    ['[CH2] a time', 'book.jsonl', (all: string) => all.replace(/(\{"v":1,"seq":6,.*?"at":)(\d+)(\d)/, (_, head: string, at: string, end: string) => `${head}${at}${String((Number(end) + 1) % 10)}`), 'line 6:'],
    ['[CH1] a dropped line', 'book.jsonl', (all: string) => all.split('\n').toSpliced(7, 1).join('\n'), 'line 8:'],
    ['[SG2] a cut tail', 'book.jsonl', (all: string) => all.split('\n').slice(0, -3).join('\n'), `line ${String(book.lines.length - 1)}:`],
    ['[SL1] a slip', 'slips.jsonl', (all: string) => all.replace('87.31', '97.31'), 'slips.jsonl:'],
    ['[SL1] the text of an erased slip', 'slips.jsonl', (all: string) => all.replace('"样例甲"', '"样例丁"'), 'slips.jsonl:'],
    ['[SG1] a signature', 'signatures.jsonl', (all: string) => all.replace(/"sig":"(.)/, (_, first: string) => `"sig":"${first === '0' ? '1' : '0'}`), `line ${String(book.lines.length)}:`],
    ['[VF1] the plan', plan, (all: string) => all.replace('青石区', '青山区'), 'line 1:'],
    ['[VF3] the table', 'results/board.csv', (all: string) => all.replace('87.31', '88.31'), 'results/board.csv'],
    ['[AR2] a slip that cannot be read', 'slips.jsonl', (all: string) => `${all}{}\n`, `slips.jsonl:${String(book.slips.length + 1)}`],
  ])('names %s that was changed, and ends with 1', async (_, name, change, place) => {
    const bytes = tampered(name, change)
    const said = await verifyBytes(bytes)
    expect(said.out).toContain(place)
    expect(said.code).toBe(1)
    expect((await verifyBytes(bytes, '--json')).code).toBe(1)
  })

  it('[VF1] names a line that was forged with the home’s key', async () => {
    const contents = forged(book, book.parsed.map((line) => (line.seq === 5 ? { ...line, events: [{ type: 'coverShown', v: 1, cover: 'black' }] } : line)))
    const said = await verifyBytes(archiveOf(contents))
    expect(said).toMatchObject({ code: 1 })
    expect(said.out).toMatch(/line 5: .*do not follow from the command/)
  })

  it('[BK6] says that it needs an update, and at which line', async () => {
    const newer = new TextDecoder().decode(bytesAt(book.lines, 4)).replace('{"v":1,', '{"v":2,')
    const said = await verifyBytes(tampered('book.jsonl', (all) => all.split('\n').with(3, newer).join('\n')))
    expect(said.code).toBe(1)
    expect(said.out).toMatch(/line 4: .*updateNeeded/)
  })

  it('[AR2] ends with 2 where there is nothing to read', async () => {
    expect((await verify('nowhere.leitai')).code).toBe(2)
    expect((await verifyBytes(utf8('not a zip'))).code).toBe(2)
    expect((await verifyBytes(zipSync({ 'book.jsonl': new Uint8Array(0) }))).code).toBe(2)
    const json = await verifyBytes(utf8('not a zip'), '--json')
    expect(JSON.parse(json.out)).toMatchObject({ verdict: 'notZip' })
    expect(json.code).toBe(2)
  })
})
