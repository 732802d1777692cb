import { computed, inject, onScopeDispose, provide, ref, type InjectionKey, type Ref } from 'vue'

/** The moment of a scene, as the frame around it gives it. */
export interface Moment {
  /** Milliseconds since the scene began; `Infinity` where it stands still. */
  readonly ms: Readonly<Ref<number>>
  /** Whether the scene came on when it began; else it goes on from what stood before. */
  readonly enters: Readonly<Ref<boolean>>
  /**
   * Says for the asking component when it wants to be painted again: in how many ms, 0 for the next frame, `null` for never.
   */
  readonly wants: (rest: () => number | null) => void
}

const KEY: InjectionKey<Moment> = Symbol('moment')

/** Gives the scenes within their moment. @returns the moment, and when the next paint is wanted, in ms from now */
export function provideMoment(at: () => { readonly ms: number; readonly enters: boolean }): { moment: Moment; untilPaint: () => number | null } {
  const wishes = new Set<() => number | null>()
  const moment: Moment = {
    ms: computed(() => at().ms),
    enters: computed(() => at().enters),
    wants(rest) {
      wishes.add(rest)
      onScopeDispose(() => wishes.delete(rest))
    },
  }
  provide(KEY, moment)
  return {
    moment,
    untilPaint() {
      const rests = [...wishes].map((rest) => rest()).filter((rest) => rest !== null)
      return rests.length === 0 ? null : Math.max(0, Math.min(...rests))
    },
  }
}

/** The moment of the scene that a component belongs to; outside a frame everything stands still. */
export function useMoment(): Moment {
  return inject(KEY, () => ({ ms: ref(Infinity), enters: ref(false), wants: () => undefined }), true)
}
