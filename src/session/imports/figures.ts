import type { Decimal } from '../../rules/exact'
import type { Column } from './columns'
import { readRank, type FigureRule } from './figure'
import { WHO } from './names'
import { readRows } from './rows'
import type { Imported, ImportSheet, Layout } from './table'
import { finderOf, seenRows, whoIn, type Named } from './who'

/** A column of figures: a block of the board, the composite, an addition of the scheme. */
export interface FigureColumn extends FigureRule {
  readonly key: string
  /** What its heading may be, the first as a template calls it. */
  readonly names: readonly string[]
  /** The ranks of the last period instead of points. */
  readonly rank?: true
}

/** A figure of one contestant. A cell that is empty gives none: it is not a zero, and takes nothing away. */
export interface FigureRow {
  readonly column: string
  readonly contestant: string
  readonly value: Decimal
}

/** 上期位次. */
export const PREVIOUS: FigureColumn = { key: 'previous', names: ['上期位次', '上期排名', '上季度位次', '上次位次', '上期名次', '原位次', 'Previous rank', 'Last rank'], rank: true }

/** The columns of a table of figures: whose they are, and what the plan has. */
export function figureColumns(columns: readonly FigureColumn[]): Column[] {
  return [{ key: 'contestant', required: true, names: WHO }, ...columns.map(({ key, names }) => ({ key, names }))]
}

/**
 * Reads figures of contestants: a row each, a column for whatever they are of. For blocks and composite of a board with 上期位次, and for additions of a
 * scheme (考核得分 and other points from elsewhere). A contestant stands in it once ([IM4]).
 */
export function readFigures(sheet: ImportSheet, layout: Layout, contestants: readonly Named[], columns: readonly FigureColumn[]): Imported<readonly FigureRow[]> {
  const find = finderOf(contestants)
  const seen = seenRows()
  const there = columns.filter(({ key }) => layout.mapping.has(key))
  // Without any column of figures there is nothing to read: the first one is missing.
  const needed = figureColumns(columns).map((column, at) => (at === 1 && there.length === 0 ? { ...column, required: true as const } : column))
  const read = readRows(sheet, layout, needed, (row) => {
    const contestant = whoIn(row, 'contestant', find)
    const figures = there.flatMap(({ key, rank, ...rule }) => {
      if (row.blank(key)) return []
      const value = rank === true ? row.read(key, readRank) : row.figure(key, rule)
      return value === null || contestant === null ? [] : [{ column: key, contestant, value }]
    })
    if (contestant === null) return null
    const before = seen(contestant, row.row)
    return before === null ? figures : row.fault('contestant', 'twice', String(before))
  })
  return read.ok ? { ...read, value: read.value.flat() } : read
}
