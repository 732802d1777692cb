import { computed, onScopeDispose, watch } from 'vue'
import { useBell } from '../platform/bell'
import type { Screen } from '../session/screens'
import type { Scene } from '../session/view/scene'
import type { ScreenSettings } from '../store/screen-settings'
import { hear, rings, untilRing, type Heard } from './rings'

/**
 * The bell of a speech's clock: on the screen that the speaker sees, where the venue wants one, and nowhere else. It listens
 * by a timer of its own: a window that paints nothing rings all the same.
 * @param scene what the screen shows; `null` while it waits
 * @param now home time, in milliseconds
 */
export function useSpeechBell(screen: () => Screen, settings: () => ScreenSettings, scene: () => Scene | null, now: () => number): void {
  const bell = useBell(() => screen() === 'speaker' && settings().bell)
  const clock = computed(() => {
    const shown = scene()
    return screen() === 'speaker' && shown !== null && 'timer' in shown ? shown.timer : null
  })
  let heard: Heard | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  function listen(): void {
    clearTimeout(waiting)
    const at = now()
    const next = hear(heard, clock.value, at)
    const ring = rings(heard, next)
    heard = next
    if (ring === 'end' || (ring === 'warning' && settings().bellAtWarning)) bell.ring(ring)
    const wait = untilRing(clock.value, at)
    if (wait !== null) waiting = setTimeout(listen, Math.max(1, wait))
  }

  watch(clock, listen, { immediate: true, flush: 'sync' })
  onScopeDispose(() => {
    clearTimeout(waiting)
  })
}
