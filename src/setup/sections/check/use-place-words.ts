import { useI18n } from 'vue-i18n'
import type { DraftPlace } from '../../../home/prepared-requests'
import type { Draft } from '../../../session/draft'
import { faultWord, placeWords } from './place-words'

/** Says where in a plan something is, and what is wrong there. */
export function usePlaceWords() {
  const i18n = useI18n()
  const { t } = i18n
  const key = (name: string) => (i18n.te(`places.keys.${name}`) ? t(`places.keys.${name}`) : null)
  const where = (draft: Draft, path: string) => placeWords(draft, path, { key, nth: (n) => t('places.keys.nth', { n }) })
  const what = (place: DraftPlace) => t(`places.faults.${faultWord(place)}`)
  return { where, what }
}
