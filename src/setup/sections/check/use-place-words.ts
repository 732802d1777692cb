import { useI18n } from 'vue-i18n'
import type { DraftPlace } from '../../../home/prepared-requests'
import type { Draft, Section } from '../../../session/draft'
import { faultWord, pathWords, placeWords, valueWords } from './place-words'

/** Says where in a plan something is, and what is wrong there. */
export function usePlaceWords() {
  const i18n = useI18n()
  const { t } = i18n
  // Within a scheme or an assessment a key is called by its own field: `name` is no person's there.
  const own = { 'scheme.': 'schemeSaid.places', 'assessment.': 'assessmentForm.keys' } as const
  const key = (name: string, path: string): string | null => {
    const inside = Object.entries(own).flatMap(([start, words]) => (path.startsWith(start) ? [`${words}.${name}`] : []))
    const found = [...inside, `places.keys.${name}`].find((words) => i18n.te(words))
    return found === undefined ? null : t(found as 'places.keys.nth')
  }
  const nth = (n: number) => t('places.keys.nth', { n })

  /** Where a place is, step by step in the words of the fields. */
  const steps = (draft: Draft, path: string) => placeWords(draft, path, { key, nth })

  /** The section's name, then the way to the place. */
  function where(draft: Draft, section: Section, path: string): string {
    const said = steps(draft, path)
    return [t(`setup.sections.${section}`), ...(path.split('.')[0] === section ? said.slice(1) : said)].join(' · ')
  }

  /** A value that was or is there: a choice by its name, a length of time in minutes and seconds, anything else as it stands. */
  function value(path: string, text: string | null): string {
    const said = valueWords(text)
    if (/(^|\.)(budget|amberAt|dangerAt|lasts)$/.test(path) && /^\d+$/.test(said)) return t('places.minutes', { minutes: Math.floor(Number(said) / 60_000), seconds: Math.round((Number(said) % 60_000) / 1000) })
    // 手动 opens marks; 手工 makes an order.
    if (path.endsWith('scoring.opens')) return i18n.te(`scoringForm.opens.${said}`) ? t(`scoringForm.opens.${said}` as 'scoringForm.opens.hand') : said
    return i18n.te(`places.values.${said}`) ? t(`places.values.${said}`) : said
  }

  /** Where a file that was refused is wrong. */
  const refusedAt = (path: string | null) => pathWords(path, { key, nth })?.join(' · ') ?? t('places.wholeFile')

  const what = (place: DraftPlace) => {
    const inside = `assessmentForm.faults.${place.code}`
    return t(place.path.startsWith('assessment.') && i18n.te(inside) ? (inside as 'assessmentForm.faults.length') : `places.faults.${faultWord(place)}`)
  }
  return { where, what, value, steps, refusedAt }
}
