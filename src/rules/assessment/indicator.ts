import { exact } from '../exact'
import type { Working } from '../working'
import { byRank } from './by-rank'
import { byCompletion } from './completion'
import { byEfficacy } from './efficacy'
import { byGrowth } from './growth'
import { actualOf, type Row } from './measure'
import { absent, settled } from './nodes'
import type { AssessmentRounding, Indicator } from './scheme'

/**
 * The points of every unit for one indicator, on its own scale; a unit without says why.
 * @param rows one for each unit, empty where nothing is known
 */
export function indicatorPoints({ id, name, full: fullText, method }: Indicator, rows: ReadonlyMap<string, Row>, { measure, indicator: rounding }: AssessmentRounding): Map<string, Working> {
  const of = { kind: 'indicator', id, name } as const
  const full = exact(fullText)
  const each = (one: (row: Row) => Working) => new Map([...rows].map(([unit, row]) => [unit, one(row)]))
  switch (method.kind) {
    case 'given':
      return each((row) => {
        const actual = actualOf(row)
        return actual.left !== undefined || actual.value === null ? absent(of, actual.left ?? 'noFigure', [actual]) : settled(of, 'given', actual.value, [actual], rounding, method)
      })
    case 'completion':
      return each((row) => byCompletion(of, full, method, row, measure, rounding))
    case 'growth':
      return each((row) => byGrowth(of, full, method, row, measure, rounding))
    case 'efficacyCoefficient':
      return byEfficacy(of, full, method, rows, measure, rounding)
    case 'byRank':
      return byRank(of, method, rows, measure, rounding)
    default:
      method satisfies never
      return method
  }
}
