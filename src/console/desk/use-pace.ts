import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { DeskView } from '../../session/view/desk'
import { desksTyping, median, minutesLeft, passesLeft, seenTyping } from './remaining'

export interface Pace {
  readonly minutes: ComputedRef<number | null>
  readonly desks: ComputedRef<number>
  /** A paper has taken so many milliseconds at this desk. */
  took(milliseconds: number): void
}

/** How long the rest will take, from this desk's own papers and from whom the views show typing. */
export function usePace(view: () => DeskView | null): Pace {
  const durations = shallowRef<readonly number[]>([])
  const seen = shallowRef<ReadonlyMap<string, number>>(new Map())
  /** When it was last looked: a count of desks needs no clock that ticks. */
  const looked = shallowRef(0)

  watch(view, (next, before) => {
    looked.value = performance.now()
    // What lay there when this page came is no sign that somebody types.
    if (next !== null && before !== null) seen.value = seenTyping(seen.value, before.sheets, next.sheets, looked.value)
  })

  const desks = computed(() => desksTyping(seen.value, looked.value))
  return {
    desks,
    minutes: computed(() => {
      const now = view()
      return now === null ? null : minutesLeft(passesLeft(now.panels ?? [], now.sheets), median(durations.value), desks.value)
    }),
    took(milliseconds) {
      durations.value = [...durations.value.slice(-40), milliseconds]
    },
  }
}
