import { onScopeDispose, watch } from 'vue'

/** How long a screen that shows nothing but a fault waits before it tries again by itself: nobody stands beside it. */
const PAUSE = 10_000

/** Tries again by itself for as long as a screen has nothing to show but a fault. */
export function useAgain(isStuck: () => boolean, again: () => Promise<unknown>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      void again().finally(() => {
        if (isStuck()) wait()
      })
    }, PAUSE)
  }
  watch(isStuck, (stuck) => {
    if (stuck) wait()
    else clearTimeout(timer)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
  })
}
