import { describe, expect, it } from 'vitest'
import { draftOf, type Draft } from '../../../src/session/draft'
import { indicatorsOf } from '../../../src/session/indicators'
import type { IndicatorFigures } from '../../../src/session/plan'
import { assessmentPreset } from '../../../src/session/templates/assessments/presets'
import { inOrder, missingIn, rowOf, withExempt, withoutStrays, withReading } from '../../../src/setup/sections/assessment/figure-rows'
import { placeWords, valueWords } from '../../../src/setup/sections/check/place-words'
import { warningsOf } from '../../../src/setup/sections/check/warnings'
import { demoPlan } from '../../support/plan'

const base = draftOf(demoPlan())
const [first = '', second = ''] = base.contestants.contestants.map(({ id }) => id)
const scheme = assessmentPreset('starFlag')
const told = (indicatorFigures: IndicatorFigures): Draft => ({ ...base, assessment: { assessment: scheme, indicatorFigures } })
const gdp = { contestant: first, indicator: 'gdp' }

describe('figures that are typed', () => {
  it('come in the order of contestants and indicators, one row each', () => {
    const rows = [{ contestant: second, indicator: 'gdp', actual: '2' }]
    const more = withReading(told(rows), gdp, 'actual', '1')
    expect(more).toEqual([{ ...gdp, actual: '1' }, ...rows])
    expect(withReading(told(more), rowOf(more, first, 'gdp'), 'base', '3')).toEqual([{ ...gdp, actual: '1', base: '3' }, ...rows])
    expect(inOrder([{ contestant: 'gone', indicator: 'gdp' }, { ...gdp, indicator: 'gone' }, ...more], told([])).map(({ contestant, indicator }) => [contestant, indicator])).toEqual([[first, 'gdp'], [first, 'gone'], [second, 'gdp'], ['gone', 'gdp']])
  })

  it('are no zero where they are emptied: without any the row goes', () => {
    expect(withReading(told([{ ...gdp, actual: '1' }]), { ...gdp, actual: '1' }, 'actual', '')).toEqual([])
  })

  it('stay below 不涉及, and are there again', () => {
    const row = { ...gdp, actual: '1' }
    const exempt = withExempt(told([row]), row, '不涉及')
    expect(exempt).toEqual([{ ...row, exempt: '不涉及' }])
    expect(withExempt(told(exempt), rowOf(exempt, first, 'gdp'), null)).toEqual([row])
  })

  it('lack what the indicator asks for and nobody typed as a number', () => {
    const [indicator] = indicatorsOf(scheme)
    if (indicator === undefined) throw new Error('no indicator')
    expect([{}, { actual: '1' }, { actual: '五', base: '1' }, { actual: '1', base: '1' }, { exempt: '不涉及' }].map((row) => missingIn({ ...gdp, ...row }, indicator))).toEqual([2, 1, 1, 0, 0])
  })

  it('of whoever or whatever is gone are offered to be cleared', () => {
    const kept = { ...gdp, actual: '1' }
    expect(withoutStrays(told([kept]))).toBeNull()
    expect(withoutStrays(told([kept, { contestant: 'gone', indicator: 'gdp' }, { ...gdp, indicator: 'gone' }]))).toEqual([kept])
  })
})

describe('what is said of them', () => {
  it('names a row by its contestant and its indicator', () => {
    const words = { key: (key: string) => ({ indicatorFigures: '指标数据', actual: '实际' })[key] ?? null, nth: String }
    const unit = base.contestants.contestants[0]?.unit ?? ''
    for (const path of ['indicatorFigures.0.actual', `indicatorFigures.gdp+${first}.actual`]) expect(placeWords(told([{ ...gdp, actual: '1' }]), path, words)).toEqual(['指标数据', `${unit}·地区生产总值`, '实际'])
    expect(valueWords(JSON.stringify({ ...gdp, actual: '105.5' }))).toBe('105.5')
  })

  it('warns of a board that is not what they come to', () => {
    const rows = base.contestants.contestants.flatMap(({ id }) => indicatorsOf(scheme).map(({ id: indicator }) => ({ contestant: id, indicator, actual: '1', target: '1', base: '1' })))
    const warned = (draft: Draft) => warningsOf(draft, '2000-01-01').filter(({ code }) => code === 'staleFigures').map(({ section, n }) => [section, n])
    expect(warned(told([]))).toEqual([])
    const [found] = warned(told(rows))
    expect(found?.[0]).toBe('assessment')
    expect(found?.[1]).toBeGreaterThan(0)
  })
})
