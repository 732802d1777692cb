import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../../src/book/hash'
import { verifierText } from '../../../tools/verify-file'
import { archiveOf, eveningBook } from '../../support/archive'
import { onLine, tampered, textIn } from '../../support/zip'

const folder = mkdtempSync(join(tmpdir(), 'leitai-verify-'))
const book = eveningBook()
const last = book.lines.length
const planName = `assets/${hashOf(book.plan)}`
let verifier = ''

beforeAll(async () => {
  verifier = await verifierText()
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs the verifier that lies in a good archive, by itself in an empty folder, as a stranger would. */
function run(archive: Uint8Array | string, ...options: string[]): { status: number | null; out: string; err: string } {
  const program = join(folder, 'verify.mjs')
  const file = join(folder, 'meeting.leitai')
  writeFileSync(program, textIn(archiveOf(book, 'full', verifier), 'verify.mjs'))
  writeFileSync(file, archive)
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file, ...options], { cwd: folder, encoding: 'utf8', env: {} })
  return { status, out: stdout, err: stderr }
}

const whole = () => archiveOf(book, 'full', verifier)

describe('verify.mjs', () => {
  it('is one small file that imports nothing but Node', () => {
    const imports = [...verifier.matchAll(/^import\b[^'"\n]*["']([^"'\n]+)["']/gm)].map(([, name = '']) => name)
    expect(imports).toContain('node:fs')
    expect(imports.filter((name) => !isBuiltin(name))).toEqual([])
    expect(Buffer.byteLength(verifier)).toBeLessThan(300_000)
  })

  it('[VF1] [VF2] finds a good archive whole and prints its board', () => {
    const { status, out, err } = run(whole())
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('完整无误')
    expect(out).toContain('Whole')
    expect(out).toMatch(/✓ +1 {2}潮音区 {2}54\.23 {2}10星/)
    expect(out).toMatch(/✓ +5 {2}青石区 {2}83\.77/)
  })

  it.each(['public', 'internal'] as const)('finds nothing wrong with one of level %s, and says that it could not check all', (level) => {
    const { status, out } = run(archiveOf(book, level, verifier))
    expect(status).toBe(0)
    expect(out).toContain('没有发现问题')
    expect(out).toMatch(/· +5 {2}青石区 {2}83\.77/)
    expect(out).not.toContain('82.63')
  })

  it('writes its report as JSON', () => {
    const { status, out } = run(whole(), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'whole', lines: last, sealed: true, faults: [], rows: { checked: 33, partly: 0, withheld: 0 } })
  })

  it.each<[string, Parameters<typeof tampered>[1], RegExp]>([
    ['a changed line', { 'book.jsonl': onLine(7, (line) => line.replace(/"at":(\d+)/, (_, at: string) => `"at":${String(Number(at) + 1)}`)) }, /✗ 第 7 条 line 7: .* changed/],
    ['a changed last line', { 'book.jsonl': onLine(last, (line) => line.replace(/"at":(\d+)/, (_, at: string) => `"at":${String(Number(at) + 1)}`)) }, new RegExp(`✗ 第 ${String(last)} 条 line ${String(last)}: .* changed`)],
    ['a changed line 1', { 'book.jsonl': onLine(1, (line) => line.replace('"plan":"', '"plan":"0').replace(/("plan":"[0-9a-f]{64})[0-9a-f]/g, '$1')) }, /✗ 第 1 条 line 1: /],
    ['a dropped line', { 'book.jsonl': (text) => text.split('\n').toSpliced(8, 1).join('\n') }, /✗ 第 9 条 line 9: .* dropped/],
    ['lines lost at the end', { 'book.jsonl': (text) => text.split('\n').slice(0, 20).join('\n') }, new RegExp(`✗ 第 21 条 line 21: 记录缺少末尾 .* ${String(last)}`)],
    ['a line of noise', { 'book.jsonl': onLine(4, () => '{') }, /✗ 第 4 条 line 4: .* notJson/],
    ['a changed slip', { 'slips.jsonl': onLine(3, (line) => line.replace(/"text":"/, '"text":"1')) }, /✗ 数据与记录不符 .* slips\.jsonl:3 wrong/],
    ['a slip of noise', { 'slips.jsonl': onLine(3, (line) => line.slice(1)) }, /✗ slips\.jsonl:3/],
    ['a changed plan', { [planName]: (text) => text.replace('青石区', '青山区') }, /✗ 第 1 条 line 1: 方案与第一条记录不符 .* changed/],
    ['a missing plan', { [planName]: () => null }, /✗ 第 1 条 line 1: 方案与第一条记录不符 .* missing/],
    ['a changed signature', { 'signatures.jsonl': (text) => text.replace(/"sig":"(.)/, (_, digit: string) => `"sig":"${digit === '0' ? '1' : '0'}`) }, new RegExp(`✗ 第 ${String(last)} 条 line ${String(last)}: 签名无效或缺少`)],
    ['no signature', { 'signatures.jsonl': () => '' }, /✗ 签名无效或缺少 .* missing/],
    ['a changed table', { 'results/board.csv': (text) => text.replace('54.23', '55.23') }, /✗ 榜单表格与记录不符 /],
    ['a changed manifest', { 'manifest.json': (text) => text.replace('"sealed": true', '"sealed": false') }, /✗ 清单与记录不符 .* sealed/],
  ])('[VF1] names %s', (_what, changes, words) => {
    const { status, out, err } = run(tampered(whole(), changes))
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(out).toMatch(words)
  })

  it('cannot read what is no archive, what lacks a part, and what is not there', () => {
    expect(run('not a zip').status).toBe(2)
    expect(run(tampered(whole(), { 'book.jsonl': () => null })).out).toContain('book.jsonl')
    expect(run(tampered(whole(), { 'book.jsonl': () => null })).status).toBe(2)
    const { status } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), join(folder, 'nowhere.leitai')])
    expect(status).toBe(2)
    expect(spawnSync(process.execPath, [join(folder, 'verify.mjs')]).status).toBe(2)
  })
})
