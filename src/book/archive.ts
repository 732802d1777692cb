import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { fold } from '../session/fold'
import { boardCsv } from './board-csv'
import { checkChain } from './chain'
import { slipsForLevel, type Level } from './disclosure'
import { hashOf, type Hash } from './hash'
import { entryOf } from './line'
import { describe, manifestBytes, parseManifest, type Manifest } from './manifest'
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
  /** The pictures that the plan names, as far as they are there. */
  readonly assets: ReadonlyMap<Hash, Uint8Array>
}

/** What is written beside the contents. @property verifier the text of `verify.mjs` */
export interface ArchiveOptions {
  readonly level: Level
  readonly verifier: string
  readonly version: string
}

/** What is read from an archive: its contents as far as they can be read, and what was written beside them. */
export interface ArchiveParts extends ArchiveContents {
  readonly manifest: Manifest
  /** SHA-256 of each file but the manifest, by name. */
  readonly files: ReadonlyMap<string, Hash>
  /** The bytes of `results/board.csv`. */
  readonly table: Uint8Array
}

/** Why a file is not an archive that can be read. `strangeName`: a path out of the archive, or a name that stands twice. */
export type ArchiveFault = 'notZip' | 'tooLarge' | 'strangeName' | 'missingPart' | 'damagedPart'

/** @property place the file, and where it has lines the line, that is at fault: `slips.jsonl:12` */
export type ReadArchive =
  | { readonly ok: true; readonly parts: ArchiveParts }
  | { readonly ok: false; readonly code: ArchiveFault; readonly place: string | null }

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
export function writeArchive({ lines, signatures, slips, plan, assets, level, verifier, version }: ArchiveContents & ArchiveOptions): Uint8Array {
  const checked = checkChain(lines)
  const parsed = parsePlan(plan)
  const opened = checked.lines[0]?.events.find((event) => event.type === 'opened')
  if (checked.fault !== null || parsed === null || opened?.plan !== hashOf(plan)) throw new Error('not a whole book')
  const byName = new Map(slips.map((slip) => [slip.slip, slip]))
  const state = fold(parsed, checked.lines.map(entryOf))
  // By name, so that no order tells of anything.
  const kept = slipsForLevel(slips, level, state, readerOf(byName)).sort((a, b) => (a.slip < b.slip ? -1 : 1))
  const files: Record<string, Uint8Array> = {
    'book.jsonl': joined(lines),
    'signatures.jsonl': joined(signatures.map(jsonLine)),
    'slips.jsonl': joined(kept.map(jsonLine)),
    [`assets/${hashOf(plan)}`]: plan,
    'results/board.csv': strToU8(boardCsv(state, readerOf(new Map(kept.map((slip) => [slip.slip, slip]))), level)),
    'verify.mjs': strToU8(verifier),
    'README.txt': strToU8(README_TEXT),
  }
  const pictures = Object.fromEntries([...assets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([hash, bytes]) => [`assets/${hash}`, bytes]))
  const manifest = manifestBytes(describe(state, hashOf(lines[0] ?? ''), checked.head), level, version, { ...files, ...pictures })
  return zipSync({ 'manifest.json': manifest, ...files, ...packed(pictures) }, { mtime: MTIME, level: 6 })
}

/** Pictures are packed already: they go in as they are. */
function packed(pictures: Readonly<Record<string, Uint8Array>>): Zippable {
  return Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [name, [bytes, { level: 0 }]]))
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
 * Reads an archive ([AR2]), within limits on number and size, and writes nothing anywhere. Nothing is believed: chain,
 * slips, signatures and the plan are for `verifyArchive` to check; a plan that is not there is read as no bytes.
 */
export function readArchive(bytes: Uint8Array): ReadArchive {
  const unpacked = unpack(bytes)
  if (!unpacked.ok) return unpacked
  const { files } = unpacked
  const missing = ['book.jsonl', 'signatures.jsonl', 'slips.jsonl', 'manifest.json'].find((name) => !files.has(name))
  if (missing !== undefined) return refuse('missingPart', missing)
  const part = (name: string) => files.get(name) ?? new Uint8Array(0)
  const manifest = parseManifest(part('manifest.json'))
  if (manifest === null) return refuse('damagedPart', 'manifest.json')
  const slips = eachLine(part('slips.jsonl'), parseSlip)
  if (!Array.isArray(slips)) return refuse('damagedPart', `slips.jsonl:${String(slips.damaged)}`)
  const signatures = eachLine(part('signatures.jsonl'), parseSignature)
  if (!Array.isArray(signatures)) return refuse('damagedPart', `signatures.jsonl:${String(signatures.damaged)}`)
  const lines = splitLines(part('book.jsonl'))
  const hashes = new Map([...files].filter(([name]) => name !== 'manifest.json').map(([name, content]) => [name, hashOf(content)]))
  const planName = `assets/${planHash(lines[0])}`
  const assets = new Map([...files].flatMap(([name, content]) => (name.startsWith('assets/') && name !== planName ? [[name.slice('assets/'.length), content] as const] : [])))
  return { ok: true, parts: { lines, plan: part(planName), slips, signatures, manifest, assets, files: hashes, table: part('results/board.csv') } }
}

function refuse(code: ArchiveFault, place: string | null = null): Extract<ReadArchive, { ok: false }> {
  return { ok: false, code, place }
}

type Unpacked = { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> } | Extract<ReadArchive, { ok: false }>

function unpack(bytes: Uint8Array): Unpacked {
  const names = new Set<string>()
  let total = 0
  const strange: string[] = []
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name.endsWith('/') && isPlain(name.slice(0, -1))) return false
        // Two names that are one name on some systems would be two files for two readers.
        if (names.has(name.toLowerCase()) || !isPlain(name)) strange.push(name)
        names.add(name.toLowerCase())
        total += originalSize
        return strange.length === 0 && names.size <= MOST_FILES && total <= MOST_BYTES
      },
    })
  } catch {
    return refuse('notZip')
  }
  if (strange.length > 0) return refuse('strangeName', strange[0])
  if (names.size > MOST_FILES || total > MOST_BYTES) return refuse('tooLarge')
  return { ok: true, files: new Map(Object.entries(files)) }
}

/** A name of plain letters and folders that leads nowhere else, on any system. */
function isPlain(name: string): boolean {
  return name.split('/').every((step) => /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$/i.test(step) && step !== '__proto__')
}

/** Each line of a file read, or the number of the first that cannot be. */
function eachLine<Value>(bytes: Uint8Array, parse: (line: Uint8Array) => Value | null): Value[] | { readonly damaged: number } {
  const values: Value[] = []
  for (const line of splitLines(bytes)) {
    const value = parse(line)
    if (value === null) return { damaged: values.length + 1 }
    values.push(value)
  }
  return values
}

/** The hash of the plan that line 1 names, as far as line 1 can be read: a damaged one is the chain check's affair. */
function planHash(line: Uint8Array | undefined): string {
  return line === undefined ? '' : (/"plan":"([0-9a-f]{64})"/.exec(strFromU8(line))?.[1] ?? '')
}
