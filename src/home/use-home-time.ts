import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { untilNextSecond, type Timer } from '../session/timer'

/** How often a bar moves while its timer runs, in milliseconds. */
const BAR_STEP = 250

/**
 * Home time for painting: it changes when a shown second changes, and for the bar a few times between; with no timer
 * running it changes only with what is shown. It paints, it does not count: each value is read afresh from the clock.
 * @param timer the timer on this page, or `null`
 * @param now home time of this page, in milliseconds
 */
export function useHomeTime(timer: Readonly<Ref<Timer | null>>, now: () => number): ShallowRef<number> {
  const time = shallowRef(now())
  let handle: ReturnType<typeof setTimeout> | undefined

  function paint(): void {
    clearTimeout(handle)
    time.value = now()
    const rest = timer.value === null ? null : untilNextSecond(timer.value, time.value)
    if (rest !== null) handle = setTimeout(paint, Math.min(rest, BAR_STEP))
  }

  watch(timer, paint, { immediate: true, flush: 'sync' })
  onScopeDispose(() => {
    clearTimeout(handle)
  })
  return time
}
