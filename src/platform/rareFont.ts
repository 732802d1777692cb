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
  /** Fetches it, needed or not. It is tried again when the network comes back. */
  readonly download: () => Promise<void>
}

/**
 * The pack of rare characters in this browser: fetched by itself as soon as it is needed, or when asked. Ends with its scope.
 * @param url address of the pack
 * @param needed whether a text of the page has a character of the pack; reactive
 */
export function useRareFont(url: string, needed: () => boolean): RareFont {
  const state = shallowRef<RareFontState>('notNeeded')
  let wanted = false

  async function download(): Promise<void> {
    wanted = true
    if (state.value === 'loading' || state.value === 'ready') return
    state.value = 'loading'
    state.value = (await fetchRareFont(url)) ? 'ready' : 'failed'
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
    if (state.value === 'failed') void download()
  }
  window.addEventListener('online', online)
  onScopeDispose(() => {
    window.removeEventListener('online', online)
  }, true)
  watch(needed, () => void look(), { immediate: true })
  return { state: readonly(state), download }
}
