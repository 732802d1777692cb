import { compare, exact, sum, type Exact } from '../exact'
import type { Working } from '../working'
import type { AdditionFigure } from './figures'
import type { AdditionRule } from './scheme'

/**
 * What a unit's bonuses or deductions come to ([AS6]): each held at the most of one item, all together at the most of all. A deduction's
 * value is what it is, above zero; `counts` is what the composite takes, below zero.
 * @returns `null` where there is none
 */
export function additionPoints(kind: 'bonus' | 'deduction', rule: AdditionRule, rows: readonly AdditionFigure[]): Working | null {
  if (rows.length === 0) return null
  const parts = [...rows].sort(byReason).map((row) => held({ of: { kind, id: '', name: row.reason }, by: 'given', value: exact(row.points), parts: [] }, exact(row.points), rule.perItem))
  const total = sum(parts.flatMap(({ value }) => value ?? []))
  const whole = held({ of: { kind, id: kind, name: '' }, by: 'sum', value: total, parts }, total, rule.cap)
  return { ...whole, counts: (whole.value ?? total).mul(kind === 'bonus' ? 1n : -1n) }
}

/** Items stand in one order, however they arrived ([AS9]). */
function byReason(a: AdditionFigure, b: AdditionFigure): number {
  return compare(exact(b.points), exact(a.points)) || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0)
}

function held(working: Working, value: Exact, cap: string | undefined): Working {
  return cap !== undefined && compare(value, exact(cap)) > 0 ? { ...working, value: exact(cap), uncut: value, held: 'cap' } : working
}
