import { shallowRef, watch, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { planOf, type Draft } from '../../../session/draft'
import { follow, type Gone } from '../../../session/templates/follow'
import type { TemplateWords } from '../../../session/templates/words'
import { templateWords } from '../../templates/template-words'
import type { DraftHandle } from '../contract'

/** Sections of which the rundown tells. */
type Told = 'meeting' | 'contestants' | 'speech' | 'scheme' | 'scoring' | 'board'

/** Edits of a section that the rundown follows, and the words of the template once they are loaded. */
export interface Following {
  readonly words: Readonly<ShallowRef<TemplateWords | null>>
  /** @param others what changes with it */
  edit<Name extends Told>(section: Name, value: Draft[Name], others?: Partial<Pick<Draft, 'board' | 'agenda'>>): void
}

/** What went from a draft's rundown while this page was open, with its author's words: a segment typed away may be typed back. */
const memory = new WeakMap<DraftHandle, readonly Gone[]>()

/** Lets the rundown follow what is edited here: names, times and order in it are never those of yesterday. */
export function useFollowing(draft: DraftHandle): Following {
  const { locale } = useI18n()
  const words = shallowRef<TemplateWords | null>(null)
  /** The draft before the first edit that came earlier than the words. */
  let early: Draft | null = null

  function followed(before: Draft, after: Draft): void {
    if (words.value === null) {
      early ??= before
      return
    }
    const { rundown, gone } = follow(planOf(before), planOf(after), words.value, memory.get(draft))
    memory.set(draft, gone)
    if (JSON.stringify(rundown) !== JSON.stringify(before.rundown.rundown)) draft.edit('rundown', { rundown })
  }

  watch(
    locale,
    async (language) => {
      words.value = await templateWords(language === 'en' ? 'en' : 'zh-CN')
      const [before, after] = [early, draft.draft.value]
      early = null
      if (before !== null && after !== null) followed(before, after)
    },
    { immediate: true },
  )
  return {
    words,
    edit(section, value, others = {}) {
      const before = draft.draft.value
      draft.edit(section, value)
      if (others.board !== undefined) draft.edit('board', others.board)
      if (others.agenda !== undefined) draft.edit('agenda', others.agenda)
      if (before !== null) followed(before, { ...before, ...others, [section]: value })
    },
  }
}
