import { createI18n } from 'vue-i18n'
import { rememberLanguage, type Language } from './language'
import type { Words } from './zh-CN'
import { hall } from './zh-CN/hall'

export { chosenLanguage, LANGUAGES, type Language } from './language'

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

/** Loads the words of setup's pages; English brings its own when it is chosen. */
export async function loadSetupWords(): Promise<void> {
  i18n.global.setLocaleMessage('zh-CN', (await import('./zh-CN')).zhCN)
}

/** Loads what is said of linked devices: on consoles and where a device joins. */
export async function loadDeviceWords(): Promise<void> {
  i18n.global.mergeLocaleMessage('zh-CN', { devices: (await import('./zh-CN/devices')).devices })
}

/** Loads what is said of marks and their count: on consoles and on the chair's brief. */
export async function loadScoringWords(): Promise<void> {
  i18n.global.mergeLocaleMessage('zh-CN', { scoring: (await import('./zh-CN/scoring')).scoring })
}

/** Loads the words of the counting desk, and what is said of tables that it takes. */
export async function loadDeskWords(): Promise<void> {
  const [{ desk }, { importing }] = await Promise.all([import('./zh-CN/desk'), import('./zh-CN/import')])
  i18n.global.mergeLocaleMessage('zh-CN', { desk, importing })
}

/** Loads the words of a language, shows them, and remembers the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') i18n.global.setLocaleMessage('en', (await import('./en')).en)
  i18n.global.locale.value = language
  rememberLanguage(language)
}
