import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { SECTIONS, type Draft, type Section } from '../session/draft'
import type { DraftChanged, SavedSection, SavedSections } from './prepared-requests'
import type { Fault, Reply } from './requests'

/** What was edited here and saved differently elsewhere, to be settled by whoever sees both. */
export interface DraftConflict<Name extends Section = Section> {
  readonly section: Name
  readonly mine: Draft[Name]
  readonly theirs: SavedSection<Name>
}

/** `saving`: on its way to the disk. `conflict`: another window saved the same section. `failed`: not on the disk, see `fault`. */
export type Saving = 'saved' | 'saving' | 'conflict' | 'failed'

/** What a desk needs of the home, as small ports. */
export interface DraftNeeds {
  readonly load: () => Promise<Reply<'draft'>>
  readonly section: (section: Section) => Promise<Reply<'section'>>
  readonly save: (section: Section, base: number, value: unknown) => Promise<Reply<'saveSection'>>
}

/** A draft as a page edits it: each change goes to the disk at once, and what other windows save arrives. */
export interface DraftDesk {
  /** The draft as this page has it; `null` until it is loaded. Replaced, never mutated. */
  readonly draft: ShallowRef<Draft | null>
  readonly saving: ComputedRef<Saving>
  /** The first section that two windows edited at once. */
  readonly conflict: ComputedRef<DraftConflict | null>
  /** Why the draft could not be loaded, or the last save did not succeed. */
  readonly fault: ShallowRef<Fault | null>
  /** Reads the draft from the store; edits that are not saved yet stay. */
  load(): Promise<void>
  /** Takes an edit and saves it. While one save of a section is under way, the newest edit waits for it. */
  edit<Name extends Section>(section: Name, value: Draft[Name]): void
  /** Gives one's own edit up for what the other window saved. */
  takeTheirs(): void
  /** Saves one's own edit over what the other window saved. */
  keepMine(): void
  /** Tries again what failed. */
  retry(): void
  /** Another window has saved a section. */
  hear(changed: Pick<DraftChanged, 'section' | 'rev'>): void
  /** Sends what still waits, because the page is about to go. */
  flush(): void
}

/** Where one section stands between this page and the store. */
interface Standing {
  /** The save that this page knows last. */
  rev: number
  /** So many saves are under way. */
  flying: number
  /** An edit that is not sent yet. */
  waits: boolean
  theirs: SavedSection | null
  failed: boolean
  /** The newest save that was heard of while this section was being edited. */
  heard: number
}

/** Makes a desk over a draft. Nothing is loaded yet. */
export function createDraftDesk(needs: DraftNeeds): DraftDesk {
  const draft = shallowRef<Draft | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const standings = new Map<Section, Standing>(SECTIONS.map((section) => [section, { rev: 0, flying: 0, waits: false, theirs: null, failed: false, heard: 0 }]))
  /** Counts the changes of standings, so that what is computed from them is computed anew. */
  const turn = shallowRef(0)

  const saving = computed<Saving>(() => {
    void turn.value
    const all = [...standings.values()]
    if (all.some(({ theirs }) => theirs !== null)) return 'conflict'
    if (all.some(({ failed }) => failed)) return 'failed'
    return all.some(({ flying, waits }) => flying > 0 || waits) ? 'saving' : 'saved'
  })

  const conflict = computed<DraftConflict | null>(() => {
    void turn.value
    const [section, standing] = [...standings].find(([, { theirs }]) => theirs !== null) ?? []
    if (section === undefined || draft.value === null || !standing?.theirs) return null
    return { section, mine: draft.value[section], theirs: standing.theirs }
  })

  function standingOf(section: Section): Standing {
    const standing = standings.get(section)
    if (standing === undefined) throw new Error(section)
    return standing
  }

  function show(section: Section, value: unknown): void {
    // The value is that of its section: the worker has read it by the section's schema.
    if (draft.value !== null) draft.value = { ...draft.value, [section]: value }
  }

  const clean = ({ flying, waits, theirs, failed }: Standing) => flying === 0 && !waits && theirs === null && !failed

  async function load(): Promise<void> {
    const reply = await needs.load()
    if (!reply.ok) {
      fault.value = reply.fault
      return
    }
    const { sections }: { readonly sections: SavedSections } = reply.value
    const old = draft.value
    // Object.fromEntries forgets which value belongs to which section.
    draft.value = Object.fromEntries(
      SECTIONS.map((section) => {
        const standing = standingOf(section)
        if (old !== null && !clean(standing)) return [section, old[section]]
        standing.rev = sections[section].rev
        return [section, sections[section].value]
      }),
    ) as unknown as Draft
    fault.value = null
    turn.value += 1
  }

  function send(section: Section): void {
    const standing = standingOf(section)
    if (draft.value === null) return
    const value: unknown = draft.value[section]
    const base = standing.rev + standing.flying
    standing.flying += 1
    standing.waits = false
    standing.failed = false
    turn.value += 1
    void needs.save(section, base, value).then((reply) => {
      settle(section, standing, value, reply)
    })
  }

  function settle(section: Section, standing: Standing, value: unknown, reply: Reply<'saveSection'>): void {
    standing.flying -= 1
    if (!reply.ok) {
      standing.failed = true
      fault.value = reply.fault
    } else if (reply.value.kind === 'saved') {
      standing.rev = reply.value.rev
      fault.value = null
    } else if (same(reply.value.value, value) || same(reply.value.value, draft.value?.[section])) {
      // A write that was reported as failed had been written, or both windows typed the same.
      standing.rev = reply.value.rev
      fault.value = null
    } else standing.theirs = { rev: reply.value.rev, value: reply.value.value }
    if (standing.flying === 0 && standing.theirs === null) {
      if (standing.waits) send(section)
      else if (!standing.failed && standing.heard > standing.rev) void refetch(section)
    }
    turn.value += 1
  }

  async function refetch(section: Section): Promise<void> {
    const reply = await needs.section(section)
    const standing = standingOf(section)
    if (!reply.ok || reply.value.rev <= standing.rev) return
    if (standing.theirs !== null) standing.theirs = reply.value
    else if (clean(standing)) {
      standing.rev = reply.value.rev
      show(section, reply.value.value)
    }
    turn.value += 1
  }

  function edit<Name extends Section>(section: Name, value: Draft[Name]): void {
    const standing = standingOf(section)
    show(section, plain(value))
    if (standing.flying > 0 || standing.theirs !== null) standing.waits = true
    else send(section)
    turn.value += 1
  }

  function settleConflict(keep: boolean): void {
    const found = conflict.value
    if (found === null) return
    const standing = standingOf(found.section)
    standing.rev = found.theirs.rev
    standing.theirs = null
    standing.waits = false
    if (keep) send(found.section)
    else show(found.section, found.theirs.value)
    turn.value += 1
  }

  return {
    draft,
    saving,
    conflict,
    fault,
    load,
    edit,
    takeTheirs() {
      settleConflict(false)
    },
    keepMine() {
      settleConflict(true)
    },
    retry() {
      for (const [section, { failed, flying }] of standings) if (failed && flying === 0) send(section)
    },
    hear({ section, rev }) {
      const standing = standingOf(section)
      if (rev <= standing.rev || draft.value === null) return
      standing.heard = Math.max(standing.heard, rev)
      if (standing.flying === 0 && !standing.failed) void refetch(section)
    },
    flush() {
      for (const [section, { waits, theirs }] of standings) if (waits && theirs === null) send(section)
    },
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A copy that can be sent to the worker: no proxy in it, and no key that holds `undefined`. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
