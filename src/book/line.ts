import * as v from 'valibot'
import { bySchema, commandSchema } from '../session/commands'
import { eventSchema } from '../session/events'
import { instant, seqSchema } from '../session/schema'
import { sha256Schema } from '../session/slip'
import type { Entry } from '../session/entry'
import { canonicalText } from './canonical'
import { utf8 } from './hash'
import { FORMAT, upcast } from './upcast'

/** The largest line, in bytes. */
export const LINE_LIMIT = 65_536

const lineSchema = v.strictObject({
  v: v.literal(FORMAT),
  seq: seqSchema,
  prev: sha256Schema,
  term: seqSchema,
  at: instant,
  by: bySchema,
  cmd: commandSchema,
  events: v.pipe(v.array(eventSchema), v.minLength(1), v.maxLength(64)),
})

/** One accepted command, as it stands in the book. Its bytes are the truth; this object is read from them. */
export type Line = v.InferOutput<typeof lineSchema>

/** Why bytes are not a line. `updateNeeded`: written by a newer version, never passed over ([BK6]). */
export type LineFault = 'tooLong' | 'notUtf8' | 'notJson' | 'notCanonical' | 'updateNeeded' | 'notALine'

export type Parsed = { readonly ok: true; readonly line: Line } | { readonly ok: false; readonly fault: LineFault }

/** The bytes of a line: one JSON object in UTF-8, keys in this order, NFC ([BK1]). */
export function lineBytes({ v: format, seq, prev, term, at, by, cmd, events }: Line): Uint8Array {
  const { device, window, n } = by
  return utf8(JSON.stringify({ v: format, seq, prev, term, at, by: { device, window, n }, cmd, events }).normalize('NFC'))
}

/** Reads a line from its bytes, or says why it is none. */
export function parseLine(bytes: Uint8Array): Parsed {
  if (bytes.length > LINE_LIMIT) return { ok: false, fault: 'tooLong' }
  const read = canonicalText(bytes)
  if (!read.ok) return read
  const current = upcast(read.value)
  if (current === 'updateNeeded') return { ok: false, fault: 'updateNeeded' }
  const parsed = v.safeParse(lineSchema, current)
  if (!parsed.success) return { ok: false, fault: 'notALine' }
  return inOrder(read.value) ? { ok: true, line: parsed.output } : { ok: false, fault: 'notCanonical' }
}

/** Whether the keys of a line, and of its `by`, stand in their order: equal lines have equal bytes. */
function inOrder(value: unknown): boolean {
  const keys = (from: unknown) => (typeof from === 'object' && from !== null ? Object.keys(from).join() : '')
  const by = typeof value === 'object' && value !== null && 'by' in value ? value.by : null
  return keys(value) === 'v,seq,prev,term,at,by,cmd,events' && keys(by) === 'device,window,n'
}

/** A line as the session reads it. */
export function entryOf({ seq, at, by, cmd, events }: Line): Entry {
  return { seq, at, by, cmd, events }
}
