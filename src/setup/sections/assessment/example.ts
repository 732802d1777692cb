import type { AssessmentFigures, IndicatorFigure } from '../../../rules/assessment/figures'
import type { AssessmentScheme, Indicator } from '../../../rules/assessment/scheme'
import { asksFor } from '../../../session/indicators'

export const EXAMPLE_UNITS = ['a', 'b', 'c'] as const
export type ExampleUnit = (typeof EXAMPLE_UNITS)[number]

/** What was typed over the made-up figures, by `unit indicator`. */
export type Typed = ReadonlyMap<string, string>

/** Made-up readings, of a target and a base of 100: nobody is best everywhere. */
const READINGS: Readonly<Record<ExampleUnit, readonly number[]>> = { a: [106, 98, 103, 110], b: [101, 104, 97, 105], c: [95, 108, 104, 92] }

/** The reading that stands for a unit and the indicator at a place: points where points are given, about 100 otherwise. */
function reading(unit: ExampleUnit, { full, method }: Indicator, at: number): string {
  const about = READINGS[unit][at % 4] ?? 100
  if (method.kind === 'given') return String(Math.round((Number(full) || 0) * (about - 10)) / 100)
  if (method.kind === 'growth' && method.of?.kind === 'value') return String(about - 100)
  if (method.kind === 'efficacyCoefficient' && method.bounds.from === 'scheme' && (method.of?.kind ?? 'value') === 'value') return between(method.bounds, about)
  return String(about)
}

function between({ notAllowed, satisfactory }: { readonly notAllowed: string; readonly satisfactory: string }, about: number): string {
  const [worst, best] = [Number(notAllowed), Number(satisfactory)]
  const value = worst + ((best - worst) * (about - 90)) / 20
  return Number.isFinite(value) ? String(Math.round(value * 1_000) / 1_000) : '0'
}

/** Figures of three made-up units for a scheme, with what was typed over them. An emptied field is a figure that is missing. */
export function exampleFigures(scheme: AssessmentScheme, typed: Typed): AssessmentFigures {
  const of = (unit: ExampleUnit, id: string, otherwise: string): string | null => {
    const text = typed.get(`${unit} ${id}`) ?? otherwise
    return text === '' ? null : text
  }
  const indicators = scheme.blocks.flatMap((block) => block.indicators ?? [])
  return {
    units: EXAMPLE_UNITS,
    indicators: EXAMPLE_UNITS.flatMap((unit) =>
      indicators.map((indicator, at): IndicatorFigure => ({
        unit,
        indicator: indicator.id,
        actual: of(unit, indicator.id, reading(unit, indicator, at)),
        ...(asksFor(indicator, 'target') ? { target: '100' } : {}),
        ...(asksFor(indicator, 'base') ? { base: '100' } : {}),
      })),
    ),
    blocks: EXAMPLE_UNITS.flatMap((unit) =>
      scheme.blocks.flatMap((block, at) => (block.indicators === undefined ? [{ unit, block: block.id, points: of(unit, block.id, String(Math.round((Number(block.full) || 0) * ((READINGS[unit][at % 4] ?? 100) - 15)) / 100)) }] : [])),
    ),
    ...(scheme.composite?.by === 'given' ? { composites: EXAMPLE_UNITS.map((unit, at) => ({ unit, points: of(unit, '', String(90 - at)) })) } : {}),
  }
}
