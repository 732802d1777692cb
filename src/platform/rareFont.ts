import { onScopeDispose, readonly, shallowRef, watch, type ShallowRef } from 'vue'
import { fetchRareFont, hasRareFont } from './rareFontCache'

/**
 * - `notNeeded`: it is not here, and nothing asks for it
 * - `missing`: it is needed and not here
 * - `loading`: it is on its way
 * - `ready`: it is in this browser, and stays there without a network
 * - `failed`: it could not be fetched or kept
 */
export type RareFontState = 'notNeeded' | 'missing' | 'loading' | 'ready' | 'failed'

export interface RareFont {
  readonly state: Readonly<ShallowRef<RareFontState>>
  /** Fetches it, needed or not. After a failure it is tried again when the network comes back, and less and less often while there is one. */
  readonly download: () => Promise<void>
}

/** Before the second try, and at most between two, in milliseconds. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000

/**
 * The pack of rare characters in this browser: fetched by itself as soon as it is needed, or when asked. Ends with its scope.
 * @param url address of the pack
 * @param needed whether a text of the page has a character of the pack; reactive
 */
export function useRareFont(url: string, needed: () => boolean): RareFont {
  const state = shallowRef<RareFontState>('notNeeded')
  let wanted = false
  let again: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let ended = false

  async function download(): Promise<void> {
    wanted = true
    if (state.value === 'loading' || state.value === 'ready') return
    state.value = 'loading'
    clearTimeout(again)
    state.value = (await fetchRareFont(url)) ? 'ready' : 'failed'
    // A network that says it is back often needs a moment more before it carries anything.
    if (state.value === 'failed' && navigator.onLine && !ended) {
      again = setTimeout(() => void download(), wait)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
  }

  async function look(): Promise<void> {
    if (state.value === 'loading') return
    if (await hasRareFont(url)) state.value = 'ready'
    else if (needed()) {
      if (state.value !== 'failed') state.value = 'missing'
      await download()
    } else if (!wanted) state.value = 'notNeeded'
  }

  const online = (): void => {
    wait = FIRST_WAIT
    if (state.value === 'failed') void download()
  }
  window.addEventListener('online', online)
  onScopeDispose(() => {
    ended = true
    clearTimeout(again)
    window.removeEventListener('online', online)
  }, true)
  watch(needed, () => void look(), { immediate: true })
  return { state: readonly(state), download }
}
