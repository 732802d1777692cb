import type { Draft } from '../../session/draft'
import type { Column } from '../../session/imports/columns'
import type { Cell } from '../../tables/table'
import { indicatorsOf } from '../../session/indicators'
import { jobOf, type ImportKind } from './job'

/** What the words of a template are, in the language of whoever takes it. */
export interface TemplateWords {
  readonly title: string
  readonly guide: string
  /** What a column is called. */
  readonly heading: (column: Column) => string
  /** What the example row has in a column; empty where it has nothing. */
  readonly example: (column: Column) => string
  /** The column that marks the example row, and what marks it. */
  readonly exampleColumn: string
  readonly exampleMark: string
  /** Sentences for whoever fills it in. */
  readonly notes: readonly string[]
}

/** Tables with a row for each contestant, whose name stands there already. */
const BY_CONTESTANT: readonly ImportKind[] = ['figures', 'additions', 'indicatorTable', 'indicatorRows']

/** Headings and an example row; for figures, a row for each contestant below it, and for each of its indicators where a row is for one. */
export function templateRows(kind: ImportKind, draft: Draft, words: TemplateWords): Cell[][] {
  const { columns } = jobOf(kind, draft)
  const names = BY_CONTESTANT.includes(kind) ? draft.contestants.contestants.filter(({ unscored }) => unscored !== true).map(({ unit, role }) => (unit === '' ? role : unit)) : []
  const indicators = indicatorsOf(draft.assessment.assessment).map((indicator) => indicator.name)
  return [
    [...columns.map((column) => text(words.heading(column))), text(words.exampleColumn)],
    [...columns.map((column) => text(words.example(column))), text(words.exampleMark)],
    ...names.filter((name) => name !== '').flatMap((name) => (kind === 'indicatorRows' ? indicators.map((indicator) => [text(name), text(indicator)]) : [[text(name)]])),
  ]
}

/** A template as a file: a workbook with a sheet that says how it is filled in, or text with commas. */
export async function templateFile(kind: ImportKind, draft: Draft, words: TemplateWords, format: 'xlsx' | 'csv'): Promise<Uint8Array> {
  const { writeCsv, writeXlsx } = await import('../../tables/export')
  const rows = templateRows(kind, draft, words)
  if (format === 'csv') return writeCsv(rows)
  return writeXlsx([
    { name: words.title, headed: true, rows },
    { name: words.guide, rows: words.notes.map((note) => [text(note)]) },
  ])
}

function text(value: string): Cell {
  return value === '' ? { text: '', kind: 'empty' } : { text: value, kind: 'text' }
}
