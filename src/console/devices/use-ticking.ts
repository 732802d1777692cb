import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** This page's running clock, in milliseconds, looked at twice a second while the scope lives. */
export function useTicking(): Readonly<ShallowRef<number>> {
  const now = shallowRef(performance.now())
  const timer = setInterval(() => {
    now.value = performance.now()
  }, 500)
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return now
}
