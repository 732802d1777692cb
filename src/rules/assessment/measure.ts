import { compare, exact, type Exact, type Rounding } from '../exact'
import type { LeftOut, Working } from '../working'
import type { IndicatorFigure } from './figures'
import type { Measure, Target } from './method'
import { absent, known, leaf, settled } from './nodes'

const ZERO = exact(0n)
const HUNDRED = exact(100n)

/** One unit's figures of one indicator; without any where nothing came. */
export type Row = Partial<Omit<IndicatorFigure, 'unit' | 'indicator'>>

/** A working with its value, or the reason why there is none. */
export type Measured = { readonly working: Working; readonly value: Exact } | { readonly working: Working; readonly value: null }

/** What a method compares of one unit ([IN2], [IN5]): the figure itself, its completion or its growth, both in percent. */
export function measured(measure: Measure, row: Row, rounding: Rounding | undefined): Measured {
  const actual = actualOf(row)
  switch (measure.kind) {
    case 'value':
      return actual.left === undefined && actual.value !== null ? { working: actual, value: actual.value } : { working: actual, value: null }
    case 'completion': {
      const target = targetOf(measure.target, row)
      return ratio('completion', actual, target, (a, t) => a.div(t).mul(HUNDRED), rounding)
    }
    case 'growth':
      return ratio('growth', actual, positive('base', known(row.base), 'noBase', 'baseNotPositive'), (a, b) => a.sub(b).div(b).mul(HUNDRED), rounding)
    default:
      measure satisfies never
      return measure
  }
}

/** The reading; without it, why. */
export function actualOf(row: Row): Working {
  if (row.exempt !== undefined) return leaf('actual', known(row.actual), 'exempt')
  const value = known(row.actual)
  return leaf('actual', value, value === null ? 'noFigure' : undefined)
}

/** The target of one unit; one that is missing, zero or negative is no target. */
export function targetOf(target: Target, row: Row): Working {
  return positive('target', target.from === 'scheme' ? exact(target.value) : known(row.target), 'noTarget', 'targetNotPositive')
}

function positive(role: 'target' | 'base', value: Exact | null, missing: LeftOut, wrong: LeftOut): Working {
  return leaf(role, value, value === null ? missing : compare(value, ZERO) > 0 ? undefined : wrong)
}

function ratio(role: 'completion' | 'growth', actual: Working, against: Working, of: (actual: Exact, against: Exact) => Exact, rounding: Rounding | undefined): Measured {
  const subject = { kind: 'figure', id: role, name: '' } as const
  const left = actual.left ?? against.left
  if (left !== undefined || actual.value === null || against.value === null) return { working: absent(subject, left ?? 'noFigure', [actual, against]), value: null }
  const working = settled(subject, role, of(actual.value, against.value), [actual, against], rounding)
  return { working, value: working.value ?? ZERO }
}
