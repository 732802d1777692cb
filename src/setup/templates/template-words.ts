import type { TemplateWords } from '../../session/templates/words'
import type { Language } from '../../words/i18n'
import { zhCN } from '../../words/zh-CN'

/** The words that templates put into a plan, in the language of the interface. */
export async function templateWords(language: Language): Promise<TemplateWords> {
  return language === 'en' ? (await import('../../words/en')).en.templates : zhCN.templates
}
