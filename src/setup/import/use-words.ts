import { useI18n } from 'vue-i18n'
import type { Column } from '../../session/imports/columns'
import type { ImportFault } from '../../session/imports/table'
import type { TableFault } from '../../tables/fault'
import { columnLetters } from '../../tables/table'
import type { ImportKind } from './job'
import type { TemplateWords } from './template'

/** What columns, places and faults of a table are called in the language of the page. */
export interface ImportWords {
  readonly column: (kind: ImportKind, column: Pick<Column, 'key' | 'names'>) => string
  /** Why a file was not read, and where. */
  readonly file: (fault: TableFault) => string
  readonly reason: (kind: ImportKind, columns: readonly Column[], fault: ImportFault) => string
  readonly letter: (column: number | null) => string
  readonly template: (kind: ImportKind) => TemplateWords
}

export function useWords(): ImportWords {
  const i18n = useI18n()
  const { t } = i18n

  function column(kind: ImportKind, { key, names }: Pick<Column, 'key' | 'names'>): string {
    const own = `importing.columns.${kind}.${key}`
    const part = /^(target|base):/.exec(key)?.[1]
    if (part === 'target' || part === 'base') return names.find((name) => name.endsWith(t(`importing.parts.${part}`))) ?? names[0] ?? key
    if (key.startsWith('factor:')) return t('scheme.names.parts.difficulty')
    // A block and the composite are called what the plan calls them.
    return key !== 'composite' && i18n.te(own) ? t(own) : (names[0] ?? (i18n.te(own) ? t(own) : key))
  }

  function example(kind: ImportKind, { key }: Column): string {
    const own = `importing.examples.${kind}.${key}`
    if (i18n.te(own)) return t(own)
    const figure = `importing.examples.${kind}.figure`
    return i18n.te(figure) ? t(figure as 'importing.examples.figures.figure') : ''
  }

  return {
    column,
    file({ fault, place }) {
      const where = [
        place.sheet === undefined || place.sheet === '' ? [] : t('importing.place.sheet', { sheet: place.sheet }),
        place.row === undefined || place.row < 1 ? [] : t('importing.place.row', { row: place.row }),
        place.column === undefined || place.column < 1 ? [] : t('importing.place.column', { letter: columnLetters(place.column) }),
      ].flat()
      return [where.join(' '), t(`importing.fileFaults.${fault}`)].filter((part) => part !== '').join(t('importing.colon'))
    },
    reason(kind, columns, { code, found, limit = '' }) {
      const said = t(`importing.faults.${code}`, { limit })
      const missing = code === 'columnMissing' ? columns.find(({ key }) => key === found) : undefined
      return missing === undefined ? said : `${said}${t('importing.colon')}${column(kind, missing)}`
    },
    letter: (at) => (at === null ? t('importing.wholeRow') : columnLetters(at)),
    template: (kind) => ({
      title: t(`importing.kinds.${kind}`),
      guide: t('importing.guide'),
      heading: (of) => column(kind, of),
      example: (of) => example(kind, of),
      exampleColumn: t('importing.exampleColumn'),
      exampleMark: t('importing.exampleMark'),
      notes: [t('importing.notes.first'), t('importing.notes.example'), t(`importing.notes.${kind}`), t('importing.notes.limits')],
    }),
  }
}
