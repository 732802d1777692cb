import { execFile } from 'node:child_process'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeArchive, readArchive } from '../../../src/book/archive'
import { checkChain } from '../../../src/book/chain'
import { fingerprint } from '../../../src/book/fingerprint'
import { utf8 } from '../../../src/book/hash'
import { parseSignature } from '../../../src/book/signature-lines'
import { parseSlip } from '../../../src/book/slips'
import { verifyArchive } from '../../../src/book/verify'
import { archiveOf, makeBook, wholeEvening } from '../../support/book'
import { demoPlan, textOf } from '../../support/plan'
import { shortened } from '../../support/presses'
import { bytesAt, flipped } from './bytes'

const PAGE = textOf('docs/format.md')
/** The text of the page's block of this name. */
function block(name: string): string {
  const found = new RegExp(`\`\`\`${name.replace('.', '\\.')}\\n([^]*?)\\n\`\`\``).exec(PAGE)?.[1]
  if (found === undefined) throw new Error(`docs/format.md has no ${name}`)
  return found
}
const sha256 = (...parts: (string | Uint8Array)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

describe('the worked example of docs/format.md', () => {
  const lines = block('book.jsonl').split('\n')
  const slips = block('slips.jsonl').split('\n').map((line) => parseSlip(utf8(line)))
  const signature = parseSignature(utf8(block('signatures.jsonl')))
  const head = sha256(lines.at(-1) ?? '')

  it('[CH1] [CH2] its lines are a chain, from its id to its head', () => {
    lines.forEach((line, index) => {
      const before = lines[index - 1]
      expect(line).toContain(`{"v":1,"seq":${String(index + 1)},"prev":"${before === undefined ? '0'.repeat(64) : sha256(before)}",`)
    })
    expect(checkChain(lines.map(utf8))).toMatchObject({ fault: null, head: { seq: 7, hash: head } })
    expect(PAGE).toContain(`The book's id is \`${sha256(lines[0] ?? '')}\``)
    expect(PAGE).toContain(`\`${head}\` and the fingerprint \`${fingerprint(head)}\``)
  })

  it('[SL1] its slips are what their names say, and all that lines and plan name', () => {
    const text = `${block('book.jsonl')}${block('plan')}`
    const named = new Set([...text.matchAll(/"slip":"([0-9a-f]{64})"/g)].map(([, name]) => name))
    expect(new Set(slips.map((slip) => slip?.slip))).toEqual(named)
    for (const slip of slips) expect(sha256(Buffer.from(slip?.salt ?? '', 'hex'), slip?.text ?? '')).toBe(slip?.slip)
    const [, salted = '', name = ''] = /hashed from these bytes: `([0-9a-f]+)`, which gives `([0-9a-f]+)`/.exec(PAGE) ?? []
    expect(sha256(Buffer.from(salted, 'hex'))).toBe(name)
    expect(named).toContain(name)
  })

  it('[SG1] its signature is under the bytes that it prints', () => {
    const key = /"key":"([0-9a-f]{64})"/.exec(lines[0] ?? '')?.[1] ?? ''
    const published = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'hex').toString('base64url') }, format: 'jwk' })
    expect(verify(null, Buffer.from(`${block('signed')}\n`), published, Buffer.from(signature?.sig ?? '', 'hex'))).toBe(true)
  })

  it('[VF1] [VF2] is whole', () => {
    const plan = utf8(block('plan'))
    expect(lines[0]).toContain(`"plan":"${sha256(plan)}"`)
    expect(PAGE).toContain(`assets/${sha256(plan)}`)
    const read = readArchive(
      writeArchive({
        lines: lines.map(utf8),
        plan,
        assets: new Map(),
        slips: slips.flatMap((slip) => slip ?? []),
        signatures: signature === null ? [] : [signature],
        level: 'full',
        verifier: '',
        version: 'test',
      }),
    )
    if (!read.ok) throw new Error(read.code)
    expect(verifyArchive(read.parts)).toMatchObject({ verdict: 'whole', faults: [] })
  })
})

describe('the shell lines of docs/format.md', { timeout: 30_000 }, () => {
  const run = promisify(execFile)
  const short = shortened(demoPlan())
  const book = makeBook(short, wholeEvening(short))
  const last = book.lines.length
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leitai-'))
    for (const [name, bytes] of Object.entries(unzipSync(archiveOf(book, 'public')))) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), bytes)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** What bash says of an unpacked archive with these lines. */
  async function check(lines: readonly Uint8Array[]): Promise<string> {
    await writeFile(join(folder, 'book.jsonl'), Buffer.concat(lines.flatMap((line) => [line, utf8('\n')])))
    return run('bash', ['--norc', '-c', block('bash')], { cwd: folder }).then(
      ({ stdout }) => stdout.trim(),
      (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : ''),
    )
  }

  it('[CH2] the archive unpacked, the chain holds', async () => {
    const written = await readFile(join(folder, 'book.jsonl'))
    expect(await check(book.lines)).toBe(`${String(last)} lines, head ${sha256(bytesAt(book.lines, last))}`)
    expect(await readFile(join(folder, 'book.jsonl'))).toEqual(written)
  })

  it('[CH1] [CH2] a changed, dropped, doubled or moved line is named', async () => {
    const { lines } = book
    const line = bytesAt(lines, 5)
    expect(await check(lines.with(4, flipped(line, line.length - 5, 1)))).toBe('line 6 does not follow line 5')
    expect(await check(lines.toSpliced(4, 1))).toBe('line 5 does not follow line 4')
    expect(await check(lines.toSpliced(4, 0, line))).toBe('line 6 does not follow line 5')
    expect(await check(lines.toSpliced(4, 2, bytesAt(lines, 6), line))).toBe('line 5 does not follow line 4')
  })

  it('[SG2] a changed last line and a cut tail are found', async () => {
    const line = bytesAt(book.lines, last)
    expect(await check(book.lines.with(-1, flipped(line, line.length - 5, 1)))).toBe(`line ${String(last)} is not the line that was signed`)
    expect(await check(book.lines.slice(0, -2))).toBe(`line ${String(last - 2)} is not the line that was signed`)
  })
})
