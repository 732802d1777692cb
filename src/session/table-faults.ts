import { compare, exact, isDecimal } from '../rules/exact'
import { comparable } from './imports/words'
import { indicatorsOf } from './indicators'
import type { PlanDraft, PlanFile } from './plan'

/** What of 指标数据 and 点位 cannot be so, by code. */
export interface TableFault {
  readonly code: 'unknownContestant' | 'unknownIndicator' | 'twice' | 'outOfRange'
  /** The row by its place: `indicatorFigures.3.indicator`. */
  readonly path: string
}

/** Every fault of 指标数据, finished or still being typed ([PL1]): whoever or whatever is not there is told once, and so is who stands there again. */
export function indicatorFaults({ assessment, indicatorFigures = [], contestants }: Pick<PlanFile | PlanDraft, 'assessment' | 'indicatorFigures' | 'contestants'>): readonly TableFault[] {
  const known = { contestants: new Set(contestants.map(({ id }) => id)), indicators: new Set(indicatorsOf(assessment).map(({ id }) => id)) }
  const seen = new Set<string>()
  return indicatorFigures.flatMap(({ contestant, indicator }, at): TableFault[] => {
    const path = `indicatorFigures.${String(at)}`
    return [
      ...(!known.contestants.has(contestant) && isNew(seen, contestant) ? [{ code: 'unknownContestant' as const, path: `${path}.contestant` }] : []),
      ...(!known.indicators.has(indicator) && isNew(seen, ` ${indicator}`) ? [{ code: 'unknownIndicator' as const, path: `${path}.indicator` }] : []),
      ...(isNew(seen, `${contestant} ${indicator}`) ? [] : [{ code: 'twice' as const, path }]),
    ]
  })
}

/** Every fault of the 点位 ([PL1]): planned progress is from 0 to 100, what is done is not below zero; a unit has no two of one name. */
export function siteFaults({ sites = [] }: Pick<PlanFile | PlanDraft, 'sites'>): readonly TableFault[] {
  const [ids, names] = [new Set<string>(), new Set<string>()]
  return sites.flatMap(({ id, name, unit, planned, actual }, at): TableFault[] => {
    const path = `sites.${String(at)}`
    const isAgain = !isNew(ids, id) || (name.trim() !== '' && !isNew(names, [unit, name].map(comparable).join('\n')))
    return [
      ...(isAgain ? [{ code: 'twice' as const, path: `${path}.name` }] : []),
      ...(isWithin(planned, '100') ? [] : [{ code: 'outOfRange' as const, path: `${path}.planned` }]),
      ...(actual === undefined || isWithin(actual) ? [] : [{ code: 'outOfRange' as const, path: `${path}.actual` }]),
    ]
  })
}

/** Puts a key into a set. @returns whether it was not there yet */
function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** Whether a figure is not below zero and not above `most`; of what is none nothing is said here. */
function isWithin(value: string, most?: string): boolean {
  return !isDecimal(value) || (!value.startsWith('-') && (most === undefined || compare(exact(value), exact(most)) <= 0))
}
