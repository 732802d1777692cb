import { compare, exact, sum, toDecimal, type Decimal, type Exact } from '../rules/exact'
import type { Criterion } from '../rules/index'
import { readMark } from '../rules/judging/sheets'
import type { SheetRow } from '../session/scoring/sheet'

/** What stands in the fields for one contestant: criterion → text, as it was typed. */
export type Typed = ReadonlyMap<string, string>

export const NOTHING: Typed = new Map()

/** The longest mark that a ballot may hold. */
export const MARK_LENGTH = 12

/** Why a mark cannot be sent, with the figure that its words need. */
export interface MarkFault {
  readonly code: 'aboveMaximum' | 'belowMinimum' | 'offStep' | 'notANumber'
  readonly limit: string
}

/** What a keyboard gave, as a mark is written: digits, a point, a leading minus. Full-width figures are figures. */
export function cleaned(text: string): string {
  const plain = text.normalize('NFKC').replace(/[。,，]/g, '.').replace(/[^0-9.-]/g, '')
  const minus = plain.startsWith('-') ? '-' : ''
  const [whole = '', ...rest] = plain.replace(/-/g, '').split('.')
  return (minus + whole + (rest.length > 0 ? `.${rest.join('')}` : '')).slice(0, MARK_LENGTH)
}

/** A mark as it is sent: `05` is `5`, `5.` is `5`, `.5` is `0.5`; nothing for a lonely sign or point. An option stays as it is. */
export function finished({ options }: Criterion, text: string): string {
  if (options !== undefined) return text
  const [, minus = '', whole = '', part = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? []
  if (whole === '' && part === '') return ''
  const figure = `${whole.replace(/^0+(?=\d)/, '') || '0'}${part === '' ? '' : `.${part}`}`
  return Number(figure) === 0 ? figure : minus + figure
}

/** What is wrong with a mark, at once; `null` where it is good, not there, or not typed to its end. */
export function markFault(criterion: Criterion, text: string): MarkFault | null {
  const mark = finished(criterion, text)
  if (mark === '') return null
  const { left } = readMark(criterion, mark)
  switch (left) {
    case null:
      return null
    case 'aboveMaximum':
      return { code: left, limit: criterion.max }
    case 'belowMinimum':
      return { code: left, limit: criterion.min ?? '0' }
    case 'offStep':
      return { code: left, limit: criterion.step ?? '' }
    default:
      return { code: 'notANumber', limit: '' }
  }
}

/** The text of a criterion, finished; empty where there is none. */
export function markOf(typed: Typed, criterion: Criterion): string {
  return finished(criterion, typed.get(criterion.id) ?? '')
}

/** Criteria without a mark. */
export function blanks(criteria: readonly Criterion[], typed: Typed): readonly Criterion[] {
  return criteria.filter((criterion) => markOf(typed, criterion) === '')
}

export function hasFault(criteria: readonly Criterion[], typed: Typed): boolean {
  return criteria.some((criterion) => markFault(criterion, typed.get(criterion.id) ?? '') !== null)
}

/** Whether two sheets would be sent as the same. */
export function isSame(criteria: readonly Criterion[], one: Typed, other: Typed): boolean {
  return criteria.every((criterion) => markOf(one, criterion) === markOf(other, criterion))
}

function places(text: Decimal): number {
  return (text.split('.')[1] ?? '').length
}

/** How criteria are put together: added by their weights, or that divided by all weights. */
export type By = 'sum' | 'weightedMean'

/** A mean may never come to an end: what is shown of it then. */
const MEAN_PLACES = 4

/** Marks times weights, put together exactly; what cannot count yet adds nothing. `null` while there is no good mark. */
export function totalOf(criteria: readonly Criterion[], typed: Typed, by: By): Decimal | null {
  const values = criteria.flatMap((criterion) => {
    const mark = markOf(typed, criterion)
    const { value } = readMark(criterion, mark)
    return value === null ? [] : [{ value, weight: criterion.weight ?? '1', places: pointsPlaces(criterion, mark) }]
  })
  return values.length === 0 ? null : together(criteria, values, by)
}

/** The most that a sheet can come to. */
export function mostOf(criteria: readonly Criterion[], by: By): Decimal {
  return together(criteria, criteria.map(({ max, weight = '1' }) => ({ value: exact(max), weight, places: places(max) })), by)
}

function together(criteria: readonly Criterion[], values: readonly { readonly value: Exact; readonly weight: Decimal; readonly places: number }[], by: By): Decimal {
  const added = sum(values.map(({ value, weight }) => value.mul(exact(weight))))
  const weights = sum(criteria.map(({ weight = '1' }) => exact(weight)))
  if (by === 'weightedMean' && compare(weights, exact('0')) !== 0) return shorter(toDecimal(added.div(weights), MEAN_PLACES))
  return shorter(toDecimal(added, Math.min(12, Math.max(0, ...values.map((one) => one.places + places(one.weight))))))
}

function pointsPlaces({ options }: Criterion, mark: string): number {
  return places(options === undefined ? mark : (options.find(({ name }) => name === mark)?.points ?? ''))
}

/** Zeros at the end of the places say nothing. */
function shorter(text: Decimal): Decimal {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The size of a press on + or −, where the criterion tells none. */
function stepOf({ max, min = '0', step }: Criterion): Decimal {
  return step ?? (compare(exact(max).sub(exact(min)), exact('10')) >= 0 ? '1' : '0.1')
}

/** The mark after a press on + or −: the next one on the ladder. From nothing, − begins at the top and + at the bottom. */
export function stepped(criterion: Criterion, text: string, direction: 1 | -1): string {
  const { max, min = '0' } = criterion
  const { value } = readMark({ id: criterion.id, name: criterion.name, max: '1000000000', min: '-1000000000' }, finished(criterion, text))
  if (value === null) return direction === 1 ? min : max
  const step = exact(stepOf(criterion))
  const rungs = value.sub(exact(min)).div(step)
  const whole = direction === 1 ? rungs.floor().add(1) : rungs.ceil().sub(1)
  const next = exact(min).add(whole.mul(step))
  if (compare(next, exact(max)) > 0) return max
  if (compare(next, exact(min)) < 0) return min
  return shorter(toDecimal(next, Math.max(places(stepOf(criterion)), places(min))))
}

/** A contestant's row as it is sent; a criterion without a mark is left out: that is no zero. */
export function rowOf(contestant: string, criteria: readonly Criterion[], typed: Typed): SheetRow {
  return { contestant, marks: criteria.flatMap((criterion) => (markOf(typed, criterion) === '' ? [] : [{ criterion: criterion.id, value: markOf(typed, criterion) }])) }
}

/** A row as it came back. */
export function typedOf({ marks }: SheetRow): Typed {
  return new Map(marks.flatMap(({ criterion, value }) => (value === null ? [] : [[criterion, value] as const])))
}

/** One text changed; an empty one is no mark. */
export function withMark(typed: Typed, criterion: string, text: string): Typed {
  const next = new Map(typed)
  if (text === '') next.delete(criterion)
  else next.set(criterion, text)
  return next
}
