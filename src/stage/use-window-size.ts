import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** A window's size in CSS pixels, and how many device pixels one of them has. */
export interface WindowSize {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** The size of this window, now and whenever it changes. */
export function useWindowSize(): Readonly<ShallowRef<WindowSize>> {
  const measure = (): WindowSize => ({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio })
  const size = shallowRef(measure())
  const changed = (): void => {
    size.value = measure()
  }
  addEventListener('resize', changed)
  onScopeDispose(() => {
    removeEventListener('resize', changed)
  })
  return size
}
