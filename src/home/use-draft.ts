import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { DRAFTS_CHANNEL } from '../link/windows'
import type { Draft, Section } from '../session/draft'
import { createDraftDesk, type DraftConflict, type Saving } from './draft-desk'
import { readDraftChanged, type DraftPlace } from './prepared-requests'
import type { Fault, Replies } from './requests'
import { useHome } from './stores'

/** What a setup page has of a plan that is being made. */
export interface DraftPage {
  /** One ref a section; `null` until the draft is loaded. Replaced, never mutated. */
  readonly sections: { readonly [Name in Section]: ComputedRef<Draft[Name] | null> }
  /** Whole, for what looks at several sections. */
  readonly draft: ShallowRef<Draft | null>
  /** The session's record, its approval and what changed since; read anew after each save. */
  readonly about: ShallowRef<Pick<Replies['draft'], 'record' | 'approval' | 'changes'> | null>
  readonly saving: ComputedRef<Saving>
  readonly conflict: ComputedRef<DraftConflict | null>
  readonly fault: ShallowRef<Fault | null>
  /** What still keeps the session from being opened, section by section; read anew after each save. */
  readonly places: ShallowRef<readonly DraftPlace[]>
  edit<Name extends Section>(section: Name, value: Draft[Name]): void
  takeTheirs(): void
  keepMine(): void
  retry(): void
  /** Reads approval, changes and faults anew, as after `approvePlan`. */
  refresh(): Promise<void>
}

/**
 * The draft of a session for a page: saved as typed, without a pause before the write. What other windows save arrives
 * while this one has no unsaved edit of that section; else `conflict` says so, with both values.
 */
export function useDraft(session: string): DraftPage {
  const home = useHome()
  const about = shallowRef<DraftPage['about']['value']>(null)
  const places = shallowRef<readonly DraftPlace[]>([])
  const desk = createDraftDesk({
    async load() {
      const reply = await home.request({ kind: 'draft', session })
      if (reply.ok) about.value = reply.value
      return reply
    },
    section: (section) => home.request({ kind: 'section', session, section }),
    save: (section, base, value) => home.request({ kind: 'saveSection', session, section, base, value }),
  })
  let asked = 0

  async function refresh(): Promise<void> {
    asked += 1
    const call = asked
    const [whole, faults] = await Promise.all([home.request({ kind: 'draft', session }), home.request({ kind: 'draftFaults', session })])
    if (call !== asked) return
    if (whole.ok) about.value = whole.value
    if (faults.ok) places.value = faults.value.places
  }

  const channel = new BroadcastChannel(DRAFTS_CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const changed = readDraftChanged(data)
    if (changed?.session !== session) return
    desk.hear(changed)
    if (desk.saving.value === 'saved') void refresh()
  })
  const flush = () => {
    desk.flush()
  }
  addEventListener('pagehide', flush)
  watch(desk.saving, (now) => {
    if (now === 'saved') void refresh()
  })
  onScopeDispose(() => {
    flush()
    removeEventListener('pagehide', flush)
    channel.close()
  })
  void desk.load().then(refresh)

  const sectionOf = <Name extends Section>(name: Name) => computed(() => desk.draft.value?.[name] ?? null)
  return {
    ...desk,
    sections: {
      meeting: sectionOf('meeting'),
      agenda: sectionOf('agenda'),
      contestants: sectionOf('contestants'),
      speech: sectionOf('speech'),
      board: sectionOf('board'),
      rundown: sectionOf('rundown'),
      scheme: sectionOf('scheme'),
      scoring: sectionOf('scoring'),
      assessment: sectionOf('assessment'),
      extras: sectionOf('extras'),
    },
    about,
    places,
    refresh,
  }
}
