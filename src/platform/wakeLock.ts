import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue'

export interface WakeLock {
  /** False on plain http and in browsers without screen wake lock. */
  isSupported: boolean
  /** Whether the screen is kept on right now; a hidden window never keeps it on. */
  isActive: Readonly<ShallowRef<boolean>>
  /** Whether the browser said no when it was last asked (battery, settings). */
  isRefused: Readonly<ShallowRef<boolean>>
  /** Keeps the screen on, from now on after every return to the window too. False when the browser refuses (battery, settings). */
  request: () => Promise<boolean>
  /** Lets the screen sleep again. */
  release: () => Promise<void>
}

/**
 * Keeps the screen of this device on while wanted. The browser drops the lock whenever the window
 * is hidden, so it is asked for again each time the window comes back. Ends with its scope.
 */
export function useWakeLock(): WakeLock {
  const isSupported = 'wakeLock' in navigator
  const isActive = shallowRef(false)
  const isRefused = shallowRef(false)
  let wanted = false
  let sentinel: WakeLockSentinel | undefined

  const isWanted = (): boolean => wanted

  async function acquire(): Promise<boolean> {
    if (!isSupported || !isWanted() || document.visibilityState !== 'visible') return false
    if (sentinel !== undefined) return true
    try {
      const lock = await navigator.wakeLock.request('screen')
      sentinel = lock
      isActive.value = true
      isRefused.value = false
      lock.addEventListener('release', () => {
        if (sentinel !== lock) return
        sentinel = undefined
        isActive.value = false
      })
      if (isWanted()) return true
      await lock.release() // let go while it was being granted
      return false
    } catch {
      // A window that was hidden while it asked is no refusal: it asks again when it comes back.
      isRefused.value = !document.hidden
      return false
    }
  }

  function request(): Promise<boolean> {
    wanted = true
    return acquire()
  }

  async function release(): Promise<void> {
    wanted = false
    await sentinel?.release()
  }

  const returned = (): void => void acquire()
  document.addEventListener('visibilitychange', returned)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', returned)
    void release()
  }, true)
  return { isSupported, isActive: readonly(isActive), isRefused: readonly(isRefused), request, release }
}
