/** The languages of the interface. A leaf without the i18n library, for pages that do without it. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'leitai.language'

/** The language that was chosen in this browser; Chinese when none was. */
export function chosenLanguage(): Language {
  try {
    return LANGUAGES.find((language) => language === localStorage.getItem(KEY)) ?? 'zh-CN'
  } catch {
    return 'zh-CN' // storage is switched off
  }
}

/** Says the language on the root element, and remembers the choice in this browser. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // storage is switched off: the choice holds for this window
  }
}
