import { onScopeDispose } from 'vue'
import { createGun } from '../../link/pair/gun'

/** Keys that follow each other faster than this come from a scanner gun, in milliseconds. */
const QUICK = 80

/**
 * Reads what a scanner gun writes, wherever the focus is, while its scope lives. Its keys press no button on their way.
 * @param onText a whole text, as the gun ended it
 */
export function useGun(onText: (text: string) => void): void {
  const gun = createGun()
  let last = -Infinity

  function listen(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    const quick = event.timeStamp - last < QUICK
    if (!event.key.startsWith('Shift')) last = event.timeStamp
    const text = gun.press({ code: event.code, shift: event.shiftKey, at: event.timeStamp })
    if (text !== null) {
      event.preventDefault()
      event.stopPropagation()
      onText(text)
    } else if (quick && !(event.target instanceof HTMLTextAreaElement) && !(event.target instanceof HTMLInputElement)) event.preventDefault()
  }

  window.addEventListener('keydown', listen, { capture: true })
  onScopeDispose(() => {
    window.removeEventListener('keydown', listen, { capture: true })
  })
}
