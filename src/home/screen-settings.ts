import { shallowRef, type ShallowRef } from 'vue'
import type { Screen } from '../session/screens'
import { readScreenSettings, type AllScreenSettings, type ScreenSettings } from '../store/screen-settings'
import type { Reply } from './requests'

const keyOf = (screen: Screen): string => `leitai.screen.${screen}`

/** How this window's screen is built. */
export interface StageSettings {
  readonly settings: Readonly<ShallowRef<ScreenSettings>>
  /** Reads them for a screen, now and whenever they were changed. */
  readonly read: (screen: Screen) => Promise<void>
}

/**
 * The settings of a stage's screen. The last ones are remembered beside the store, so that a page that opens draws its
 * first picture in the right shape before the store has answered.
 * @param ask asks this page's worker
 */
export function useStageSettings(screen: Screen, ask: () => Promise<Reply<'screenSettings'>>): StageSettings {
  const settings = shallowRef(remembered(screen))
  return {
    settings,
    async read(of) {
      settings.value = remembered(of)
      const reply = await ask()
      if (reply.ok) settings.value = remember(of, reply.value)
    },
  }
}

function remembered(screen: Screen): ScreenSettings {
  try {
    return readScreenSettings(JSON.parse(localStorage.getItem(keyOf(screen)) ?? 'null'))
  } catch {
    return readScreenSettings(null)
  }
}

function remember(screen: Screen, all: AllScreenSettings): ScreenSettings {
  try {
    localStorage.setItem(keyOf(screen), JSON.stringify(all[screen]))
  } catch {
    // Storage is switched off: the next page waits for the store.
  }
  return all[screen]
}
