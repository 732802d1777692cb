import type { Mark, Panel, Scheme } from '../../../../src/rules/index'

/** A fraction that nobody made fast. */
type Slow = readonly [bigint, bigint]
const of = (text: string): Slow => {
  const [whole = '', digits = ''] = text.split('.')
  return [BigInt(whole + digits), 10n ** BigInt(digits.length)]
}
const add = ([a, b]: Slow, [c, d]: Slow): Slow => [a * d + c * b, b * d]
const times = ([a, b]: Slow, [c, d]: Slow): Slow => [a * c, b * d]
const over = ([a, b]: Slow, count: number): Slow => [a, b * BigInt(count)]
const less = ([a, b]: Slow, [c, d]: Slow): boolean => a * d < c * b
const all = (values: readonly Slow[]): Slow => values.reduce(add, [0n, 1n])

/** 四舍五入, of what is not below nothing. */
const cut = ([a, b]: Slow, places: number | undefined): Slow => {
  if (places === undefined) return [a, b]
  const unit = 10n ** BigInt(places)
  return [(2n * a * unit + b) / (2n * b), unit]
}

/** Drops so many from each end, one after another, as by hand. */
function trim(values: readonly Slow[], each: number): readonly Slow[] {
  let rest = [...values]
  for (let round = 0; round < each; round++) {
    const lowest = rest.reduce((best, one) => (less(one, best) ? one : best))
    rest = rest.filter((_, at) => at !== rest.indexOf(lowest))
    const highest = rest.reduce((best, one) => (less(best, one) ? one : best))
    rest = rest.filter((_, at) => at !== rest.indexOf(highest))
  }
  return rest
}

/** What the property knows of a panel. */
export interface SlowPanel {
  readonly per: 'juror' | 'criterion'
  readonly combine: 'sum' | 'mean'
  readonly drop: number
  readonly weight: string
  readonly cuts: { readonly criterion?: number; readonly weighted?: number; readonly juror?: number; readonly panel?: number }
}

/** The composite of a contestant, worked out step by step over slow fractions, with `places`. All jurors scored everything. */
export function slowly(scheme: Scheme, panels: readonly (SlowPanel & Pick<Panel, 'id'>)[], marks: readonly Mark[], contestant: string, places: number): string {
  const parts = panels.map(({ id, per, combine, drop, weight, cuts }) => {
    const own = marks.filter((mark) => mark.panel === id && mark.contestant === contestant)
    const jurors = [...new Set(own.map(({ juror }) => juror))]
    const value = (juror: string, criterion: string): Slow => of(own.find((mark) => mark.juror === juror && mark.criterion === criterion)?.value ?? '')
    const together = (values: readonly Slow[]): Slow => (combine === 'sum' ? all(trim(values, drop)) : over(all(trim(values, drop)), values.length - 2 * drop))
    const score =
      per === 'juror'
        ? together(jurors.map((juror) => cut(all(scheme.criteria.map((one) => cut(times(value(juror, one.id), of(one.weight ?? '1')), cuts.weighted))), cuts.juror)))
        : all(scheme.criteria.map((one) => cut(times(cut(together(jurors.map((juror) => value(juror, one.id))), cuts.criterion), of(one.weight ?? '1')), cuts.weighted)))
    return times(cut(score, cuts.panel), of(weight))
  })
  const [top, bottom] = cut(all(parts), places)
  const digits = ((top * 10n ** BigInt(places)) / bottom).toString().padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
