import { inject, onScopeDispose, provide, shallowRef, watch, type InjectionKey, type Ref } from 'vue'

/** Looks a picture up by its SHA-256; `null` where this browser does not have it. */
export type LoadPicture = (hash: string) => Promise<Blob | null>

interface Pictures {
  /** An address of the picture within this window, once it can be drawn at once; asked twice, it is the same. */
  readonly address: (hash: string) => Promise<string | null>
}

const KEY: InjectionKey<Pictures> = Symbol('pictures')

/** A picture as a scene draws it: on its way, there by its address, or not in this browser. */
export type Picture = { readonly state: 'loading' | 'missing'; readonly address: null } | { readonly state: 'there'; readonly address: string }

/** Gives the scenes below a way to pictures. Their addresses are taken back with the page. */
export function providePictures(load: LoadPicture): void {
  const known = new Map<string, Promise<Decoded | null>>()
  provide(KEY, {
    async address(hash) {
      const found = known.get(hash) ?? load(hash).then(decode).catch(() => null)
      known.set(hash, found)
      const picture = await found
      // What was not there may come: it is asked for again.
      if (picture === null && known.get(hash) === found) known.delete(hash)
      return picture?.address ?? null
    },
  })
  onScopeDispose(() => {
    for (const found of known.values()) void found.then((picture) => picture !== null && URL.revokeObjectURL(picture.address))
  })
}

interface Decoded {
  readonly address: string
  /** Held, so that the browser keeps what it decoded. */
  readonly image: HTMLImageElement
}

async function decode(blob: Blob | null): Promise<Decoded | null> {
  if (blob === null) return null
  const address = URL.createObjectURL(blob)
  const image = new Image()
  image.src = address
  try {
    await image.decode()
  } catch {
    URL.revokeObjectURL(address)
    return null
  }
  return { address, image }
}

const LOADING: Picture = { state: 'loading', address: null }
const MISSING: Picture = { state: 'missing', address: null }

/**
 * A picture by its hash, and one to have ready for later. Until another picture can be drawn at once the one before it
 * stays, so that the ground is never seen between two of them.
 */
export function usePicture(hash: () => string | null, ahead: () => string | null = () => null): Readonly<Ref<Picture>> {
  const pictures = inject(KEY, null)
  const picture = shallowRef<Picture>(LOADING)
  watch(
    hash,
    async (wanted) => {
      const address = wanted === null || pictures === null ? null : await pictures.address(wanted)
      if (hash() === wanted) picture.value = address === null ? MISSING : { state: 'there', address }
    },
    { immediate: true },
  )
  watch(
    [ahead, () => picture.value.state],
    ([next, state]) => {
      if (next !== null && state !== 'loading') void pictures?.address(next)
    },
    { immediate: true },
  )
  return picture
}
