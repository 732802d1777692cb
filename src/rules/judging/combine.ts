import { compare, mean, sum, type Exact } from '../exact'
import type { LeftOut, Operation, Working } from '../working'
import type { Panel, Quorum, Trim } from './scheme'
import { trimmed } from './trim'

/** What the figures of jurors come to, or why they come to nothing. */
export interface Combined {
  readonly value: Exact | null
  readonly by: Operation
  readonly left?: LeftOut
  readonly parts: readonly Working[]
}

/**
 * Trims and puts together one figure of each juror ([PA1]–[PA4]). A figure that already has a reason is left out and not trimmed.
 * @param figures one of each juror, in the order of the seats
 */
export function combine(panel: Panel, trim: Trim, figures: readonly Working[]): Combined {
  const by = panel.combine
  const counted = figures.filter(({ left }) => left === undefined)
  if (panel.missing === 'void' && figures.some(({ left }) => left === 'missing' || left === 'incomplete')) return { value: null, by: 'none', left: 'missing', parts: figures }
  if (counted.length === 0) return { value: null, by: 'none', left: 'missing', parts: figures }
  if (counted.length < quorumOf(panel.quorum, panel.seats?.length ?? 0)) return { value: null, by: 'none', left: 'quorum', parts: figures }
  const dropped = trimmed(counted.map(figure), trim)
  if (dropped === 'tooFew') return { value: null, by: 'none', left: 'tooFew', parts: figures }
  const reasons = new Map(counted.flatMap((one, at) => (dropped[at] === null || dropped[at] === undefined ? [] : [[one, dropped[at]] as const])))
  const parts = reasons.size === 0 ? figures : figures.map((one) => withReason(one, reasons.get(one)))
  const values = counted.flatMap((one) => (reasons.has(one) ? [] : [figure(one)]))
  return { value: together(values, by, panel.seats?.length ?? counted.length), by, parts }
}

function withReason(one: Working, left: LeftOut | undefined): Working {
  return left === undefined ? one : { ...one, left }
}

/** The figure of a part that counts. */
function figure({ value }: Working): Exact {
  if (value === null) throw new TypeError('a figure that counts has a value')
  return value
}

/** How many must count; a share of the seats is rounded up, as 三分之二以上 asks. */
function quorumOf(quorum: Quorum | undefined, seats: number): number {
  if (quorum === undefined) return 0
  if (typeof quorum === 'number') return quorum
  return Math.ceil((seats * quorum[0]) / quorum[1])
}

function together(values: readonly Exact[], how: Panel['combine'], seats: number): Exact {
  switch (how) {
    case 'sum':
      return sum(values)
    case 'mean':
      return mean(values)
    case 'median':
      return median(values)
    case 'prorated':
      return mean(values).mul(BigInt(seats))
    default:
      how satisfies never
      return how
  }
}

/** The figure in the middle; of an even number, the mean of the two. */
function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare)
  return mean(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1))
}
