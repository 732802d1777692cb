import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { untilNextSecond, type Timer } from '../session/timer'

/** How often a scene that turns its pages is painted, in milliseconds. */
const PAGE_STEP = 1_000
/** How often a bar moves while its timer runs, in milliseconds. */
const BAR_STEP = 250

/**
 * Home time for painting: it changes when a shown second changes, and for the bar a few times between; with no timer
 * running it changes only with what is shown. It paints, it does not count: each value is read afresh from the clock.
 * @param timer the timer on this page, or `null`
 * @param now home time of this page, in milliseconds
 * @param turns whether what is shown turns pages by itself, as a long board does
 */
export function useHomeTime(timer: Readonly<Ref<Timer | null>>, now: () => number, turns: Readonly<Ref<boolean>>): ShallowRef<number> {
  const time = shallowRef(now())
  let handle: ReturnType<typeof setTimeout> | undefined

  function paint(): void {
    clearTimeout(handle)
    time.value = now()
    const rest = timer.value === null ? null : untilNextSecond(timer.value, time.value)
    if (rest !== null) handle = setTimeout(paint, Math.min(rest, BAR_STEP))
    else if (turns.value) handle = setTimeout(paint, PAGE_STEP)
  }

  watch([timer, turns], paint, { immediate: true, flush: 'sync' })
  onScopeDispose(() => {
    clearTimeout(handle)
  })
  return time
}
