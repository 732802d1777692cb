import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AssessmentFigures } from '../../../../src/rules/assessment/figures'
import type { AssessmentScheme } from '../../../../src/rules/assessment/scheme'
import { awardFlags } from '../../../../src/rules/award-flags'
import { disclosed } from '../../../../src/rules/disclosure'
import { exact, toDecimal } from '../../../../src/rules/exact'
import { publishedDepth } from '../../../../src/rules/rank'
import { awardStars } from '../../../../src/rules/stars'
import type { Working } from '../../../../src/rules/working'
import { assessed, unitOf } from './making'

interface Published {
  readonly rule: { readonly blocks: readonly { readonly name: string; readonly weight: number; readonly indicators: number | null }[]; readonly indicatorsInAll: number }
  readonly units: readonly string[]
  readonly composite: readonly { readonly rank: number; readonly unit: string; readonly score: string }[]
  readonly blocks: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly awarded: Readonly<Record<string, readonly string[]>>
}

const data = JSON.parse(readFileSync(new URL('../../../data/qingdao-2022q2-assessment.json', import.meta.url), 'utf8')) as Published
const PROJECTS = '项目签约落地'
const places = { places: 2, mode: 'halfAway' as const }
const given: AssessmentScheme = {
  full: '100',
  blocks: data.rule.blocks.map(({ name, weight }) => ({ id: name, name, full: String(weight) })),
  composite: { by: 'given' },
  rounding: { composite: places },
}
const { composite: _, ...summed } = given
const blocks = Object.entries(data.blocks).flatMap(([block, points]) => Object.entries(points).map(([unit, value]) => ({ unit, block, points: value })))
const figures: AssessmentFigures = { units: data.units, blocks, composites: data.composite.map(({ unit, score }) => ({ unit, points: score })) }
/** The block that was not published, of those whose composite was: what is left of it. */
const left = data.composite.map(({ unit, score }) => {
  const shown = blocks.filter((row) => row.unit === unit).reduce((all, { points }) => all.add(exact(points)), exact('0'))
  return { unit, block: PROJECTS, points: toDecimal(exact(score).sub(shown), 2) }
})
const previous = new Map([['市南区', 7]])
const hidden = data.units.filter((unit) => !data.composite.some((row) => row.unit === unit))

function values(working: Working): string[] {
  return [...(working.value === null ? [] : [toDecimal(working.value, 2)]), ...working.parts.flatMap(values)]
}

