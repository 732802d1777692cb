import { onScopeDispose } from 'vue'
import { actionOf, type KeyAction } from './keys'

/** Whether typing or pressing there means something else: a field, or a button that takes space and Enter itself. */
function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null) return true
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role="radio"], [role="switch"], [role="option"]') !== null
}

/**
 * Listens to the keyboard and to a clicker while its scope lives.
 * @param isBlocked whether a dialog lies over the page
 */
export function useKeys(onAction: (action: KeyAction) => void, isBlocked: () => boolean): void {
  function listen(event: KeyboardEvent): void {
    if (event.defaultPrevented || isBlocked() || isBusy(event.target, event.key)) return
    const action = actionOf({ key: event.key, repeat: event.repeat, modified: event.ctrlKey || event.altKey || event.metaKey })
    if (action === null) return
    // PageDown and space would scroll what is under the finger.
    event.preventDefault()
    onAction(action)
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => {
    window.removeEventListener('keydown', listen)
  })
}
