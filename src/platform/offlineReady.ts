import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue'
import { ask, ASK_PRECACHE } from './workerMessages'

/**
 * - `checking`: not known yet
 * - `ready`: every file of this version is in the cache
 * - `missing`: there is no worker, it does not answer, or a file is not in the cache
 * - `unsupported`: development, an insecure page, or a browser without service workers
 */
export type OfflineState = 'checking' | 'ready' | 'missing' | 'unsupported'

/** How long the first visit may take to fill the cache before it counts as missing, in milliseconds. */
const FIRST_INSTALL = 60_000
const ANSWER = 3000

const isSupported = import.meta.env.PROD && 'serviceWorker' in navigator && 'caches' in window

export interface OfflineReady {
  isSupported: boolean
  state: Readonly<ShallowRef<OfflineState>>
  /** Cache keys that were not found, when the state is `missing` and a worker answered. */
  missing: Readonly<ShallowRef<readonly string[]>>
  /** Looks again, for instance before the doors open. */
  check: () => Promise<OfflineState>
}

/**
 * Whether this window would load with the network cable out. Asks the active worker what it needs
 * and looks for each of these files in the cache itself: a flag would not know what the browser
 * has thrown away since.
 */
export function useOfflineReady(): OfflineReady {
  const state = shallowRef<OfflineState>(isSupported ? 'checking' : 'unsupported')
  const missing = shallowRef<readonly string[]>([])

  async function check(): Promise<OfflineState> {
    if (!isSupported) return 'unsupported'
    const found = await look()
    missing.value = found.missing
    state.value = found.state
    return found.state
  }

  if (isSupported) {
    const again = (): void => void check()
    navigator.serviceWorker.addEventListener('controllerchange', again)
    onScopeDispose(() => navigator.serviceWorker.removeEventListener('controllerchange', again), true)
    again()
  }
  return { isSupported, state: readonly(state), missing: readonly(missing), check }
}

/** The first frame comes before this check. */
function loaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve()
  return new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }))
}

async function look(): Promise<{ state: 'ready' | 'missing'; missing: readonly string[] }> {
  await loaded()
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), FIRST_INSTALL))
  const registration = await Promise.race([navigator.serviceWorker.ready, late])
  const worker = registration?.active
  if (worker === undefined || worker === null) return { state: 'missing', missing: [] }
  const keys = await ask(worker, ASK_PRECACHE, ANSWER)
  if (!Array.isArray(keys) || keys.length === 0) return { state: 'missing', missing: [] }
  const missing: string[] = []
  for (const key of keys) {
    if (typeof key !== 'string' || (await caches.match(key)) === undefined) missing.push(String(key))
  }
  return { state: missing.length === 0 ? 'ready' : 'missing', missing }
}
