import { isDecimal } from '../../rules/exact'
import type { IndicatorFigure } from '../../rules/assessment/figures'
import type { Indicator } from '../../rules/assessment/scheme'
import type { Draft } from '../../session/draft'
import type { FigureRule } from '../../session/imports/figure'
import type { NamedIndicator } from '../../session/imports/indicators'
import { asked, FIGURE_PARTS } from '../../session/indicators'
import { MOST_INDICATOR_FIGURES } from '../../session/plan'
import { inOrder } from '../sections/assessment/figure-rows'
import { figureCounts, saidOf, type Outcome } from './outcome'

/** The indicators of the draft's assessment as tables name them: by name, or by block and name. */
export function namedIndicators({ assessment: { assessment } }: Draft): NamedIndicator[] {
  return (assessment?.blocks ?? []).flatMap((block) =>
    (block.indicators ?? []).map((indicator) => ({ id: indicator.id, names: [indicator.name, `${block.name}${indicator.name}`, `${block.name}·${indicator.name}`].filter((name) => name.trim() !== ''), parts: asked(indicator), ...ruleOf(indicator) })),
  )
}

/** What a reading may be: points that are given lie within the full mark, a growth that is given is in points of percent. */
function ruleOf({ method, full }: Indicator): FigureRule {
  if (method.kind === 'given') return { min: '0', ...(isDecimal(full) ? { max: full } : {}) }
  return method.kind === 'growth' && method.of?.kind === 'value' ? { percent: 'points' } : {}
}

/** What figures of indicators make of those that the plan has ([IM7]): what is empty stays; 不涉及 takes the place of figures, and figures that of 不涉及. */
export function indicatorFiguresOf(rows: readonly IndicatorFigure[], draft: Draft): Outcome | number {
  const keyOf = (contestant: string, indicator: string) => `${contestant} ${indicator}`
  const next = new Map((draft.assessment.indicatorFigures ?? []).map((row) => [keyOf(row.contestant, row.indicator), row]))
  const { counts, count } = figureCounts()
  let exempted = 0
  for (const { unit: contestant, indicator, exempt, ...parts } of rows) {
    const key = keyOf(contestant, indicator)
    const { exempt: _, ...before } = next.get(key) ?? { contestant, indicator }
    if (exempt !== undefined) {
      exempted += 1
      next.set(key, { contestant, indicator, exempt })
      continue
    }
    const found = FIGURE_PARTS.flatMap((part) => (parts[part] === undefined || parts[part] === null ? [] : [[part, parts[part]] as const]))
    for (const [part, value] of found) count(before[part], value)
    if (found.length > 0) next.set(key, { ...before, ...Object.fromEntries(found) })
  }
  if (next.size > MOST_INDICATOR_FIGURES) return MOST_INDICATOR_FIGURES
  return { said: saidOf({ ...counts, exempt: exempted }), change: { section: 'assessment', value: { ...draft.assessment, indicatorFigures: inOrder([...next.values()], draft) } } }
}
