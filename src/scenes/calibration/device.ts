import { computed, inject, provide, type InjectionKey, type Ref } from 'vue'

/** The window that a scene is drawn in, where that is a real screen and no preview. */
export interface Device {
  /** In device pixels. */
  readonly width: number
  readonly height: number
  /** Physical width : height as the venue's settings have it; `null` where it is the signal's own. */
  readonly shape: { readonly width: number; readonly height: number } | null
}

const KEY: InjectionKey<Readonly<Ref<Device | null>>> = Symbol('device')

/** Tells the scenes within which window draws them. */
export function provideDevice(device: Readonly<Ref<Device>>): void {
  provide(KEY, device)
}

/** The window that draws this scene; `null` in a preview. */
export function useDevice(): Readonly<Ref<Device | null>> {
  return inject(KEY, () => computed(() => null), true)
}
