import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { holdStage, openPresence, type StageSign } from '../link/presence'
import { IDENTIFY } from './presence'

/** A stage tells at least so often that it is there, in ms. */
const TELL = 1_000

/** What a stage's page knows of itself; the rest is read off its window. */
export type StageFacts = Omit<StageSign, 'window' | 'visible' | 'width' | 'height' | 'ratio' | 'left' | 'top'>

/**
 * Tells the consoles of this browser that this window is a stage: once a second, at each change, and whenever asked.
 * @param facts what the page knows of itself
 * @param onSettings the settings of the screens were changed
 * @returns whether the stage is to show which screen it is
 */
export function useStagePresence(facts: () => StageFacts, onSettings: () => void): Readonly<ShallowRef<boolean>> {
  const window = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const identifying = shallowRef(false)
  let last: ReturnType<typeof setTimeout> | undefined
  let next: ReturnType<typeof setTimeout> | undefined
  /** Nothing is told before the lock is held by which the window's end is known, nor after the end. */
  let release: (() => void) | null = null
  let over = false

  const link = openPresence((message) => {
    if (message.kind === 'who') tell()
    else if (message.kind === 'identify') identify(message.until)
    else if (message.kind === 'settings') onSettings()
  })

  function sign(): StageSign {
    const { innerWidth, innerHeight, devicePixelRatio, screenX, screenY } = globalThis
    return {
      ...facts(),
      window,
      visible: document.visibilityState === 'visible',
      width: innerWidth,
      height: innerHeight,
      ratio: devicePixelRatio,
      left: screenX,
      top: screenY,
    }
  }

  function tell(): void {
    clearTimeout(next)
    if (release === null) return
    link.post({ kind: 'here', stage: sign() })
    next = setTimeout(tell, TELL)
  }

  function identify(until: number): void {
    // By whatever clock the message was made: it goes after three seconds at the latest.
    const rest = Math.min(until - Date.now(), IDENTIFY)
    clearTimeout(last)
    identifying.value = rest > 0
    last = setTimeout(() => {
      identifying.value = false
    }, Math.max(0, rest))
  }

  function leave(): void {
    clearTimeout(next)
    link.post({ kind: 'gone', window })
  }

  void holdStage(window).then((held) => {
    if (over) {
      held()
      return
    }
    release = held
    tell()
  })
  // The picture comes first: what consoles are told of it is a task of its own.
  watch(facts, () => {
    clearTimeout(next)
    next = setTimeout(tell)
  })
  document.addEventListener('visibilitychange', tell)
  addEventListener('resize', tell)
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', tell)
    removeEventListener('resize', tell)
    removeEventListener('pagehide', leave)
    over = true
    clearTimeout(last)
    leave()
    release?.()
    link.close()
  })
  return identifying
}
