import { within } from '../fault'
import { decimals, fault, ids, positives, when, type AssessmentFault } from './faults'
import type { AssessmentFigures } from './figures'
import type { AssessmentScheme } from './scheme'

/** Figures that are none of the scheme, of nobody, said twice, or no decimals. A figure that is missing is no fault ([AS4]). */
export function checkFigures(scheme: AssessmentScheme, figures: AssessmentFigures): AssessmentFault[] {
  const { units, indicators = [], blocks = [], composites = [], additions = [], vetoes = [] } = figures
  const inside = (list: string, at: number) => within(within('figures', list), at)
  const known = new Set(units)
  const strangers = (list: string, rows: readonly { readonly unit: string }[]) => rows.flatMap(({ unit }, at) => when(!known.has(unit), inside(list, at), 'unit', 'unknownUnit'))
  const indicatorIds = new Set(scheme.blocks.flatMap((block) => (block.indicators ?? []).map(({ id }) => id)))
  return [
    ...ids(units.map((id, at) => ({ path: inside('units', at), id }))),
    ...strangers('indicators', indicators),
    ...twice('indicators', indicators.map(({ unit, indicator }) => [unit, indicator])),
    ...indicators.flatMap(({ indicator, actual, target, base, exempt }, at) => [
      ...when(!indicatorIds.has(indicator), inside('indicators', at), 'indicator', 'unknownIndicator'),
      ...decimals(inside('indicators', at), { actual, target, base }),
      ...when(exempt?.trim() === '', inside('indicators', at), 'exempt', 'noReason'),
    ]),
    ...strangers('blocks', blocks),
    ...twice('blocks', blocks.map(({ unit, block }) => [unit, block])),
    ...blocks.flatMap(({ block, points }, at) => {
      const found = scheme.blocks.find(({ id }) => id === block)
      return [
        ...when(found === undefined, inside('blocks', at), 'block', 'unknownBlock'),
        ...when(found?.indicators !== undefined, inside('blocks', at), 'block', 'blockHasIndicators'),
        ...decimals(inside('blocks', at), { points }),
      ]
    }),
    ...strangers('composites', composites),
    ...twice('composites', composites.map(({ unit }) => [unit])),
    ...when(composites.length > 0 && scheme.composite?.by !== 'given', 'figures', 'composites', 'compositeNotGiven'),
    ...composites.flatMap(({ points }, at) => decimals(inside('composites', at), { points })),
    ...strangers('additions', additions),
    ...additions.flatMap(({ kind, points, reason }, at) => [
      ...when(scheme[kind] === undefined, inside('additions', at), 'kind', 'ruleMissing'),
      ...positives(inside('additions', at), { points }),
      ...when(reason.trim() === '', inside('additions', at), 'reason', 'noReason'),
    ]),
    ...strangers('vetoes', vetoes),
    ...vetoes.flatMap(({ veto, reason }, at) => [
      ...when(!(scheme.vetoes ?? []).some(({ id }) => id === veto), inside('vetoes', at), 'veto', 'unknownVeto'),
      ...when(reason.trim() === '', inside('vetoes', at), 'reason', 'noReason'),
    ]),
  ]
}

/** Rows about one thing that was said before: which of them counts is not for us to guess. */
function twice(list: string, keys: readonly (readonly string[])[]): AssessmentFault[] {
  const seen = new Set<string>()
  return keys.flatMap((key, at) => {
    const name = JSON.stringify(key)
    const isSecond = seen.has(name)
    seen.add(name)
    return isSecond ? [fault('figures', `${list}.${String(at)}`, 'twice')] : []
  })
}
