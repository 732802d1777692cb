import * as v from 'valibot'
import type { ImageType } from '../book/image'
import type { Change } from '../session/changes'
import { SECTIONS, type Draft, type Section } from '../session/draft'
import { hex, text } from '../session/schema'
import { sha256Schema } from '../session/slip'
import type { SessionRecord } from '../store/records'

const session = hex(16)

/** What a page asks of its worker before the doors open: plans that are being made, rehearsals, and the opening itself. */
export const preparedRequests = [
  /** All sessions, the newest first; those in the bin apart. */
  v.strictObject({ kind: v.literal('sessions') }),
  /** A new session whose plan is still to be made: from a file (plan or plan package), a draft, or another session. */
  v.strictObject({
    kind: v.literal('prepare'),
    from: v.variant('kind', [
      v.strictObject({ kind: v.literal('file'), source: v.union([v.instance(Blob), v.pipe(v.string(), v.url())]) }),
      v.strictObject({ kind: v.literal('draft'), draft: v.unknown() }),
      v.strictObject({ kind: v.literal('copy'), session, title: text(120) }),
    ]),
  }),
  v.strictObject({ kind: v.literal('draft'), session }),
  v.strictObject({ kind: v.literal('section'), session, section: v.picklist(SECTIONS) }),
  /** Saves a section if nobody else has saved it since `base`. */
  v.strictObject({ kind: v.literal('saveSection'), session, section: v.picklist(SECTIONS), base: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), value: v.unknown() }),
  v.strictObject({ kind: v.literal('draftFaults'), session }),
  v.strictObject({ kind: v.literal('rename'), session, title: text(120) }),
  v.strictObject({ kind: v.literal('remove'), session }),
  v.strictObject({ kind: v.literal('undelete'), session }),
  v.strictObject({ kind: v.literal('exportPlan'), session }),
  v.strictObject({ kind: v.literal('approvePlan'), session, by: text(60) }),
  /** Founds the live book from the draft and lets the venue run it. */
  v.strictObject({ kind: v.literal('openSession'), session }),
  v.strictObject({ kind: v.literal('rehearse'), session }),
  /** Throws the rehearsal's book away, whole. */
  v.strictObject({ kind: v.literal('endRehearsal'), session }),
  v.strictObject({ kind: v.literal('putAsset'), blob: v.instance(Blob) }),
  v.strictObject({ kind: v.literal('asset'), hash: sha256Schema }),
] as const

/** One section as it is stored. `rev` counts its saves from 1; 0 where the plan is read from a book. */
export interface SavedSection<Name extends Section = Section> {
  readonly rev: number
  readonly value: Draft[Name]
}

/** The draft of a session, section by section. */
export type SavedSections = { readonly [Name in Section]: SavedSection<Name> }

/** A place at fault in a draft: its section, where in the plan as keys and indexes joined by points, and why, by code. */
export interface DraftPlace {
  readonly section: Section
  readonly path: string
  readonly code: string
}

/**
 * Why something could not be done before the doors open. `frozen`: the session has its book, its plan no longer changes.
 * `notPrepared`: it is open, sealed or rehearsing. `notRehearsing`. `inUse`: the venue runs it. `sectionRefused`,
 * `packageRefused`, `imageRefused`: what was brought is none.
 */
export type PreparedFault = 'frozen' | 'notPrepared' | 'notRehearsing' | 'inUse' | 'sectionRefused' | 'packageRefused' | 'imageRefused'

/** The reply to each kind of request. */
export interface PreparedReplies {
  sessions: { readonly sessions: readonly SessionRecord[]; readonly deleted: readonly SessionRecord[]; readonly running: string | null }
  prepare: { readonly session: string }
  draft: {
    readonly record: SessionRecord
    readonly sections: SavedSections
    /** `current`: the plan is still the one that was approved. */
    readonly approval: { readonly by: string; readonly at: number; readonly current: boolean } | null
    /** What changed since the approval; empty without one. */
    readonly changes: readonly Change[]
  }
  section: SavedSection
  saveSection: { readonly kind: 'saved'; readonly rev: number } | ({ readonly kind: 'conflict' } & SavedSection)
  draftFaults: { readonly places: readonly DraftPlace[] }
  rename: null
  remove: null
  undelete: null
  exportPlan: { readonly name: string; readonly bytes: Uint8Array }
  approvePlan: null
  openSession: null
  rehearse: null
  endRehearsal: null
  putAsset: { readonly hash: string; readonly type: ImageType; readonly bytes: number }
  asset: Blob
}

const draftChangedSchema = v.strictObject({ session, section: v.picklist(SECTIONS), rev: v.number(), window: hex(8) })
/** A section was saved by a window's worker. */
export type DraftChanged = v.InferOutput<typeof draftChangedSchema>

/** Reads a message of the drafts' channel; `null` where it is none. */
export function readDraftChanged(data: unknown): DraftChanged | null {
  const parsed = v.safeParse(draftChangedSchema, data)
  return parsed.success ? parsed.output : null
}
