/** The cache of the pack of rare characters: apart from the app's own files, which a new version replaces. */
export const RARE_FONT_CACHE = 'leitai-rare-font'

/** Whether an address is that of the pack, of this version or another. */
export function isRareFont({ pathname }: Pick<URL, 'pathname'>): boolean {
  return /\/leitai-rare-[^/]*\.woff2$/.test(pathname)
}

/** Whether the pack lies in this browser; also `false` where the browser keeps no caches (plain http). */
export async function hasRareFont(url: string): Promise<boolean> {
  return (await kept(url)) !== undefined
}

/**
 * The pack, from the cache or else from the network; what came from the network is kept, and other versions are dropped.
 * @throws where it is not kept and the network does not give it
 */
export async function serveRareFont(url: string): Promise<Response> {
  const found = await kept(url)
  if (found !== undefined) return found
  const response = await fetch(url)
  if (response.status === 200) await keep(url, response.clone())
  return response
}

/**
 * Sees to it that the pack lies in this browser.
 * @returns whether it does
 */
export async function fetchRareFont(url: string): Promise<boolean> {
  try {
    await serveRareFont(url)
  } catch {
    return false
  }
  return hasRareFont(url)
}

// A font is asked for with an origin, a file without one: a server may name that in `Vary`.
async function kept(url: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(RARE_FONT_CACHE)).match(url, { ignoreVary: true })
  } catch {
    return undefined
  }
}

async function keep(url: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(RARE_FONT_CACHE)
    await cache.put(url, response)
    for (const request of await cache.keys()) if (request.url !== url) await cache.delete(request)
  } catch {
    // No room, or no caches: the answer is good all the same.
  }
}
