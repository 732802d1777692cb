import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'

/** Below this many milliseconds the next frame is waited for. */
const FRAME = 12
/** A window that is given no frames is painted by a timer all the same. */
const NO_FRAMES = 120

/**
 * Home time for painting, read afresh from the clock whenever what is shown wants to be painted: frame by frame while
 * something moves, else as seldom as it says, or not at all. It paints, it does not count.
 * @param now home time of this page, in milliseconds
 * @param untilPaint when what is painted wants to be painted again: ms from now, 0 for the next frame, `null` for never
 * @param shown what is shown; a change paints at once
 */
export function usePaintTime(now: () => number, untilPaint: () => number | null, shown: WatchSource): ShallowRef<number> {
  const time = shallowRef(now())
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  let over = false

  function stop(): void {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }

  function paint(): void {
    const before = time.value
    time.value = now()
    // Otherwise the change itself leads to the next paint.
    if (time.value === before) schedule()
  }

  function schedule(): void {
    stop()
    const rest = over ? null : untilPaint()
    if (rest === null) return
    if (rest < FRAME) frame = requestAnimationFrame(paint)
    timer = setTimeout(paint, rest < FRAME ? NO_FRAMES : rest)
  }

  watch(shown, paint, { immediate: true, flush: 'sync' })
  // Only once the new picture stands does it know when it wants to be painted again.
  watch([shown, time], schedule, { immediate: true, flush: 'post' })
  onScopeDispose(() => {
    over = true
    stop()
  })
  return time
}
