import { isDecimal } from '../../../rules/exact'
import type { Indicator } from '../../../rules/assessment/scheme'
import type { Working } from '../../../rules/working'
import type { Draft } from '../../../session/draft'
import { asked, indicatorsOf, type FigurePart } from '../../../session/indicators'
import type { IndicatorFigures } from '../../../session/plan'

export type FigureRow = IndicatorFigures[number]
type Told = Pick<Draft, 'contestants' | 'assessment'>

/** A line of the table: one contestant's figures for one indicator, and what they come to. */
export interface FigureLine {
  readonly row: FigureRow
  readonly indicator: Indicator
  /** What the line is called: the contestant, or the indicator. */
  readonly name: string
  readonly who: string
  /** `null`: nothing could be worked out. */
  readonly points: Working | null
}

/** The figures of one contestant for one indicator; a row without any where nothing is known. */
export function rowOf(rows: IndicatorFigures, contestant: string, indicator: string): FigureRow {
  return rows.find((row) => row.contestant === contestant && row.indicator === indicator) ?? { contestant, indicator }
}

/** The figures with one typed. An empty one is taken out: a missing figure is no zero. */
export function withReading(told: Told, row: FigureRow, part: FigurePart, text: string): IndicatorFigures {
  const { [part]: _, ...rest } = row
  return withRow(told, text === '' ? rest : { ...rest, [part]: text })
}

/** The figures with an indicator that is none of a contestant's business, or is again. What was typed stays. @param why `null`: it is */
export function withExempt(told: Told, { exempt: _, ...row }: FigureRow, why: string | null): IndicatorFigures {
  return withRow(told, why === null ? row : { ...row, exempt: why })
}

function withRow(told: Told, row: FigureRow): IndicatorFigures {
  const others = (told.assessment.indicatorFigures ?? []).filter(({ contestant, indicator }) => contestant !== row.contestant || indicator !== row.indicator)
  const isEmpty = Object.keys(row).length === 2
  return isEmpty ? others : inOrder([...others, row], told)
}

/** How many figures a row lacks for its indicator; a text that is no number is one that is lacking. */
export function missingIn(row: FigureRow, indicator: Indicator): number {
  return row.exempt === undefined ? asked(indicator).filter((part) => !isDecimal(row[part] ?? '')).length : 0
}

/** The figures without those of contestants and indicators that are not there; `null` where all are. */
export function withoutStrays(told: Told): IndicatorFigures | null {
  const { indicatorFigures = [], assessment } = told.assessment
  const [units, indicators] = [new Set(told.contestants.contestants.map(({ id }) => id)), new Set(indicatorsOf(assessment).map(({ id }) => id))]
  const kept = indicatorFigures.filter(({ contestant, indicator }) => units.has(contestant) && indicators.has(indicator))
  return kept.length === indicatorFigures.length ? null : kept
}

/** Rows in the order of contestants and of indicators, those that are neither's last. */
export function inOrder(rows: IndicatorFigures, { contestants, assessment }: Pick<Draft, 'contestants' | 'assessment'>): IndicatorFigures {
  const places = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]))
  const [units, indicators] = [places(contestants.contestants.map(({ id }) => id)), places(indicatorsOf(assessment.assessment).map(({ id }) => id))]
  const at = (of: ReadonlyMap<string, number>, id: string) => of.get(id) ?? of.size
  return [...rows].sort((a, b) => at(units, a.contestant) - at(units, b.contestant) || at(indicators, a.indicator) - at(indicators, b.indicator))
}
