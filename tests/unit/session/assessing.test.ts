import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exact, toDecimal } from '../../../src/rules/exact'
import type { AssessmentScheme, Indicator } from '../../../src/rules/assessment/scheme'
import { assessmentFigures, stale, workedOut, type WorkedOut } from '../../../src/session/assessing'
import { draftOf, type Draft } from '../../../src/session/draft'
import type { IndicatorFigures, PlanDraft } from '../../../src/session/plan'
import { samplePlan } from '../../support/plan'

interface Published {
  readonly composite: readonly { readonly unit: string; readonly score: string }[]
  readonly blocks: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const published = JSON.parse(readFileSync(new URL('../../data/qingdao-2022q2-assessment.json', import.meta.url), 'utf8')) as Published
const sample = draftOf(samplePlan())
const idOf = new Map(sample.contestants.contestants.map(({ unit, shortName, id }) => [shortName ?? unit, id]))
const given = (id: string, full: string): Indicator => ({ id: `${id}-points`, name: `${id}得分`, full, method: { kind: 'given', floor: '0', cap: full } })
const block = (id: string, name: string, full: string) => ({ id, name, full, indicators: [given(id, full)] })
const TWO = { places: 2, mode: 'halfAway' } as const
const QINGDAO: AssessmentScheme = { full: '100', blocks: [block('economy', '经济运行', '60'), block('projects', '项目签约落地', '20'), block('renewal', '城市更新建设', '20')], rounding: { composite: TWO } }
const rows = (id: string, points: Readonly<Record<string, string>>): IndicatorFigures => Object.entries(points).map(([unit, actual]) => ({ contestant: idOf.get(unit) ?? unit, indicator: `${id}-points`, actual }))
/** What the block that was not published must have been, of those whose composite was. */
const left = Object.fromEntries(published.composite.map(({ unit, score }) => [unit, toDecimal(exact(score).sub(exact(published.blocks['经济运行']?.[unit] ?? '0')).sub(exact(published.blocks['城市更新建设']?.[unit] ?? '0')), 2)]))
const FIGURES = [...rows('economy', published.blocks['经济运行'] ?? {}), ...rows('renewal', published.blocks['城市更新建设'] ?? {}), ...rows('projects', left)]

const of = (change: Partial<Draft> = {}, scheme = QINGDAO, figures: IndicatorFigures = FIGURES): Draft => ({ ...sample, assessment: { assessment: scheme, indicatorFigures: figures }, ...change })
function done(draft: Draft, asAssessed = false): WorkedOut {
  const made = workedOut(draft, asAssessed)
  if (made?.ok !== true) throw new Error(JSON.stringify(made))
  return made
}
const cellsOf = (made: WorkedOut, column: string) => made.cells.filter((cell) => cell.column === column).map(({ before, after }) => [before, after])
const boardOf = (change: Partial<PlanDraft['board']>): Pick<Draft, 'board'> => ({ board: { board: { ...sample.board.board, ...change } } })

describe('青岛 2022 年二季度, from its own figures', () => {
  it('[IF2] comes to the board that was published, to the letter, and nothing on it is stale', () => {
    const made = done(of())
    expect(made.board).toEqual(sample.board.board)
    expect(stale(made)).toEqual([])
    expect(made).toMatchObject({ absent: ['项目签约落地'], strange: [], nowGiven: false, otherRanks: [] })
    expect(made.assessed.ranking.map(({ id, rank }) => [id, rank])).toEqual(published.composite.map(({ unit }, at) => [idOf.get(unit), at + 1]))
  })

  it('[AS4] names what is lacking where a block was never published', () => {
    const lacking = done(of()).assessed.units.filter(({ composite }) => composite === null)
    expect(lacking).toHaveLength(5)
    for (const { lacks } of lacking) expect(lacks).toEqual([{ block: 'projects', indicator: 'projects-points', why: 'noFigure' }])
  })

  it('says what would change, cell by cell', () => {
    const others = FIGURES.map((row) => (row.contestant === 'huangdao' && row.indicator === 'economy-points' ? { ...row, actual: '50' } : row))
    const made = done(of({}, QINGDAO, others))
    expect(stale(made).map(({ contestant, column, before, after }) => [contestant, column, before, after])).toEqual([
      ['huangdao', 'block:economy', '54.96', '50.00'],
      ['huangdao', 'composite', '90.00', '85.04'],
    ])
    expect(made.cells.find(({ column, contestant }) => column === 'composite' && contestant === 'huangdao')?.working).toMatchObject({ by: 'sum', of: { kind: 'composite' } })
    expect(made.cells.find(({ column, contestant }) => column === 'block:economy' && contestant === 'huangdao')?.working).toMatchObject({ of: { kind: 'block', id: 'economy' } })
  })

  it('[IF3] [AS4] takes a figure from the board that came to nothing, and leaves a column that nobody has figures for', () => {
    const without = FIGURES.filter(({ indicator, contestant }) => indicator !== 'renewal-points' && !(indicator === 'economy-points' && contestant === 'licang'))
    const made = done(of({}, QINGDAO, without))
    expect(stale(made).map(({ contestant, column, after }) => [contestant, column, after])).toEqual([['licang', 'block:economy', '']])
    expect(made.board.blocks[0]?.figures).toHaveLength(9)
    expect(made.board.blocks[1]).toEqual(sample.board.board.blocks[1])
    expect(made.board.composite).toEqual(sample.board.board.composite)
  })

  it('takes the blocks of the assessment on request, and keeps the figures of those that stay', () => {
    const made = done(of(), true)
    expect(made.board.blocks.map(({ id, name, full, figures }) => [id, name, full, figures.length])).toEqual([['economy', '经济运行', '60', 10], ['projects', '项目签约落地', '20', 5], ['renewal', '城市更新建设', '20', 10]])
    const strange = done(of(boardOf({ blocks: [{ id: 'other', name: '别的', full: '10', figures: [] }] })), true)
    expect(strange).toMatchObject({ strange: ['别的'], absent: ['经济运行', '项目签约落地', '城市更新建设'] })
    expect(strange.board.blocks.map(({ id }) => id)).toEqual(['economy', 'projects', 'renewal'])
  })
})

describe('what a board takes', () => {
  const [economy, renewal] = [{ ...block('economy', '经济运行', '60'), full: '80', indicators: [given('economy', '80')] }, block('renewal', '城市更新建设', '20')]
  const two: AssessmentScheme = { full: '100', blocks: [economy, renewal], rounding: { composite: TWO } }
  const sumBoard = boardOf({ composite: { ...sample.board.board.composite, method: 'sum', figures: [] } })

  it('[IF4] stays the sum of its blocks where that comes to the same', () => {
    const made = done(of(sumBoard, two))
    expect(made.board.composite).toMatchObject({ method: 'sum', figures: [] })
    expect(made.nowGiven).toBe(false)
    expect(cellsOf(made, 'composite')[0]).toEqual([null, '73.95'])
  })

  it('[IF4] gets the composite itself where a weight makes it another, and says so', () => {
    const made = done(of(sumBoard, { ...two, blocks: [{ ...economy, full: '160', indicators: [given('economy', '160')], weight: '80' }, renewal] }))
    expect(made.nowGiven).toBe(true)
    expect(made.board.composite.method).toBe('given')
    // 54.96 / 2 + 18.99
    expect(made.board.composite.figures[0]).toEqual({ contestant: 'huangdao', value: '46.47' })
  })

  it('[IF3] keeps a composite that jurors give', () => {
    const made = done(of(boardOf({ composite: { ...sample.board.board.composite, method: 'judged', figures: [] } })))
    expect(made.board.composite).toMatchObject({ method: 'judged', figures: [] })
    expect(cellsOf(made, 'composite')[0]).toEqual([null, '90.00'])
  })

  it('[IF1] gives blocks without indicators, and a composite that is given, as they stand on it', () => {
    const scheme: AssessmentScheme = { ...QINGDAO, composite: { by: 'given' }, blocks: QINGDAO.blocks.map((one) => (one.id === 'economy' ? one : { id: one.id, name: one.name, full: one.full })) }
    const figures = assessmentFigures(of({}, scheme))
    expect(figures.blocks?.filter(({ points }) => points !== null).every(({ block: id }) => id === 'renewal')).toBe(true)
    expect(figures.composites?.slice(0, 2)).toEqual([{ unit: 'huangdao', points: '90.00' }, { unit: 'jiaozhou', points: '88.12' }])
    const made = done(of({}, scheme))
    expect(stale(made)).toEqual([])
    expect(made.board).toEqual(sample.board.board)
    expect(made.cells.find(({ column }) => column === 'block:economy')?.working?.of.id).toBe('economy')
  })

  it('[IF1] assesses whoever is scored, and nobody who is not there', () => {
    const contestants = sample.contestants.contestants.map((one) => (one.id === 'huangdao' ? { ...one, unscored: true } : one))
    const made = done(of({ contestants: { contestants } }, QINGDAO, [...FIGURES, { contestant: 'nobody', indicator: 'economy-points', actual: '1' }, { contestant: 'shinan', indicator: 'gone', actual: '1' }]))
    expect(made.assessed.units.map(({ unit }) => unit)).not.toContain('huangdao')
    expect(made.board.blocks[0]?.figures[0]).toEqual({ contestant: 'huangdao', value: '54.96' })
  })

  it('is not touched where something is no number, nor without an assessment', () => {
    expect(workedOut(of({}, QINGDAO, [{ contestant: 'shinan', indicator: 'economy-points', actual: '五' }]))).toEqual({ ok: false, faults: [{ code: 'notADecimal', path: 'figures.indicators.0.actual' }] })
    expect(workedOut({ ...sample, assessment: {} })).toBeNull()
    expect(workedOut({ ...of(), contestants: { contestants: [] } })).toBeNull()
  })

  it('says whose rank the assessment parts in a way that the board does not know', () => {
    const tied = FIGURES.filter(({ contestant }) => contestant === 'huangdao' || contestant === 'jiaozhou').map((row) => ({ ...row, actual: row.indicator === 'economy-points' ? (row.contestant === 'huangdao' ? '51' : '50') : row.contestant === 'huangdao' ? '10' : '10.5' }))
    const scheme: AssessmentScheme = { ...QINGDAO, ranking: { by: 'published', ties: [{ by: 'block', block: 'economy' }] } }
    expect(done(of({}, scheme, tied)).otherRanks).toEqual(['jiaozhou'])
    expect(done(of({}, QINGDAO, tied)).otherRanks).toEqual([])
  })
})
