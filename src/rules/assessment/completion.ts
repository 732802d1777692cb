import { compare, exact, type Exact, type Rounding } from '../exact'
import type { Operation, Subject, Working } from '../working'
import type { Completion } from './method'
import { actualOf, measured, targetOf, type Row } from './measure'
import { absent, leaf, settled } from './nodes'

const ZERO = exact(0n)
const HUNDRED = exact(100n)

/** 完成率 ([IN2]): the completion of one unit as points of `full`. */
export function byCompletion(of: Subject, full: Exact, method: Completion, row: Row, measure: Rounding | undefined, rounding: Rounding | undefined): Working {
  const fullMark = leaf('full', full)
  if (method.direction === 'lower' && method.formula === 'inverse') return inverse(of, full, method, row, rounding)
  const { working, value } = measured({ kind: 'completion', target: method.target }, row, measure)
  if (value === null) return absent(of, working.left ?? 'noFigure', [working, fullMark])
  const mirrored = method.direction === 'lower'
  const by: Operation = mirrored ? 'completionMirror' : 'completion'
  const share = (mirrored ? HUNDRED.mul(2n).sub(value) : value).div(HUNDRED)
  return settled(of, by, share.mul(full), [working, fullMark], rounding, method)
}

/** target ÷ actual × full. The smaller the reading the more points, without an end: a reading of zero stands at the cap. */
function inverse(of: Subject, full: Exact, method: Completion, row: Row, rounding: Rounding | undefined): Working {
  const [actual, target] = [actualOf(row), targetOf(method.target, row)]
  const parts = [actual, target, leaf('full', full)]
  const left = actual.left ?? target.left
  if (left !== undefined || actual.value === null || target.value === null) return absent(of, left ?? 'noFigure', parts)
  const side = compare(actual.value, ZERO)
  if (side < 0 || (side === 0 && method.cap === undefined)) return absent(of, 'figureNegative', parts)
  if (side === 0) return { of, by: 'completionInverse', value: exact(method.cap ?? '0'), held: 'cap', parts }
  return settled(of, 'completionInverse', target.value.div(actual.value).mul(full), parts, rounding, method)
}
