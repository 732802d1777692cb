import { assess } from '../../../../src/rules/assessment'
import type { AssessmentFigures, IndicatorFigure } from '../../../../src/rules/assessment/figures'
import type { Method } from '../../../../src/rules/assessment/method'
import type { Assessed, UnitResult } from '../../../../src/rules/assessment/result'
import type { AssessmentScheme } from '../../../../src/rules/assessment/scheme'
import type { Exact } from '../../../../src/rules/exact'

/** A fraction as one writes it: `"7"`, `"1/3"`, `"-5/2"`. */
export function fraction(value: Exact | null | undefined): string | null {
  if (value === null || value === undefined) return null
  const size = value.d === 1n ? String(value.n) : `${String(value.n)}/${String(value.d)}`
  return value.s < 0n && value.n !== 0n ? `-${size}` : size
}

/** An assessment that must come about. */
export function assessed(scheme: AssessmentScheme, figures: AssessmentFigures): Assessed {
  const result = assess(scheme, figures)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`)
  return result
}

export function unitOf(result: Assessed, unit: string): UnitResult {
  const found = result.units.find((one) => one.unit === unit)
  if (found === undefined) throw new Error(`no unit ${unit}`)
  return found
}

/** A scheme of one indicator of `full` points. */
export function single(method: Method, full = '10'): AssessmentScheme {
  return { full, blocks: [{ id: 'block', name: '板块', full, indicators: [{ id: 'one', name: '指标', full, method }] }] }
}

type Reading = Omit<IndicatorFigure, 'unit' | 'indicator'>

/** Figures of one indicator, by unit. */
export function readings(rows: Readonly<Record<string, Reading>>): AssessmentFigures {
  return { units: Object.keys(rows), indicators: Object.entries(rows).map(([unit, row]) => ({ unit, indicator: 'one', ...row })) }
}

/** The points of each unit by one method, as fractions. */
export function pointsBy(method: Method, rows: Readonly<Record<string, Reading>>, full = '10'): Record<string, string | null> {
  return Object.fromEntries(assessed(single(method, full), readings(rows)).units.map(({ unit, composite }) => [unit, fraction(composite)]))
}
