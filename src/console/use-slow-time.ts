import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Millis } from '../session/units'

/** Home time for what is said in minutes, read afresh every few seconds. */
export function useSlowTime(now: () => Millis, every: Millis = 5_000): ShallowRef<Millis> {
  const time = shallowRef(now())
  const handle = setInterval(() => {
    time.value = now()
  }, every)
  onScopeDispose(() => {
    clearInterval(handle)
  })
  return time
}
