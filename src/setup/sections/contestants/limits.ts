import { FACTS_SHOWN, SHORT_NAME, type DraftContestant, type DraftFact } from './contestant'
import { stageShape } from '../../../scenes/frame/stage-shape'
import { ems } from '../../../scenes/text/ems'
import { sizes, tryFit } from '../../../scenes/text/fit'

/** Something that will not look as it should on the stage, and which card it is on. */
export interface LimitWarning {
  readonly code: 'shortName' | 'unitLong' | 'roleLong' | 'factsMany' | 'factLong' | 'valueLong' | 'valueAlone'
  /** The card's number from 1; 0 where it is on none. */
  readonly n: number
}

// As the speaker's scene divides a standard stage, in su.
const { text: TEXT } = stageShape(16, 9)
const GAP = 4

/** Where a contestant's texts exceed what the speaker's scene holds at its least sizes. Nothing is ever cut off: it gets smaller than it should. */
export function limitWarnings({ unit, shortName = '', role, person, facts }: DraftContestant): LimitWarning[] {
  const shown = facts.slice(0, FACTS_SHOWN)
  const columns = shown.length > 3 ? 2 : 1
  const who = TEXT * (shown.length === 0 ? 0.9 : 0.36)
  const card = (TEXT - TEXT * 0.36 - GAP - (columns - 1) * 2) / columns
  const found: LimitWarning[] = []
  const add = (applies: boolean, code: LimitWarning['code'], n = 0) => {
    if (applies) found.push({ code, n })
  }
  add([...(shortName === '' ? unit : shortName).trim()].length > SHORT_NAME, 'shortName')
  add(person === undefined ? !fits(unit, who, 4.8, 2) : !fits(unit, who, 4.3, 2), 'unitLong')
  add(!fits(role, who, 4.3, 3), 'roleLong')
  add(facts.length > FACTS_SHOWN, 'factsMany')
  shown.forEach((fact, index) => {
    for (const code of cardWarnings(fact, card - 6)) add(true, code, index + 1)
  })
  return found
}

function cardWarnings(fact: DraftFact, width: number): LimitWarning['code'][] {
  const { text, label, value = '', unit = '' } = fact
  if (value !== '' && unit === '') return ['valueAlone']
  const figure = value !== '' && unit !== ''
  const room = figure ? fits(label ?? text, width, 3.3, 2) : fits(text, width, 3, 4)
  const wide = figure && (width - ems(unit) * 4.3 - 2) / Math.max(1, ems(value) * 0.9) < 4.8
  return [...(room ? [] : (['factLong'] as const)), ...(wide ? (['valueLong'] as const) : [])]
}

function fits(text: string, width: number, least: number, lines: number): boolean {
  return text.trim() === '' || tryFit(text, { width, sizes: sizes(least, least), lines }) !== null
}
