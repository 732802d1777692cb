import type { IndicatorFigure } from '../../rules/assessment/figures'
import { FIGURE_PARTS, type FigurePart } from '../indicators'
import type { Column } from './columns'
import { cellFault, readFigure, type FigureRule, type Read } from './figure'
import { WHO } from './names'
import { readRows, type RowReader } from './rows'
import type { ImportCell, Imported, ImportSheet, Layout } from './table'
import { finderOf, ownNames, seenRows, whoIn, type Named } from './who'
import { comparable } from './words'

/** An indicator as tables name it. @property percent its readings are points of percent, so that `8.5%` is 8.5 @property parts what it works with; all unless told */
export interface NamedIndicator extends Named, FigureRule {
  readonly parts?: readonly FigurePart[]
}

const PART_NAMES: Readonly<Record<FigurePart, readonly string[]>> = {
  actual: ['实际', '实际值', '完成值', '完成', '本期', 'Actual'],
  target: ['目标', '目标值', '年度目标', '任务', 'Target'],
  base: ['基数', '基期', '上年同期', '去年同期', 'Base'],
}
const EXEMPT = new Set(['不涉及', '不适用', '无此项', 'n/a', 'na', 'exempt'])

/** A row for each unit and indicator. */
export const INDICATOR_COLUMNS: readonly Column[] = [
  { key: 'unit', required: true, names: WHO },
  { key: 'indicator', required: true, names: ['指标', '指标名称', 'Indicator'] },
  { key: 'actual', required: true, names: PART_NAMES.actual },
  { key: 'target', names: PART_NAMES.target },
  { key: 'base', names: PART_NAMES.base },
]

/** A row for each unit; columns for each indicator: 税收 (what was reached), 税收目标, 税收基数. */
export function indicatorColumns(indicators: readonly NamedIndicator[]): Column[] {
  const parts = new Map(indicators.map((indicator) => [indicator.id, indicator.parts ?? FIGURE_PARTS]))
  const of = ownNames(indicators).flatMap(({ id, names }) =>
    (parts.get(id) ?? FIGURE_PARTS).map((part) => ({ key: `${part}:${id}`, names: [...(part === 'actual' ? names : []), ...names.flatMap((name) => PART_NAMES[part].flatMap((word) => [`${name}${word}`, `${name} ${word}`]))] })),
  )
  return [{ key: 'unit', required: true, names: WHO }, ...of]
}

/** Reads the figures of indicators, one row for each unit and indicator. What is empty is not known; 不涉及 leaves the indicator out for that unit. */
export function readIndicators(sheet: ImportSheet, layout: Layout, units: readonly Named[], indicators: readonly NamedIndicator[]): Imported<readonly IndicatorFigure[]> {
  const [findUnit, findIndicator, seen] = [finderOf(units), finderOf(indicators), seenRows()]
  return readRows<IndicatorFigure>(sheet, layout, INDICATOR_COLUMNS, (row) => {
    const [unit, indicator] = [whoIn(row, 'unit', findUnit), whoIn(row, 'indicator', findIndicator, 'unknownColumn')]
    if (unit === null || indicator === null) return null
    const before = seen(`${unit} ${indicator}`, row.row)
    if (before !== null) return row.fault('indicator', 'twice', String(before))
    return figureOf(row, { unit, indicator }, indicators.find(({ id }) => id === indicator) ?? {}, (part) => part)
  })
}

/** The same from a row for each unit. */
export function readIndicatorTable(sheet: ImportSheet, layout: Layout, units: readonly Named[], indicators: readonly NamedIndicator[]): Imported<readonly IndicatorFigure[]> {
  const [find, seen] = [finderOf(units), seenRows()]
  const there = indicators.filter(({ id }) => FIGURE_PARTS.some((part) => layout.mapping.has(`${part}:${id}`)))
  const columns = indicatorColumns(indicators).map((column, at) => (at === 1 && there.length === 0 ? { ...column, required: true as const } : column))
  const read = readRows(sheet, layout, columns, (row) => {
    const unit = whoIn(row, 'unit', find)
    const figures = there.map((indicator) => figureOf(row, { unit: unit ?? '', indicator: indicator.id }, indicator, (part) => `${part}:${indicator.id}`))
    if (unit === null) return null
    const before = seen(unit, row.row)
    if (before !== null) return row.fault('unit', 'twice', String(before))
    return figures.flatMap((figure) => (figure === null || Object.keys(figure).length === 2 ? [] : [figure]))
  })
  return read.ok ? { ...read, value: read.value.flat() } : read
}

function figureOf(row: RowReader, of: { readonly unit: string; readonly indicator: string }, { min, max, percent }: FigureRule, keyOf: (part: FigurePart) => string): IndicatorFigure | null {
  const rule = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(percent === undefined ? {} : { percent }) }
  const parts = FIGURE_PARTS.map((part) => [part, row.blank(keyOf(part)) ? '' : row.read(keyOf(part), (cell) => readPart(cell, rule))] as const)
  if (parts.some(([, value]) => value === null)) return null
  const exempt = parts.some(([, value]) => value === 'exempt')
  if (exempt) return { ...of, exempt: row.cell(keyOf(parts.find(([, value]) => value === 'exempt')?.[0] ?? 'actual')).text.trim() }
  return { ...of, ...Object.fromEntries(parts.filter(([, value]) => value !== '')) }
}

function readPart(cell: ImportCell, rule: FigureRule): Read<string> {
  if (cellFault(cell) === null && EXEMPT.has(comparable(cell.text))) return { ok: true, value: 'exempt' }
  return readFigure(cell, rule)
}