describe('青岛 2022 年二季度', () => {
  const result = assessed(given, figures)

  it.each(Object.keys(data.blocks))('[ST1] %s: ten units get 10 stars to 1', (name) => {
    const { ranking } = result.blocks.find(({ block }) => block === name) ?? { ranking: [] }
    expect(awardStars(ranking, {})).toEqual(Object.keys(data.blocks[name] ?? {}).map((id, at) => ({ id, stars: 10 - at })))
    expect(ranking).toHaveLength(10)
  })

  it('[AS2] the first five stand as they were published; of the other five nothing is known', () => {
    expect(result.ranking.map(({ id, rank, score }) => ({ rank, unit: id, score: toDecimal(score, 2) }))).toEqual(data.composite)
    for (const unit of hidden) expect(unitOf(result, unit)).toMatchObject({ composite: null, rank: null, lacks: [{ block: null, indicator: null, why: 'noFigure' }] })
  })

  it('[AS1] the sum of three blocks comes to the published composite, and to none where a block is not known', () => {
    expect(left.map(({ points }) => points)).toEqual(['16.05', '16.31', '14.88', '16.98', '14.00'])
    const sums = assessed(summed, { units: data.units, blocks: [...blocks, ...left] })
    expect(sums.ranking.map(({ id, rank, score }) => ({ rank, unit: id, score: toDecimal(score, 2) }))).toEqual(data.composite)
    expect(hidden).toHaveLength(5)
    for (const unit of hidden) {
      const { working, ...rest } = unitOf(sums, unit)
      expect(rest).toMatchObject({ composite: null, rank: null, lacks: [{ block: PROJECTS, indicator: null, why: 'noFigure' }] })
      expect(values(working).sort()).toEqual(blocks.filter((row) => row.unit === unit).map(({ points }) => points).sort())
    }
  })

  it('[FL1] [FL2] [FL9] the flags that were awarded', () => {
    const [vanguard = '', riser = ''] = Object.keys(data.awarded)
    for (const rule of [{ kind: 'rise', atLeast: 2 }, { kind: 'mostRisen', m: 1 }] as const) {
      const flags = awardFlags([{ id: vanguard, rule: { kind: 'topK', k: 2 } }, { id: riser, rule, except: vanguard }], result.ranking, previous)
      expect(Object.fromEntries(flags.map(({ flag, awards }) => [flag, awards.map(({ id }) => id)]))).toEqual(data.awarded)
      expect(flags[1]?.awards[0]?.rise).toBe(2)
    }
  })

  it('[RK3] published down to the fifth', () => {
    expect(publishedDepth(result.ranking, 5)).toHaveLength(5)
  })

  it('[DS2] [DS3] all three blocks would tell the five that are hidden; two blocks and five composites tell the third block of these', () => {
    const shown = (names: readonly string[]) => data.rule.blocks.map(({ name }) => ({ id: name, shown: names.includes(name) ? ('all' as const) : ('nobody' as const) }))
    const open = { units: data.units, isSum: true, composite: data.composite.map(({ unit }) => unit) }
    const whole = disclosed({ ...open, blocks: shown(data.rule.blocks.map(({ name }) => name)) })
    expect(new Set(whole.map(({ unit }) => unit))).toEqual(new Set(hidden))
    expect(whole.filter(({ figure }) => figure === 'composite').map(({ unit }) => unit)).toEqual(hidden)
    expect(disclosed({ ...open, blocks: shown(Object.keys(data.blocks)) })).toEqual(open.composite.map((unit) => ({ unit, figure: `block:${PROJECTS}` })))
  })

  it('[AS1] [AS11] a scheme of its size: three blocks of 60, 20 and 20 with 17 indicators', () => {
    const counts = [12, 3, 2]
    const scheme: AssessmentScheme = {
      full: '100',
      blocks: data.rule.blocks.map(({ name, weight }, at) => {
        const count = counts[at] ?? 0
        const weightOf = (index: number) => (index === 0 ? weight - (count - 1) * Math.floor(weight / count) : Math.floor(weight / count))
        return {
          id: name, name, full: String(weight),
          indicators: Array.from({ length: count }, (_, index) => ({ id: `${name}${String(index)}`, name: `指标${String(index)}`, full: String(weightOf(index)), method: { kind: 'efficacyCoefficient' as const, direction: 'higher' as const, bounds: { from: 'group' as const } } })),
        }
      }),
    }
    const ids = scheme.blocks.flatMap(({ indicators = [] }) => indicators.map(({ id }) => id))
    expect(ids).toHaveLength(data.rule.indicatorsInAll)
    // Each unit is worst in everything or best in everything but the one between, who is in the middle.
    const readings = new Map([['甲', '10'], ['乙', '15'], ['丙', '20']])
    const whole = assessed(scheme, { units: [...readings.keys()], indicators: [...readings].flatMap(([unit, actual]) => ids.map((indicator) => ({ unit, indicator, actual }))) })
    expect(whole.ranking.map(({ id, score }) => [id, toDecimal(score, 2)])).toEqual([['丙', '100.00'], ['乙', '80.00'], ['甲', '60.00']])
    expect(whole.blocks.map(({ ranking }) => ranking.map(({ score }) => toDecimal(score, 0)))).toEqual([['60', '48', '36'], ['20', '16', '12'], ['20', '16', '12']])
  })
})
