import { inject, onScopeDispose, provide, shallowRef, watch, type InjectionKey, type Ref } from 'vue'

/** Looks a picture up by its SHA-256; `null` where this browser does not have it. */
export type LoadPicture = (hash: string) => Promise<Blob | null>

interface Pictures {
  /** An address of the picture within this window; asked twice, it is the same. */
  readonly address: (hash: string) => Promise<string | null>
}

const KEY: InjectionKey<Pictures> = Symbol('pictures')

/** Gives the scenes below a way to pictures. Their addresses are taken back with the page. */
export function providePictures(load: LoadPicture): void {
  const known = new Map<string, Promise<string | null>>()
  provide(KEY, {
    address(hash) {
      const found = known.get(hash) ?? load(hash).then((blob) => (blob === null ? null : URL.createObjectURL(blob)), () => null)
      known.set(hash, found)
      // What was not there may come: it is asked for again.
      void found.then((address) => {
        if (address === null) known.delete(hash)
      })
      return found
    },
  })
  onScopeDispose(() => {
    for (const address of known.values()) void address.then((url) => (url === null ? undefined : URL.revokeObjectURL(url)))
  })
}

/** The address of a picture, once it is there; `null` until then, and where no picture is named. */
export function usePicture(hash: () => string | null): Readonly<Ref<string | null>> {
  const pictures = inject(KEY, null)
  const address = shallowRef<string | null>(null)
  watch(
    hash,
    async (wanted) => {
      const found = wanted === null || pictures === null ? null : await pictures.address(wanted)
      if (hash() === wanted) address.value = found
    },
    { immediate: true },
  )
  return address
}
