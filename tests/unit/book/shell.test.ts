import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../../src/book/hash'
import { archiveOf, eveningBook } from '../../support/archive'
import { textOf } from '../../support/plan'
import { onLine, tampered, unzipped } from '../../support/zip'

const folder = mkdtempSync(join(tmpdir(), 'leitai-shell-'))
const book = eveningBook()

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The shell scripts that docs/format.md shows, in their order. */
const scripts = [...textOf('docs/format.md').matchAll(/```bash\n([\s\S]*?)```/g)].map(([, script = '']) => script)

function inShell(script: string, archive: Uint8Array): { status: number | null; out: string } {
  const place = mkdtempSync(join(folder, 'archive-'))
  for (const [name, bytes] of Object.entries(unzipped(archive))) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd: place, encoding: 'utf8', env: { PATH: process.env.PATH } })
  return { status, out: stdout + stderr }
}

const [chain = '', slips = ''] = scripts

describe.skipIf(spawnSync('bash', ['-c', 'command -v sha256sum sed xxd']).status !== 0)('with sha256sum and a few lines of shell', () => {
  it('the tools are those of any system', () => {
    expect(scripts).toHaveLength(2)
    expect(execFileSync('bash', ['-c', 'printf abc | sha256sum'], { encoding: 'utf8' })).toContain(hashOf('abc'))
  })

  it('[CH2] the chain of an exported archive holds', () => {
    const { status, out } = inShell(chain, archiveOf(book, 'public'))
    expect({ status, out }).toEqual({ status: 0, out: `${String(book.lines.length)} lines, head ${hashOf(book.lines.at(-1) ?? '')}\n` })
  })

  it.each<[string, (text: string) => string, number]>([
    ['changed', onLine(7, (line) => line.replace(/"n":\d+/, '"n":99')), 8],
    ['dropped', (text) => text.split('\n').toSpliced(4, 1).join('\n'), 5],
    ['doubled', (text) => text.split('\n').toSpliced(5, 0, text.split('\n')[4] ?? '').join('\n'), 6],
    ['moved', (text) => text.split('\n').toSpliced(9, 2, text.split('\n')[10] ?? '', text.split('\n')[9] ?? '').join('\n'), 10],
  ])('[CH1] [CH2] a line that was %s breaks it', (_what, change, place) => {
    const { status, out } = inShell(chain, tampered(archiveOf(book), { 'book.jsonl': change }))
    expect(status).toBe(1)
    expect(out).toContain(`line ${String(place)} does not follow`)
  })

  it('[SL1] the slips of an exported archive hold, and a changed one does not', () => {
    expect(inShell(slips, archiveOf(book, 'public'))).toEqual({ status: 0, out: '50 slips\n' })
    const changed = tampered(archiveOf(book, 'public'), { 'slips.jsonl': onLine(3, (line) => line.replace(/"salt":"./, '"salt":"g'.replace('g', line.includes('"salt":"0') ? '1' : '0'))) })
    const { status, out } = inShell(slips, changed)
    expect(status).toBe(1)
    expect(out).toContain('slip 3 ')
  }, 20_000)
})
