import { onScopeDispose, type Ref } from 'vue'
import type { Draft } from '../../session/draft'
import { usePlaceWords } from '../sections/check/use-place-words'
import { fieldAt } from './seek'

/**
 * Puts the cursor into the field that a place means, as soon as it is drawn: a part is loaded when it is opened. A hand that
 * does something else meanwhile is not disturbed.
 * @param root what holds the part @param draft the plan as it stands
 */
export function useSeek(root: Readonly<Ref<HTMLElement | null>>, draft: () => Draft | null): { readonly seek: (path: string) => void; readonly stop: () => void } {
  const { steps } = usePlaceWords()
  let stopLast = () => {}

  function go(path: string): boolean {
    const now = draft()
    if (root.value === null || now === null) return false
    const field = fieldAt(root.value, steps(now, path))
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
    return field !== null
  }

  function seek(path: string): void {
    stopLast()
    if (go(path)) return
    const drawn = new MutationObserver(() => {
      if (go(path)) stopLast()
    })
    stopLast = () => {
      drawn.disconnect()
      removeEventListener('pointerdown', stopLast)
      removeEventListener('keydown', stopLast)
      stopLast = () => {}
    }
    drawn.observe(document.body, { childList: true, subtree: true })
    addEventListener('pointerdown', stopLast)
    addEventListener('keydown', stopLast)
  }

  const stop = () => {
    stopLast()
  }
  onScopeDispose(stop)
  return { seek, stop }
}
