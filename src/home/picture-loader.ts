import { useHome } from './stores'

/** How this page comes by a picture: by its SHA-256 from the home; `null` where this browser does not have it. */
export function usePictureLoader(): (hash: string) => Promise<Blob | null> {
  const home = useHome()
  return async (hash) => {
    const reply = await home.request({ kind: 'asset', hash })
    return reply.ok ? reply.value : null
  }
}
