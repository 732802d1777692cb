import type { AssessmentScheme, Indicator } from '../rules/assessment/scheme'

/** The figures that an indicator may need of a contestant. */
export const FIGURE_PARTS = ['actual', 'target', 'base'] as const
export type FigurePart = (typeof FIGURE_PARTS)[number]

/** All indicators of an assessment, in the order of its blocks. */
export function indicatorsOf(scheme: AssessmentScheme | undefined): readonly Indicator[] {
  return scheme === undefined ? [] : scheme.blocks.flatMap((block) => block.indicators ?? [])
}

/** Whether an indicator's figures need a target of each contestant, or a base. */
export function asksFor({ method }: Indicator, what: 'target' | 'base'): boolean {
  const of = 'of' in method ? method.of : undefined
  if (what === 'target') return (method.kind === 'completion' && method.target.from === 'unit') || (of?.kind === 'completion' && of.target.from === 'unit')
  return (method.kind === 'growth' && (of === undefined || of.kind === 'growth')) || (method.kind !== 'growth' && of?.kind === 'growth')
}

/** What an indicator's method works with, the reading first. */
export function asked(indicator: Indicator): readonly FigurePart[] {
  return FIGURE_PARTS.filter((part) => part === 'actual' || asksFor(indicator, part))
}
