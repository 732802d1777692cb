import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Cue } from '../../../session/cue'
import { planOf } from '../../../session/draft'
import type { PlanDraft } from '../../../session/plan'
import type { DraftHandle } from '../contract'
import { moved } from '../edit'
import { regenerated } from './follow'
import { canAdd, newCue, type AddedKind } from './new-cue'
import { useFollowing } from './use-following'

/** What was done last that can be taken back. */
interface Done {
  readonly what: 'removed' | 'regenerated'
  readonly name: string
  readonly undo: () => void
}

/** The rundown of a draft, and all that can be done with it. */
export interface RundownEditor {
  readonly plan: ComputedRef<PlanDraft | null>
  readonly rundown: ComputedRef<readonly Cue[]>
  readonly done: Readonly<ShallowRef<Done | null>>
  /** What making it anew would change; `null` until the template's words are loaded. */
  readonly anew: ComputedRef<ReturnType<typeof regenerated> | null>
  put(cue: Cue): void
  /** Moves by so many places in the whole rundown. */
  move(id: string, by: number): void
  remove(id: string): void
  /** Adds a cue after another one, at the end where none is named. @returns its id */
  insert(kind: AddedKind, after: string | null): string | null
  regenerate(): void
  undo(): void
}

export function useRundown(draft: DraftHandle): RundownEditor {
  const { t } = useI18n()
  const { words } = useFollowing(draft)
  const done = shallowRef<Done | null>(null)
  const plan = computed(() => (draft.draft.value === null ? null : planOf(draft.draft.value)))
  const rundown = computed<readonly Cue[]>(() => draft.sections.rundown.value?.rundown ?? [])
  const anew = computed(() => (plan.value === null || words.value === null ? null : regenerated(plan.value, words.value)))

  function set(cues: readonly Cue[]): void {
    draft.edit('rundown', { rundown: [...cues] })
  }

  return {
    plan,
    rundown,
    done,
    anew,
    put(cue) {
      set(rundown.value.map((old) => (old.id === cue.id ? cue : old)))
    },
    move(id, by) {
      const from = rundown.value.findIndex((cue) => cue.id === id)
      set(moved(rundown.value, from, from + by))
    },
    remove(id) {
      const index = rundown.value.findIndex((cue) => cue.id === id)
      const cue = rundown.value[index]
      if (cue === undefined) return
      const before = rundown.value[index - 1]?.id
      set(rundown.value.filter((other) => other.id !== id))
      done.value = {
        what: 'removed',
        name: cue.label,
        undo() {
          // Back to where it stood: after the same cue, wherever that is now.
          const at = before === undefined ? 0 : rundown.value.findIndex((other) => other.id === before) + 1
          if (!rundown.value.some((other) => other.id === id)) set([...rundown.value.slice(0, at), cue, ...rundown.value.slice(at)])
        },
      }
    },
    insert(kind, after) {
      if (plan.value === null || !canAdd(kind, plan.value)) return null
      const cue = newCue(kind, plan.value, { label: t(`forms.rundown.kinds.${kind}`), thanks: words.value?.cues.thanks.words ?? '' })
      const at = after === null ? rundown.value.length : rundown.value.findIndex(({ id }) => id === after) + 1
      set([...rundown.value.slice(0, at), cue, ...rundown.value.slice(at)])
      return cue.id
    },
    regenerate() {
      if (anew.value === null) return
      const before = rundown.value
      set(anew.value.rundown)
      done.value = { what: 'regenerated', name: '', undo: () => { set(before) } }
    },
    undo() {
      const last = done.value
      done.value = null
      last?.undo()
    },
  }
}
