import { useI18n } from 'vue-i18n'

/** The words of a list that is edited by hand: its own for adding and for its entries, the others as everywhere. */
export function useListWords() {
  const { t } = useI18n()
  return (add: string, entry: (n: number) => string) => ({
    add,
    entry,
    removed: t('setup.list.removed'),
    undo: t('setup.list.undo'),
    empty: t('setup.list.empty'),
    up: (what: string) => t('setup.list.up', { what }),
    down: (what: string) => t('setup.list.down', { what }),
    remove: (what: string) => t('setup.list.remove', { what }),
  })
}
