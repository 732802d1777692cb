import { Dexie } from 'dexie'
import type { Section } from '../session/draft'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { ApprovalRecord, AssetRecord, DraftRecord, SessionRecord } from './records'

/** All that a session brings whose plan is still to be made. */
export interface NewPreparation {
  readonly session: SessionRecord
  readonly drafts: readonly DraftRecord[]
  readonly approval: ApprovalRecord | null
  readonly assets: readonly AssetRecord[]
}

/** A session with its draft as it is stored; without sections where it was opened at once. */
export interface StoredDraft {
  readonly session: SessionRecord
  readonly drafts: readonly DraftRecord[]
  readonly approval: ApprovalRecord | null
}

/** What the start page's list says of a plan: it follows the section that holds it. */
export type Listed = Pick<SessionRecord, 'title' | 'date' | 'arena' | 'sample'>

/** A section on its way to the disk. @property base the save that it was edited from */
export interface NewSave {
  readonly draft: Omit<DraftRecord, 'rev'>
  readonly base: number
  /** What the section says of the session; `null` for a section that says nothing of it. */
  readonly listed: Listed | null
}

/** What became of a save. `conflict`: another window has saved since `base`. `frozen`: the plan no longer changes. */
export type Saved =
  | { readonly kind: 'saved'; readonly rev: number }
  | { readonly kind: 'conflict'; readonly rev: number; readonly value: unknown }
  | { readonly kind: 'frozen' | 'missing' }

/** Plans that are being made, section by section. Every method may reject with a `StoreError`. */
export interface DraftStore {
  prepare(fresh: NewPreparation): Promise<void>
  read(session: string): Promise<StoredDraft | null>
  section(session: string, section: Section): Promise<DraftRecord | null>
  /** Compares and sets in one strict transaction: of two that were edited from the same save, one is saved. */
  save(save: NewSave): Promise<Saved>
  approve(approval: ApprovalRecord): Promise<void>
}

/** The store of drafts in IndexedDB. */
export function createDraftStore(database: LeitaiDatabase): DraftStore {
  const { approvals, assets, drafts, sessions } = database

  return {
    prepare: ({ session, drafts: sections, approval, assets: pictures }) =>
      guarded(() =>
        database.transaction('rw', [sessions, drafts, approvals, assets], async () => {
          await Promise.all([
            sessions.add(session),
            drafts.bulkAdd([...sections]),
            approval === null ? null : approvals.add(approval),
            assets.bulkPut([...pictures]),
          ])
        }),
      ),

    read: (id) =>
      guarded(() =>
        database.transaction('r', [sessions, drafts, approvals], async () => {
          const session = await sessions.get(id)
          if (session === undefined) return null
          const [sections, approval] = await Promise.all([
            drafts.where('[session+section]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
            approvals.get(id),
          ])
          return { session, drafts: sections, approval: approval ?? null }
        }),
      ),

    section: (session, section) => guarded(async () => (await drafts.get([session, section])) ?? null),

    save: ({ draft, base, listed }) =>
      guarded(() =>
        database.transaction('rw', [sessions, drafts], async (): Promise<Saved> => {
          const [session, stored] = await Promise.all([sessions.get(draft.session), drafts.get([draft.session, draft.section])])
          if (session === undefined) return { kind: 'missing' }
          if (isFrozen(session)) return { kind: 'frozen' }
          // A section that came to plans after this one was made has no save yet: its first is edited from none.
          if (stored === undefined && base !== 0) return { kind: 'missing' }
          if (stored !== undefined && stored.rev !== base) return { kind: 'conflict', rev: stored.rev, value: stored.value }
          const rev = base + 1
          await Promise.all([drafts.put({ ...draft, rev }), sessions.put({ ...session, ...listed, changed: draft.at })])
          return { kind: 'saved', rev }
        }),
      ),

    approve: (approval) => guarded(async () => void (await approvals.put(approval))),
  }
}

/** Whether a session's plan no longer changes. */
export function isFrozen({ state }: SessionRecord): boolean {
  return state === 'open' || state === 'sealed'
}
