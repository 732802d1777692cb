import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue'

export interface Fullscreen {
  /** False on phones of some makers, and inside a frame that may not. */
  isSupported: boolean
  /** Whether the page fills the screen, by its own wish, by F11 or as a kiosk. */
  isFullscreen: Readonly<ShallowRef<boolean>>
  /** Needs a press or key just before. False when the browser refuses. */
  enter: () => Promise<boolean>
  exit: () => Promise<void>
  toggle: () => Promise<void>
}

/**
 * Shows this window, or one element of it, on the whole screen.
 * @param target the element; the whole page when left out
 */
export function useFullscreen(target: () => Element | null = () => document.documentElement): Fullscreen {
  const isSupported = document.fullscreenEnabled
  const display = matchMedia('(display-mode: fullscreen)')
  const fills = (): boolean => document.fullscreenElement !== null || display.matches
  const isFullscreen = shallowRef(fills())

  async function enter(): Promise<boolean> {
    const element = target()
    if (!isSupported || element === null) return false
    try {
      await element.requestFullscreen({ navigationUI: 'hide' })
      return true
    } catch {
      return false
    }
  }

  async function exit(): Promise<void> {
    if (document.fullscreenElement !== null) await document.exitFullscreen()
  }

  async function toggle(): Promise<void> {
    if (document.fullscreenElement === null) await enter()
    else await exit()
  }

  const changed = (): void => {
    isFullscreen.value = fills()
  }
  document.addEventListener('fullscreenchange', changed)
  display.addEventListener('change', changed)
  onScopeDispose(() => {
    document.removeEventListener('fullscreenchange', changed)
    display.removeEventListener('change', changed)
  }, true)
  return { isSupported, isFullscreen: readonly(isFullscreen), enter, exit, toggle }
}
