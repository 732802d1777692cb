import { shallowRef } from 'vue'
import { chosenLanguage, rememberLanguage, type Language } from '../words/language'
import { en } from './words/en'
import { zhCN, type JuryWords } from './words/zh-CN'

type Key = { [Part in keyof JuryWords]: `${Part}.${keyof JuryWords[Part] & string}` }[keyof JuryWords]

const WORDS: Readonly<Record<Language, JuryWords>> = { 'zh-CN': zhCN, en }
const language = shallowRef<Language>(chosenLanguage())

/** Words of this page in the chosen language; `{name}` is replaced by the parameter of that name. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const [part = '', name = ''] = key.split('.')
  const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = WORDS[language.value]
  return (parts[part]?.[name] ?? key).replace(/\{(\w+)\}/g, (whole, value: string) => String(values[value] ?? whole))
}

/** Words for a code, where the page has its own; otherwise `other`, with the code. */
export function said(part: 'enterFault' | 'sendFault' | 'trouble', code: string): string {
  const words: Readonly<Record<string, string>> = WORDS[language.value][part]
  return Object.hasOwn(words, code) ? (words[code] ?? '') : t(`${part}.other`, { code })
}

export function changeLanguage(): void {
  language.value = language.value === 'en' ? 'zh-CN' : 'en'
  rememberLanguage(language.value)
}
