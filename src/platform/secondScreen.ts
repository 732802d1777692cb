/** A screen of this computer, in CSS pixels of the desktop. */
export interface DesktopScreen {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface ScreenDetailed {
  readonly availLeft: number
  readonly availTop: number
  readonly availWidth: number
  readonly availHeight: number
}

/** Window Management, where there is one. */
interface ManagedWindow {
  getScreenDetails?: () => Promise<{ readonly screens: readonly ScreenDetailed[]; readonly currentScreen: ScreenDetailed }>
}

/** A point of the desktop, by which it is known on which screen a window stands. */
export interface Place {
  readonly left: number
  readonly top: number
}

/**
 * How a window was opened. `placed`: on a screen of its own. `beside`: somewhere, to be moved by hand. `again`: the
 * permission came too late for this press; the next one opens it.
 */
export type Opened = 'placed' | 'beside' | 'again'

export interface SecondScreen {
  /** Whether windows can be put onto another screen. */
  readonly isSupported: boolean
  /** Whether this computer has more than one screen; `null` where it does not say. */
  readonly isExtended: () => boolean | null
  /**
   * Opens an address in a window with a thread of its own, on a screen on which nothing of ours stands yet. To be called
   * from a press. Whether the browser held the window back is not known: the window has to tell.
   * @param taken where windows of ours stand that must not be covered
   */
  readonly open: (address: string, taken: readonly Place[]) => Promise<Opened>
}

/** The other screens of the desktop, by Window Management; every window gets a place on a screen of its own. */
export function useSecondScreen(): SecondScreen {
  const managed: Window & ManagedWindow = window
  const isSupported = typeof managed.getScreenDetails === 'function'

  async function others(): Promise<readonly DesktopScreen[]> {
    try {
      const details = await managed.getScreenDetails?.()
      if (details === undefined) return []
      return details.screens.filter((one) => one !== details.currentScreen).map((one) => ({ left: one.availLeft, top: one.availTop, width: one.availWidth, height: one.availHeight }))
    } catch {
      return [] // not allowed
    }
  }

  const isExtended = (): boolean | null => ('isExtended' in screen && typeof screen.isExtended === 'boolean' ? screen.isExtended : null)

  return {
    isSupported,
    isExtended,
    async open(address, taken) {
      // With one screen there is nothing to choose, and nothing to ask the permission for.
      const free = freeScreen(isExtended() === false ? [] : await others(), taken)
      // The question for the permission took the press away: without one the browser would hold the window back.
      if ('userActivation' in navigator && !navigator.userActivation.isActive) return 'again'
      window.open(address, '_blank', free === null ? 'noopener' : featuresOf(free))
      return free === null ? 'beside' : 'placed'
    },
  }
}

/** The first screen on which none of `taken` stands; where all are taken, the first; `null` where there is none. */
export function freeScreen(screens: readonly DesktopScreen[], taken: readonly Place[]): DesktopScreen | null {
  return screens.find((one) => !taken.some((place) => stands(place, one))) ?? screens[0] ?? null
}

function stands({ left, top }: Place, screen: DesktopScreen): boolean {
  return left >= screen.left && left < screen.left + screen.width && top >= screen.top && top < screen.top + screen.height
}

/** A window on the whole of a screen, without an opener: nothing that the console does can hold it up. */
export function featuresOf({ left, top, width, height }: DesktopScreen): string {
  return `noopener,popup,left=${String(left)},top=${String(top)},width=${String(width)},height=${String(height)}`
}
