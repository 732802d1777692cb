import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { fold } from '../session/fold'
import type { State } from '../session/state'
import { boardCsv } from './board-csv'
import { checkChain } from './chain'
import { slipsForLevel, type Level } from './disclosure'
import { fingerprint } from './fingerprint'
import { hashOf } from './hash'
import { entryOf } from './line'
import { parsePlan } from './planbytes'
import { README_TEXT } from './readme-text'
import type { HeadSignature } from './sign'
import { parseSignature } from './signature-lines'
import { parseSlip, readerOf, type Slip } from './slips'

/** What an archive is made of. */
export interface ArchiveContents {
  /** The exact bytes of each line, from line 1. */
  readonly lines: readonly Uint8Array[]
  readonly signatures: readonly HeadSignature[]
  readonly slips: readonly Slip[]
  /** The bytes of the frozen plan. */
  readonly plan: Uint8Array
}

/** What is written beside the contents. @property verifier the text of `verify.mjs` */
export interface ArchiveOptions {
  readonly level: Level
  readonly verifier: string
  readonly version: string
}

/** Why a file is not an archive that can be read. */
export type ArchiveFault = 'notZip' | 'tooLarge' | 'missingPart' | 'damagedPart'

export type ReadArchive = { readonly ok: true; readonly parts: ArchiveContents } | { readonly ok: false; readonly code: ArchiveFault }

/** No more files, and no more bytes once unpacked, than an archive can have in earnest. */
const MOST_FILES = 2_000
const MOST_BYTES = 512_000_000
/** ZIP knows no time before 1980; a fixed one makes equal contents equal bytes. */
const MTIME = '1980-01-01T00:00:00'

/**
 * Writes a `.leitai` archive ([AR1]): equal contents give equal bytes. Below 完整 it holds no slip, and no line of a
 * table, that was not shown.
 * @throws Error when the lines are not a whole chain over this plan: the caller has checked them
 */
export function writeArchive({ lines, signatures, slips, plan, level, verifier, version }: ArchiveContents & ArchiveOptions): Uint8Array {
  const checked = checkChain(lines)
  const parsed = parsePlan(plan)
  if (checked.fault !== null || parsed === null) throw new Error('not a whole book')
  const byName = new Map(slips.map((slip) => [slip.slip, slip]))
  const state = fold(parsed, checked.lines.map(entryOf))
  const kept = slipsForLevel(slips, level, state, readerOf(byName))
  const files: Record<string, Uint8Array> = {
    'book.jsonl': joined(lines),
    'signatures.jsonl': joined(signatures.map(jsonLine)),
    'slips.jsonl': joined(kept.map(jsonLine)),
    [`assets/${hashOf(plan)}`]: plan,
    'results/board.csv': strToU8(boardCsv(state, readerOf(new Map(kept.map((slip) => [slip.slip, slip]))), level)),
    'verify.mjs': strToU8(verifier),
    'README.txt': strToU8(README_TEXT),
  }
  const manifest = manifestOf(state, level, version, hashOf(lines[0] ?? ''), checked.head, files)
  return zipSync({ 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...files }, { mtime: MTIME, level: 6 })
}

function manifestOf(state: State, level: Level, version: string, book: string, head: { seq: number; hash: string }, files: Readonly<Record<string, Uint8Array>>) {
  return {
    format: 'leitai-archive',
    v: 1,
    book,
    session: state.opened?.session ?? '',
    title: state.plan.title,
    date: state.plan.date,
    sample: state.plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    level,
    sealed: state.sealed !== null,
    lines: head.seq,
    head: head.hash,
    fingerprint: fingerprint(head.hash),
    writtenBy: version,
    files: Object.entries(files).map(([name, bytes]) => ({ name, sha256: hashOf(bytes) })),
  }
}

function jsonLine(value: object): Uint8Array {
  return strToU8(JSON.stringify(value))
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lines.reduce((total, line) => total + line.length + 1, 0))
  let at = 0
  for (const line of lines) {
    all.set(line, at)
    all[at + line.length] = 0x0a
    at += line.length + 1
  }
  return all
}

/** The lines of a `.jsonl` file as their exact bytes; what follows the last line feed counts only if it is not empty. */
export function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return start < bytes.length ? [...lines, bytes.subarray(start)] : lines
}

/**
 * Reads an archive ([AR2]): only the parts that it must have, within limits on number and size. Nothing is believed:
 * chain, slips and signatures are for `verifyArchive` to check.
 */
export function readArchive(bytes: Uint8Array): ReadArchive {
  let total = 0
  let count = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count += 1
        total += originalSize
        return count <= MOST_FILES && total <= MOST_BYTES && isPart(name)
      },
    })
  } catch {
    return { ok: false, code: 'notZip' }
  }
  if (count > MOST_FILES || total > MOST_BYTES) return { ok: false, code: 'tooLarge' }
  const part = (name: string) => (Object.hasOwn(files, name) ? files[name] : undefined)
  const book = part('book.jsonl')
  const slipLines = part('slips.jsonl')
  const signatureLines = part('signatures.jsonl')
  if (book === undefined || slipLines === undefined || signatureLines === undefined) return { ok: false, code: 'missingPart' }
  const lines = splitLines(book)
  const plan = part(`assets/${planHash(lines[0])}`)
  if (plan === undefined) return { ok: false, code: 'missingPart' }
  const slips = splitLines(slipLines).map(parseSlip)
  const signatures = splitLines(signatureLines).map(parseSignature)
  if (slips.includes(null) || signatures.includes(null)) return { ok: false, code: 'damagedPart' }
  return {
    ok: true,
    parts: { lines, plan, slips: slips.filter((slip) => slip !== null), signatures: signatures.filter((signature) => signature !== null) },
  }
}

function isPart(name: string): boolean {
  return name === 'book.jsonl' || name === 'slips.jsonl' || name === 'signatures.jsonl' || /^assets\/[0-9a-f]{64}$/.test(name)
}

/** The hash of the plan that line 1 names, as far as line 1 can be read: a damaged one is the chain check's affair. */
function planHash(line: Uint8Array | undefined): string {
  return line === undefined ? '' : (/"plan":"([0-9a-f]{64})"/.exec(strFromU8(line))?.[1] ?? '')
}
