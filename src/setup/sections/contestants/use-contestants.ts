import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Cue } from '../../../session/cue'
import type { Draft } from '../../../session/draft'
import type { DraftHandle } from '../contract'
import { moved } from '../edit'
import { putBack } from '../rundown/put-back'
import { useFollowing } from '../rundown/use-following'
import { contestantsOf, emptyContestant, newContestantId, takenIds, type DraftContestant } from './contestant'
import { ordered, type OrderWay } from './ordering'
import type { PastedLine } from './paste'

/** Counts strokes as the browser's Chinese collation does. */
const { compare: strokes } = new Intl.Collator('zh-CN-u-co-stroke')

/** The most contestants that a plan may have. */
export const MOST_CONTESTANTS = 200

/** What was done last that can be taken back: its code, whom it was about, and the way back. */
interface Done {
  readonly what: 'removed' | 'pasted' | OrderWay
  readonly name: string
  readonly n: number
  readonly undo: () => void
}

/** The contestants of a draft, and all that can be done with the list. An order changes only by a press here. */
export interface ContestantList {
  readonly list: ComputedRef<readonly DraftContestant[]>
  readonly order: ComputedRef<NonNullable<Draft['contestants']['stageOrder']>>
  readonly done: Readonly<ShallowRef<Done | null>>
  /** Puts an empty contestant at the end. @returns its id */
  add(): string | null
  /** Puts those of the lines that can be taken at the end. @returns the id of the first */
  paste(lines: readonly PastedLine[]): string | null
  put(contestant: DraftContestant): void
  remove(id: string, name: string): void
  /** Moves to a place, counted from 0; by hand. */
  move(id: string, to: number): void
  arrange(way: OrderWay): void
  /** Back from the draw to an order by hand, as the list stands. */
  byHand(): void
  lock(locked: boolean): void
  undo(): void
}

export function useContestants(draft: DraftHandle): ContestantList {
  const following = useFollowing(draft)
  const done = shallowRef<Done | null>(null)
  const section = computed(() => draft.sections.contestants.value)
  const list = computed(() => section.value?.contestants ?? [])
  const order = computed(() => section.value?.stageOrder ?? { by: 'hand' as const })

  function set(contestants: readonly DraftContestant[], stageOrder = section.value?.stageOrder): void {
    following.edit('contestants', { contestants: [...contestants], ...(stageOrder === undefined ? {} : { stageOrder }) })
  }

  const rundown = (): Cue[] => draft.sections.rundown.value?.rundown ?? []

  return {
    list,
    order,
    done,
    add() {
      if (draft.draft.value === null || list.value.length >= MOST_CONTESTANTS) return null
      const id = newContestantId(takenIds(draft.draft.value))
      set([...list.value, emptyContestant(id)])
      return id
    },
    paste(lines) {
      if (draft.draft.value === null) return null
      const added = contestantsOf(lines, takenIds(draft.draft.value)).slice(0, MOST_CONTESTANTS - list.value.length)
      const ids = new Set(added.map(({ id }) => id))
      set([...list.value, ...added])
      done.value = { what: 'pasted', name: '', n: added.length, undo: () => { set(list.value.filter(({ id }) => !ids.has(id))) } }
      return added[0]?.id ?? null
    },
    put(contestant) {
      set(list.value.map((old) => (old.id === contestant.id ? contestant : old)))
    },
    remove(id, name) {
      const index = list.value.findIndex((entry) => entry.id === id)
      const entry = list.value[index]
      if (entry === undefined) return
      const cues = rundown()
      set(list.value.filter((other) => other.id !== id))
      const after = JSON.stringify(rundown())
      done.value = {
        what: 'removed',
        name,
        n: 1,
        undo() {
          const asWas = JSON.stringify(rundown()) === after
          set([...list.value.slice(0, index), entry, ...list.value.slice(index)])
          draft.edit('rundown', { rundown: asWas ? cues : putBack(rundown(), cues, id) })
        },
      }
    },
    move(id, to) {
      const from = list.value.findIndex((entry) => entry.id === id)
      if (order.value.locked === true || from === to) return
      set(moved(list.value, from, to), order.value.by === 'draw' ? order.value : { by: 'hand' })
    },
    arrange(way) {
      const board = draft.sections.board.value?.board
      if (board === undefined || order.value.locked === true) return
      const before = { ids: list.value.map(({ id }) => id), stageOrder: section.value?.stageOrder, rundown: rundown() }
      const { contestants, by } = ordered(way, list.value, { board, strokes })
      set(contestants, { by })
      const after = JSON.stringify(rundown())
      done.value = {
        what: way,
        name: '',
        n: contestants.length,
        undo() {
          const asWas = JSON.stringify(rundown()) === after
          const placeOf = ({ id }: DraftContestant) => (before.ids.includes(id) ? before.ids.indexOf(id) : before.ids.length)
          set([...list.value].sort((a, b) => placeOf(a) - placeOf(b)), before.stageOrder ?? { by: 'hand' })
          if (asWas) draft.edit('rundown', { rundown: before.rundown })
        },
      }
    },
    byHand() {
      set(list.value, { by: 'hand' })
    },
    lock(locked) {
      set(list.value, locked ? { ...order.value, locked } : { by: order.value.by })
    },
    undo() {
      const last = done.value
      done.value = null
      last?.undo()
    },
  }
}
