import { onScopeDispose, shallowRef, watchEffect, type ShallowRef } from 'vue'

const KEPT = 'leitai.console.dim'

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'dark'
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
    return false
  }
}

/** Whether the console is dark, for a dim hall: the host's choice on this device, given back when the console is left. */
export function useDim(): ShallowRef<boolean> {
  const dim = shallowRef(kept())
  watchEffect(() => {
    document.documentElement.dataset['theme'] = dim.value ? 'dark' : 'light'
    try {
      localStorage.setItem(KEPT, dim.value ? 'dark' : 'light')
    } catch {
      // As above.
    }
  })
  onScopeDispose(() => {
    delete document.documentElement.dataset['theme']
  })
  return dim
}
