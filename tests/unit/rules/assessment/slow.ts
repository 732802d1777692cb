import type { AssessmentFigures, IndicatorFigure } from '../../../../src/rules/assessment/figures'
import type { Measure, Method } from '../../../../src/rules/assessment/method'
import type { AssessmentScheme, Block, Indicator } from '../../../../src/rules/assessment/scheme'

/** A rational as two whole numbers, never shortened: slow, and of another make than what it is held against. */
export type Ratio = readonly [bigint, bigint]

export function ratio(text: string): Ratio {
  const [whole = '0', digits = ''] = text.split('.')
  return [BigInt(whole.replace('-', '') + digits) * (text.startsWith('-') ? -1n : 1n), 10n ** BigInt(digits.length)]
}

const plus = (a: Ratio, b: Ratio): Ratio => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
const minus = (a: Ratio, b: Ratio): Ratio => plus(a, [-b[0], b[1]])
const times = (a: Ratio, b: Ratio): Ratio => [a[0] * b[0], a[1] * b[1]]
const over = (a: Ratio, b: Ratio): Ratio => (b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]])
export const isMore = (a: Ratio, b: Ratio): boolean => a[0] * b[1] > b[0] * a[1]
export const isSame = (a: Ratio, b: Ratio): boolean => a[0] * b[1] === b[0] * a[1]
const all = (values: readonly Ratio[]): Ratio => values.reduce(plus, [0n, 1n])
const held = (value: Ratio, { floor, cap }: { readonly floor?: string; readonly cap?: string }): Ratio => {
  if (cap !== undefined && isMore(value, ratio(cap))) return ratio(cap)
  return floor !== undefined && isMore(ratio(floor), value) ? ratio(floor) : value
}

type Row = Pick<IndicatorFigure, 'actual' | 'target' | 'base' | 'exempt'>
const told = (text: string | null | undefined): Ratio | null => (text === null || text === undefined ? null : ratio(text))
const above = (value: Ratio | null): Ratio | null => (value !== null && value[0] > 0n ? value : null)

function measure(what: Measure, row: Row): Ratio | null {
  const actual = row.exempt === undefined ? told(row.actual) : null
  if (actual === null || what.kind === 'value') return actual
  if (what.kind === 'completion') {
    const target = above(what.target.from === 'scheme' ? ratio(what.target.value) : told(row.target))
    return target === null ? null : times([100n, 1n], over(actual, target))
  }
  const base = above(told(row.base))
  return base === null ? null : times([100n, 1n], over(minus(actual, base), base))
}

/** One unit's points before they are held, looking at each other unit again. */
function points(method: Method, full: Ratio, mine: Row, group: readonly Row[]): Ratio | null {
  if (method.kind === 'given') return measure({ kind: 'value' }, mine)
  if (method.kind === 'completion') {
    const share = measure({ kind: 'completion', target: method.target }, mine)
    if (share === null) return null
    if (method.direction === 'higher') return times(over(share, [100n, 1n]), full)
    if (method.formula === 'mirror') return times(over(minus([200n, 1n], share), [100n, 1n]), full)
    if (share[0] < 0n) return null
    return share[0] === 0n ? ratio(method.cap ?? '0') : times(over([100n, 1n], share), full)
  }
  const value = measure(method.of ?? (method.kind === 'growth' ? { kind: 'growth' } : { kind: 'value' }), mine)
  if (value === null) return null
  if (method.kind === 'growth') {
    if (method.points.by === 'target') return times(over(value, ratio(method.points.target)), full)
    const away = minus(value, ratio(method.points.from))
    return plus(ratio(method.points.start), times(ratio(method.points.perPoint), method.direction === 'higher' ? away : [-away[0], away[1]]))
  }
  const others = group.flatMap((row) => {
    const found = measure(method.of ?? { kind: 'value' }, row)
    return found === null ? [] : [found]
  })
  const isBetter = (a: Ratio, b: Ratio) => (method.direction === 'higher' ? isMore(a, b) : isMore(b, a))
  if (method.kind === 'efficacyCoefficient') {
    const { bounds } = method
    const worst = bounds.from === 'scheme' ? ratio(bounds.notAllowed) : (others.find((one) => !others.some((other) => isBetter(one, other))) ?? value)
    const best = bounds.from === 'scheme' ? ratio(bounds.satisfactory) : (others.find((one) => !others.some((other) => isBetter(other, one))) ?? value)
    const equal: Ratio = [bounds.from === 'group' && bounds.whenEqual === 'worst' ? 0n : 1n, 1n]
    const share = isSame(worst, best) ? equal : over(minus(value, worst), minus(best, worst))
    return times(over(plus(times(share, ratio(method.span ?? '40')), ratio(method.base ?? '60')), [100n, 1n]), full)
  }
  const better = others.filter((other) => isBetter(other, value)).length
  const equal = others.filter((other) => isSame(other, value)).length
  const { award } = method
  const place = (at: number): Ratio => (award.by === 'table' ? ratio(award.points[at] ?? award.rest) : minus(ratio(award.top), times(ratio(award.step), [BigInt(at), 1n])))
  if (method.ties === 'rank') return place(better)
  return over(all(Array.from({ length: equal }, (_, at) => place(better + at))), [BigInt(equal), 1n])
}

function blockOf(block: Block, scheme: AssessmentScheme, figures: AssessmentFigures, unit: string): Ratio | null {
  if (block.indicators === undefined) return told(figures.blocks?.find((row) => row.unit === unit && row.block === block.id)?.points)
  const rowOf = (indicator: Indicator, of: string): Row => figures.indicators?.find((row) => row.unit === of && row.indicator === indicator.id) ?? {}
  const found = block.indicators.map((indicator) => {
    const mine = rowOf(indicator, unit)
    const value = points(indicator.method, ratio(indicator.full), mine, figures.units.map((of) => rowOf(indicator, of)))
    const weight = ratio(indicator.weight ?? indicator.full)
    return { weight, exempt: mine.exempt !== undefined, part: value === null ? null : times(over(held(value, indicator.method), ratio(indicator.full)), weight) }
  })
  const missing = block.missing ?? scheme.missing ?? 'notRanked'
  if (missing === 'notRanked' && found.some(({ part, exempt }) => part === null && !exempt)) return null
  const there = found.flatMap(({ part, weight }) => (part === null ? [] : [{ part, weight }]))
  if (there.length === 0) return null
  return over(times(all(there.map(({ part }) => part)), all(found.map(({ weight }) => weight))), all(there.map(({ weight }) => weight)))
}

/** The composite of a unit, where nothing is cut, added or struck; by the text of the rules, step by step. */
export function slowComposite(scheme: AssessmentScheme, figures: AssessmentFigures, unit: string): Ratio | null {
  const parts = scheme.blocks.map((block) => {
    const value = blockOf(block, scheme, figures, unit)
    return value === null ? null : times(over(value, ratio(block.full)), ratio(block.weight ?? block.full))
  })
  const there = parts.flatMap((part) => (part === null ? [] : [part]))
  return there.length < parts.length ? null : all(there)
}
