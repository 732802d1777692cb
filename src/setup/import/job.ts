import type { Draft } from '../../session/draft'
import { bestSheet, layoutOf, type Column } from '../../session/imports/columns'
import { CONTESTANT_COLUMNS, readContestants } from '../../session/imports/contestants'
import { FACT_COLUMNS, readFacts } from '../../session/imports/facts'
import { figureColumns, readFigures } from '../../session/imports/figures'
import { INDICATOR_COLUMNS, indicatorColumns, readIndicators, readIndicatorTable } from '../../session/imports/indicators'
import { JUROR_COLUMNS, readJurors } from '../../session/imports/jurors'
import { readSites, SITE_COLUMNS } from '../../session/imports/sites'
import type { Imported, ImportSheet, Layout } from '../../session/imports/table'
import { additionColumns, additionFiguresOf, boardColumns, boardFiguresOf } from './figure-outcome'
import { indicatorFiguresOf, namedIndicators } from './indicator-outcome'
import { named, type Outcome } from './outcome'
import { contestantsOf, factsOf, jurorsOf } from './people-outcome'
import { sitesOf } from './site-outcome'

export type { Change, Outcome, Said } from './outcome'

/** What can be brought in here. */
export const IMPORTS = ['contestants', 'facts', 'figures', 'jurors', 'additions', 'indicatorRows', 'indicatorTable', 'sites'] as const
export type ImportKind = (typeof IMPORTS)[number]

/** A kind of table for this draft: its columns, and what comes of a sheet. */
export interface Job {
  readonly columns: readonly Column[]
  readonly read: (sheet: ImportSheet, layout: Layout) => Imported<Outcome>
}

export function jobOf(kind: ImportKind, draft: Draft): Job {
  switch (kind) {
    case 'contestants':
      return { columns: CONTESTANT_COLUMNS, read: (sheet, layout) => then(readContestants(sheet, layout), sheet, (rows) => contestantsOf(rows, draft)) }
    case 'facts':
      return { columns: FACT_COLUMNS, read: (sheet, layout) => then(readFacts(sheet, layout, named(draft)), sheet, (rows) => factsOf(rows, draft)) }
    case 'figures': {
      const columns = boardColumns(draft.board.board)
      return { columns: figureColumns(columns), read: (sheet, layout) => then(readFigures(sheet, layout, named(draft), columns), sheet, (rows) => boardFiguresOf(rows, draft)) }
    }
    case 'additions': {
      const columns = additionColumns(draft.scheme.scheme)
      return { columns: figureColumns(columns), read: (sheet, layout) => then(readFigures(sheet, layout, named(draft), columns), sheet, (rows) => additionFiguresOf(rows, draft)) }
    }
    case 'indicatorRows': {
      const indicators = namedIndicators(draft)
      return { columns: INDICATOR_COLUMNS, read: (sheet, layout) => then(readIndicators(sheet, layout, named(draft), indicators), sheet, (rows) => indicatorFiguresOf(rows, draft)) }
    }
    case 'indicatorTable': {
      const indicators = namedIndicators(draft)
      return { columns: indicatorColumns(indicators), read: (sheet, layout) => then(readIndicatorTable(sheet, layout, named(draft), indicators), sheet, (rows) => indicatorFiguresOf(rows, draft)) }
    }
    case 'sites':
      return { columns: SITE_COLUMNS, read: (sheet, layout) => then(readSites(sheet, layout), sheet, (rows) => sitesOf(rows, draft)) }
    case 'jurors':
      return { columns: JUROR_COLUMNS.filter(({ key }) => key !== 'panel'), read: (sheet, layout) => then(readJurors(sheet, layout), sheet, (rows) => jurorsOf(rows, draft)) }
    default:
      kind satisfies never
      return kind
  }
}

/** Two layouts of one thing: a row for each unit and indicator, or a row for each unit. */
const LAYOUTS: readonly ImportKind[] = ['indicatorRows', 'indicatorTable']

/** The kind that a file is, of those that hold the same in another layout: by its headings, and as it was chosen where they fit neither or both. */
export function fittingKind(kind: ImportKind, draft: Draft, sheets: readonly ImportSheet[]): ImportKind {
  if (!LAYOUTS.includes(kind)) return kind
  const fits = (one: ImportKind): boolean => {
    const { columns } = jobOf(one, draft)
    const sheet = sheets[bestSheet(sheets, columns)]
    const mapping = sheet === undefined ? new Map() : layoutOf(sheet, columns).mapping
    return mapping.has('unit') && (one === 'indicatorRows' ? mapping.has('indicator') : mapping.size > 1)
  }
  return [kind, ...LAYOUTS].find(fits) ?? kind
}

/** What comes of rows that were read whole; a number where there would be more than a plan holds. */
function then<Row>(read: Imported<readonly Row[]>, sheet: ImportSheet, make: (rows: readonly Row[]) => Outcome | number): Imported<Outcome> {
  if (!read.ok) return read
  const made = make(read.value)
  if (typeof made !== 'number') return { ...read, value: made }
  return { ok: false, count: 1, faults: [{ sheet: sheet.name, row: sheet.rows.length, column: null, code: 'tooManyRows', found: '', limit: String(made) }] }
}
