import * as v from 'valibot'
import { idSchema } from '../session/schema'
import type { Typed } from './marks'

/** Whose draft it is. A rehearsal's is not the meeting's. */
export interface DraftPlace {
  readonly session: string
  readonly rehearsal: boolean
  readonly panel: string
  readonly juror: string
}

const draftSchema = v.strictObject({
  v: v.literal(1),
  rows: v.pipe(
    v.array(
      v.strictObject({
        contestant: idSchema,
        marks: v.pipe(v.array(v.strictObject({ criterion: idSchema, text: v.pipe(v.string(), v.maxLength(24)) })), v.maxLength(30)),
      }),
    ),
    v.maxLength(200),
  ),
})

function keyOf({ session, rehearsal, panel, juror }: DraftPlace): string {
  return ['leitai.jury', session, rehearsal ? 'rehearsal' : 'live', panel, juror].join('/')
}

/** What was typed and not sent, contestant → marks. Storage that is full, off or damaged loses nothing but this. */
export function readDraft(storage: Storage, place: DraftPlace): ReadonlyMap<string, Typed> {
  try {
    const { success, output } = v.safeParse(draftSchema, JSON.parse(storage.getItem(keyOf(place)) ?? 'null'))
    if (!success) return new Map()
    return new Map(output.rows.map(({ contestant, marks }) => [contestant, new Map(marks.map(({ criterion, text }) => [criterion, text]))]))
  } catch {
    return new Map()
  }
}

/** Keeps what was typed, in this tab alone; nothing typed leaves nothing. A PIN is never part of it. */
export function keepDraft(storage: Storage, place: DraftPlace, typed: ReadonlyMap<string, Typed>): void {
  try {
    if (typed.size === 0) {
      storage.removeItem(keyOf(place))
      return
    }
    const rows = [...typed].map(([contestant, marks]) => ({ contestant, marks: [...marks].map(([criterion, text]) => ({ criterion, text })) }))
    storage.setItem(keyOf(place), JSON.stringify({ v: 1, rows }))
  } catch {
    // What is typed lives on in the page.
  }
}
