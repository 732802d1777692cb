import { compare, exact, type Exact, type Rounding } from '../exact'
import type { Subject, Working } from '../working'
import type { EfficacyCoefficient } from './method'
import { measured, type Measured, type Row } from './measure'
import { absent, leaf, settled } from './nodes'

const HUNDRED = exact(100n)

interface Ends {
  readonly notAllowed: Exact
  readonly satisfactory: Exact
}

/** 功效系数法 ([IN3], [IN4]): where each unit stands between 不允许值 and 满意值, as points of `full`. */
export function byEfficacy(of: Subject, full: Exact, method: EfficacyCoefficient, rows: ReadonlyMap<string, Row>, measure: Rounding | undefined, rounding: Rounding | undefined): Map<string, Working> {
  const all = new Map([...rows].map(([unit, row]) => [unit, measured(method.of ?? { kind: 'value' }, row, measure)]))
  const ends = endsOf(method, [...all.values()])
  const [base, span] = [exact(method.base ?? '60'), exact(method.span ?? '40')]
  return new Map([...all].map(([unit, { working, value }]) => {
    if (value === null || ends === null) return [unit, absent(of, working.left ?? 'noFigure', [working])]
    const parts = [working, leaf('notAllowed', ends.notAllowed), leaf('satisfactory', ends.satisfactory), leaf('spanPoints', span), leaf('basePoints', base), leaf('full', full)]
    const points = coefficient(value, ends, method).mul(span).add(base)
    return [unit, settled(of, 'efficacyCoefficient', points.div(HUNDRED).mul(full), parts, rounding, method)]
  }))
}

/** The ends that the scheme tells, or those of the group; `null` for a group without a figure. */
function endsOf({ bounds, direction }: EfficacyCoefficient, all: readonly Measured[]): Ends | null {
  if (bounds.from === 'scheme') return { notAllowed: exact(bounds.notAllowed), satisfactory: exact(bounds.satisfactory) }
  const sorted = all.flatMap(({ value }) => value ?? []).sort(compare)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return null
  return direction === 'higher' ? { notAllowed: least, satisfactory: most } : { notAllowed: most, satisfactory: least }
}

function coefficient(value: Exact, { notAllowed, satisfactory }: Ends, { bounds }: EfficacyCoefficient): Exact {
  const width = satisfactory.sub(notAllowed)
  if (compare(width, exact(0n)) !== 0) return value.sub(notAllowed).div(width)
  return exact(bounds.from === 'group' && bounds.whenEqual === 'worst' ? 0n : 1n)
}
