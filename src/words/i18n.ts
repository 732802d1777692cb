import { createI18n } from 'vue-i18n'
import type { Words } from './zh-CN'
import { hall } from './zh-CN/hall'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'leitai.language'

/** With this `t('console.next')` is checked by the compiler. */
declare module 'vue-i18n' {
  // An interface, because it merges with the library's own.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface DefineLocaleMessage extends Words {}
}

// What setup says is a third of all words: it is loaded with setup's pages, and a screen starts without it.
const atStart = hall as Words

export const i18n = createI18n<[Words], Language, false>({
  // Version 11 still asks; from 12 on there is nothing else.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': atStart, en: atStart }, // English is loaded when it is chosen
})

/** The language that was chosen in this browser; Chinese when none was. */
export function chosenLanguage(): Language {
  try {
    return LANGUAGES.find((language) => language === localStorage.getItem(KEY)) ?? 'zh-CN'
  } catch {
    return 'zh-CN' // storage is switched off
  }
}

/** Loads the words of setup's pages; English brings its own when it is chosen. */
export async function loadSetupWords(): Promise<void> {
  i18n.global.setLocaleMessage('zh-CN', (await import('./zh-CN')).zhCN)
}

/** Loads what is said of linked devices: on consoles and where a device joins. */
export async function loadDeviceWords(): Promise<void> {
  i18n.global.mergeLocaleMessage('zh-CN', { devices: (await import('./zh-CN/devices')).devices })
}

/** Loads the words of a language, shows them, and remembers the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') i18n.global.setLocaleMessage('en', (await import('./en')).en)
  i18n.global.locale.value = language
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // storage is switched off: the choice holds for this window
  }
}
