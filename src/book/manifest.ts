import * as v from 'valibot'
import { sha256Schema } from '../session/slip'
import type { State } from '../session/state'
import type { Head } from './chain'
import { LEVELS, type Level } from './disclosure'
import { fingerprint } from './fingerprint'
import { hashOf, utf8 } from './hash'

/** `manifest.json` of an archive: what it is, and the SHA-256 of every other file in it. Nothing else is only here. */
export const manifestSchema = v.strictObject({
  format: v.literal('leitai-archive'),
  v: v.literal(1),
  book: sha256Schema,
  session: v.string(),
  title: v.string(),
  date: v.string(),
  sample: v.boolean(),
  rehearsal: v.boolean(),
  level: v.picklist(LEVELS),
  sealed: v.boolean(),
  lines: v.number(),
  head: v.strictObject({ seq: v.number(), hash: sha256Schema }),
  fingerprint: v.string(),
  writtenBy: v.string(),
  files: v.array(v.strictObject({ name: v.string(), sha256: sha256Schema })),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

/** What a manifest says of the book: all of it can be read from the book itself. */
export type Described = Omit<Manifest, 'level' | 'writtenBy' | 'files'>

/** What a manifest has to say of a book in this state, with this head. */
export function describe(state: State, book: string, head: Head): Described {
  return {
    format: 'leitai-archive',
    v: 1,
    book,
    session: state.opened?.session ?? '',
    title: state.plan.title,
    date: state.plan.date,
    sample: state.plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed !== null,
    lines: head.seq,
    head: { seq: head.seq, hash: head.hash },
    fingerprint: fingerprint(head.hash),
  }
}

/** The bytes of a manifest: JSON on several lines, for people too. */
export function manifestBytes(described: Described, level: Level, writtenBy: string, files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const manifest: Manifest = { ...described, level, writtenBy, files: Object.entries(files).map(([name, bytes]) => ({ name, sha256: hashOf(bytes) })) }
  return utf8(`${JSON.stringify(manifest, null, 2)}\n`)
}

/** Reads a manifest; `null` where the bytes are none. */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  try {
    const parsed = v.safeParse(manifestSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** The first key of which the manifest says something else than the book; `null` where they agree. */
export function disagreement(manifest: Manifest, described: Described): string | null {
  const says: Readonly<Record<string, unknown>> = manifest
  return Object.entries(described).find(([key, value]) => JSON.stringify(says[key]) !== JSON.stringify(value))?.[0] ?? null
}
