import fc from 'fast-check'
import type { AssessmentFigures, IndicatorFigure } from '../../../../src/rules/assessment/figures'
import type { Measure, Method } from '../../../../src/rules/assessment/method'
import type { AssessmentScheme, Indicator } from '../../../../src/rules/assessment/scheme'

const small = fc.integer({ min: -20, max: 200 }).map((n) => (n / 10).toFixed(1))
const positive = fc.integer({ min: 1, max: 90 }).map((n) => (n / 10).toFixed(1))
const direction = fc.constantFrom('higher' as const, 'lower' as const)
const ties = fc.constantFrom('rank' as const, 'mean' as const)

const of: fc.Arbitrary<Measure> = fc.oneof(
  fc.constant({ kind: 'value' as const }),
  fc.constant({ kind: 'growth' as const }),
  fc.constant({ kind: 'completion' as const, target: { from: 'unit' as const } }),
  positive.map((value) => ({ kind: 'completion' as const, target: { from: 'scheme' as const, value } })),
)

/** Methods of an indicator of ten full marks. */
export const methods: fc.Arbitrary<Method> = fc
  .oneof(
    fc.constant({ kind: 'given' as const }),
    fc.constantFrom({ direction: 'higher' as const }, { direction: 'lower' as const, formula: 'mirror' as const }).map((rest) => ({ kind: 'completion' as const, target: { from: 'unit' as const }, ...rest })),
    positive.map((value) => ({ kind: 'completion' as const, target: { from: 'scheme' as const, value }, direction: 'lower' as const, formula: 'inverse' as const, cap: '12' })),
    fc.record({ kind: fc.constant('efficacyCoefficient' as const), of, direction, bounds: fc.constantFrom({ from: 'group' as const }, { from: 'group' as const, whenEqual: 'worst' as const }) }),
    fc.record({ worst: small, width: positive, higher: fc.boolean(), of }).map(({ worst, width, higher, of }) => ({
      kind: 'efficacyCoefficient' as const, of, direction: higher ? ('higher' as const) : ('lower' as const), base: '50', span: '50',
      bounds: { from: 'scheme' as const, notAllowed: worst, satisfactory: (Number(worst) + (higher ? 1 : -1) * Number(width)).toFixed(1) },
    })),
    fc.record({ direction, start: small, from: small, perPoint: positive }).map(({ direction, ...rest }) => ({ kind: 'growth' as const, direction, points: { by: 'linear' as const, ...rest } })),
    fc.record({ direction, size: positive }).map(({ direction, size }) => ({ kind: 'growth' as const, of: { kind: 'value' as const }, direction, points: { by: 'target' as const, target: direction === 'higher' ? size : `-${size}` } })),
    fc.record({ kind: fc.constant('byRank' as const), of, direction, award: fc.constantFrom({ by: 'step' as const, top: '10', step: '1.5' }, { by: 'table' as const, points: ['10', '9.5', '7'], rest: '3' }), ties }),
  )
  .chain((method) => fc.constantFrom({}, { floor: '0' }, { floor: '2', cap: '9' }).map((hold): Method => ({ ...method, ...(method.kind === 'completion' && method.direction === 'lower' && method.formula === 'inverse' ? {} : hold) })))

/** Schemes of one to three blocks with up to four indicators each, whose weights come to what they must. */
export const schemes: fc.Arbitrary<AssessmentScheme> = fc
  .record({ blocks: fc.array(fc.array(fc.record({ method: methods, weight: fc.constantFrom('10', '20') }), { maxLength: 4 }), { minLength: 1, maxLength: 3 }), leaveOut: fc.boolean() })
  .map(({ blocks, leaveOut }) => ({
    full: String(blocks.length * 30),
    ...(leaveOut ? { missing: 'leaveOut' as const } : {}),
    blocks: blocks.map((list, at) => {
      const id = `b${String(at)}`
      if (list.length === 0) return { id, name: id, full: '30' }
      const indicators = list.map(({ method, weight }, index): Indicator => ({ id: `${id}i${String(index)}`, name: '', full: '10', weight, method }))
      return { id, name: id, full: String(list.reduce((all, { weight }) => all + Number(weight), 0)), weight: '30', indicators }
    }),
  }))

const readings = fc.constantFrom(...['0', '1', '1.0', '2.5', '2.50', '7', '10', '-3', '33.333333333333'])

/** Figures for a scheme, often equal, some of them missing or exempt. */
export function figuresFor(scheme: AssessmentScheme): fc.Arbitrary<AssessmentFigures> {
  const maybe = fc.option(readings, { freq: 12 })
  return fc.integer({ min: 1, max: 6 }).chain((count) => {
    const units = Array.from({ length: count }, (_, at) => `u${String(at)}`)
    const indicators = scheme.blocks.flatMap((block) => (block.indicators ?? []).flatMap(({ id }) => units.map((unit) =>
      fc.record({ actual: maybe, target: maybe, base: maybe, exempt: fc.constantFrom(...Array<undefined>(15).fill(undefined), '不涉及') }).map(({ exempt, ...row }): IndicatorFigure => ({ unit, indicator: id, ...row, ...(exempt === undefined ? {} : { exempt }) })))))
    const blocks = scheme.blocks.flatMap(({ id, indicators }) => (indicators === undefined ? units.map((unit) => maybe.map((points) => ({ unit, block: id, points }))) : []))
    return fc.record({ units: fc.constant(units), indicators: fc.tuple(...indicators), blocks: fc.tuple(...blocks) })
  })
}

/** A scheme with figures for it. */
export const cases = schemes.chain((scheme) => fc.tuple(fc.constant(scheme), figuresFor(scheme)))
