import { describe, expect, it } from 'vitest'
import { knownFor, ordered, ranksOfFigures, strokesOf } from '../../../src/setup/sections/contestants/ordering'
import { templateOf } from '../../../src/session/templates/template'
import { zhCN } from '../../../src/words/zh-CN'

const { board } = templateOf('district-secretaries', zhCN.templates, { date: '2026-11-21' })
const { compare: strokes } = new Intl.Collator('zh-CN-u-co-stroke')
const list = ['黄岛区', '市南区', '即墨区'].map((unit, index) => ({ id: `a${String(index + 1)}`, unit, role: '样例职务', facts: [] }))
const given = (figures: Record<string, string>, previous: Record<string, string> = {}) => {
  const entries = (of: Record<string, string>) => Object.entries(of).map(([contestant, value]) => ({ contestant, value }))
  return { ...board, composite: { ...board.composite, figures: entries(figures), previousRanks: entries(previous) } }
}
const idsBy = (way: Parameters<typeof ordered>[0], of = board) => ordered(way, list, { board: of, strokes }).contestants.map(({ id }) => id)

describe('an order that the author presses for', () => {
  it('goes by last period’s ranks, those without one last', () => {
    expect(idsBy('previous', given({}, { a3: '1', a1: '2' }))).toEqual(['a3', 'a1', 'a2'])
    expect(knownFor('previous', list, given({}, { a3: '1', a1: '' }))).toBe(1)
  })

  it('goes by the given figures as numbers, equal ones as they stood', () => {
    const figures = given({ a1: '9.50', a2: '10.01', a3: '9.5' })
    expect(ranksOfFigures(figures).map(({ value }) => value)).toEqual(['2', '1', '2'])
    expect(idsBy('figures', figures)).toEqual(['a2', 'a1', 'a3'])
  })

  it('has nothing to go by where a figure is not finished', () => {
    expect(knownFor('figures', list, given({ a1: '9.', a2: '', a3: '-' }))).toBe(0)
  })

  it('by strokes says whether it counts persons or units', () => {
    expect(idsBy('strokes')).toEqual(['a2', 'a3', 'a1'])
    expect(strokesOf(list)).toBe('unit')
    expect(strokesOf(list.map((entry) => ({ ...entry, person: '丁样' })))).toBe('person')
  })

  it('by draw leaves the list as it stands and says so in the plan', () => {
    expect(ordered('draw', list, { board, strokes })).toEqual({ contestants: list, by: 'draw' })
  })
})
