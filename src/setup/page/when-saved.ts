import { watch } from 'vue'
import type { DraftHandle } from '../sections/contract'

/** Waits until what was typed has been saved. @returns whether it was: not where another window's save or a fault stands in between */
export function whenSaved({ saving }: Pick<DraftHandle, 'saving'>): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = watch(
      saving,
      (now) => {
        if (now === 'saving') return
        resolve(now === 'saved')
        // The watcher may settle at once, before it has a name.
        queueMicrotask(() => {
          stop()
        })
      },
      { immediate: true },
    )
  })
}
