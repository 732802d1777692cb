import { exact, type Exact, type Rounding } from '../exact'
import type { Subject, Working } from '../working'
import { measured, type Row } from './measure'
import type { Growth } from './method'
import { absent, leaf, settled } from './nodes'

/** 增速 ([IN5], [IN6]): a growth in percent as points by itself. */
export function byGrowth(of: Subject, full: Exact, method: Growth, row: Row, measure: Rounding | undefined, rounding: Rounding | undefined): Working {
  const { working, value } = measured(method.of ?? { kind: 'growth' }, row, measure)
  if (value === null) return absent(of, working.left ?? 'noFigure', [working])
  const { points } = method
  switch (points.by) {
    case 'linear': {
      const [start, from, perPoint] = [exact(points.start), exact(points.from), exact(points.perPoint)]
      const better = method.direction === 'higher' ? value.sub(from) : from.sub(value)
      return settled(of, 'growthLinear', start.add(better.mul(perPoint)), [working, leaf('startPoints', start), leaf('from', from), leaf('perPoint', perPoint)], rounding, method)
    }
    case 'target': {
      const target = exact(points.target)
      return settled(of, 'growthTarget', value.div(target).mul(full), [working, leaf('targetGrowth', target), leaf('full', full)], rounding, method)
    }
    default:
      points satisfies never
      return points
  }
}
