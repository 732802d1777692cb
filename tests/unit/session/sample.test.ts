import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { computeBoard, type Part } from '../../../src/session/board'
import { planFaults } from '../../../src/session/faults'
import { planFileSchema } from '../../../src/session/plan'
import { initialState } from '../../../src/session/state'
import { rundownOf } from '../../../src/session/templates/rundown'
import { zhCN } from '../../../src/words/zh-CN'
import { demoPlan, samplePlan, textOf } from '../../support/plan'
import { frozen } from '../../support/session'

const factSchema = v.object({ text: v.string(), kind: v.string() })
const arenaSchema = v.object({
  arena: v.object({
    title: v.string(),
    date: v.string(),
    venue: v.string(),
    contestants: v.array(v.object({ unit: v.string(), role: v.string(), facts: v.array(factSchema) })),
  }),
})
const assessmentSchema = v.object({
  officialTitle: v.string(),
  approvedBy: v.string(),
  signature: v.object({ by: v.string(), date: v.string() }),
  units: v.array(v.string()),
  composite: v.array(v.object({ rank: v.number(), unit: v.string(), score: v.string() })),
  blocks: v.record(v.string(), v.record(v.string(), v.string())),
  previousCompositeRank: v.object({ 市南区: v.number() }),
  awarded: v.record(v.string(), v.array(v.string())),
  rule: v.object({ blocks: v.array(v.object({ name: v.string(), weight: v.number() })) }),
})

const source = v.parse(assessmentSchema, JSON.parse(textOf('tests/data/qingdao-2022q2-assessment.json')))
const { arena } = v.parse(arenaSchema, JSON.parse(textOf('tests/data/district-secretaries-2022-07-26.json')))
const plan = samplePlan()
const unitOf = (id: string) => plan.contestants.find((item) => item.id === id)?.unit ?? id

describe('the sample', () => {
  it('is a plan file without a fault, and marked 样例', () => {
    expect(v.is(planFileSchema, JSON.parse(textOf('public/samples/district-secretaries-2022q2.json')))).toBe(true)
    expect(planFaults(plan)).toEqual([])
    expect(plan.sample).toBe(true)
  })

  it('carries title, date, venue and signature as they were published', () => {
    expect(plan).toMatchObject({ title: arena.title, date: arena.date, venue: arena.venue, signature: source.signature })
    expect(plan.board).toMatchObject({ heading: '摘星夺旗', title: source.officialTitle, period: '2022年二季度', publication: 'publishedBefore' })
    expect(plan.board.approval).toEqual({ required: true, by: source.approvedBy })
  })

  it('has the ten districts in the data’s order, with role and facts verbatim', () => {
    expect(plan.contestants.map(({ unit }) => unit)).toEqual(source.units)
    expect(plan.contestants.map(({ unit, role, facts }) => ({ unit, role, facts: facts.map(({ text, kind }) => ({ text, kind })) }))).toEqual(arena.contestants)
    expect(plan.contestants.map(({ id }) => id)).toEqual(['huangdao', 'jiaozhou', 'laoshan', 'jimo', 'shinan', 'chengyang', 'pingdu', 'laixi', 'shibei', 'licang'])
  })

  it('has the published blocks figure by figure, and no other', () => {
    expect(plan.board.blocks.map(({ name }) => name)).toEqual(Object.keys(source.blocks))
    for (const block of plan.board.blocks) {
      expect(Object.fromEntries(block.figures.map(({ contestant, value }) => [unitOf(contestant), value]))).toEqual(source.blocks[block.name])
      expect(block.full).toBe(String(source.rule.blocks.find(({ name }) => name === block.name)?.weight))
    }
  })

  it('has the five published composites and one previous rank, and no sixth', () => {
    const { composite } = plan.board
    expect(composite.figures.map(({ contestant, value }) => ({ unit: unitOf(contestant), score: value }))).toEqual(source.composite.map(({ unit, score }) => ({ unit, score })))
    expect(composite.previousRanks).toEqual([{ contestant: 'shinan', value: String(source.previousCompositeRank.市南区) }])
    expect(composite).toMatchObject({ method: 'given', full: '100', depth: 5 })
  })

  it('speaks five minutes in three segments that share the total', () => {
    expect(plan.speech).toEqual({
      budget: 300_000,
      segments: [
        { name: '讲实绩', budget: 180_000 },
        { name: '摆问题', budget: 60_000 },
        { name: '谈打法', budget: 60_000 },
      ],
      shared: true,
      amberAt: 30_000,
      hallOvertime: 'stayAtZero',
    })
  })

  it('runs by the template’s rundown, and never calls its order one of rank', () => {
    expect(plan.rundown).toEqual(rundownOf(plan, zhCN.templates))
    expect(JSON.stringify(plan)).not.toContain('按位次')
  })
})

describe('the board of the sample', () => {
  const { plan: froze, read } = frozen(plan)
  const parts = computeBoard(initialState(froze), read)
  const panel = (id: Part['panel']) => parts.filter((part) => part.panel === id)

  it.each(['economy', 'renewal'] as const)('[ST1] gives 10 stars to 1 in block %s, by the published figures', (id) => {
    const rows = panel(`block:${id}`)
    const name = plan.board.blocks.find((block) => block.id === id)?.name ?? ''
    expect(rows.map(({ stars }) => stars)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(rows.map(({ contestant, score }) => [unitOf(contestant), score])).toEqual(Object.entries(source.blocks[name] ?? {}))
  })

  it('[CO1] ranks the five composites and no sixth', () => {
    expect(panel('composite').map(({ rank, contestant, score }) => [rank, unitOf(contestant), score])).toEqual([
      [1, '黄岛区', '90.00'],
      [2, '胶州市', '88.12'],
      [3, '崂山区', '86.53'],
      [4, '即墨区', '86.17'],
      [5, '市南区', '83.91'],
    ])
  })

  it('[FL1] [FL2] awards three flags as they were awarded', () => {
    for (const flag of plan.board.flags) expect(panel(`flag:${flag.id}`).map(({ contestant }) => unitOf(contestant))).toEqual(source.awarded[flag.name])
    expect(panel('flag:advance')).toEqual([{ panel: 'flag:advance', contestant: 'shinan', score: null, rank: null, stars: null, rise: 2 }])
    expect(plan.board.flags.map(({ colour }) => colour)).toEqual(['red', 'red'])
  })
})

describe('the made-up fixture', () => {
  const file = demoPlan()
  const { board } = file
  const hidden = computeBoard(initialState(frozen(file).plan), frozen(file).read)
    .filter(({ panel, rank }) => panel === 'composite' && (rank ?? 0) > 5)
    .map(({ score }) => score ?? '')

  it('waits for its reveal and its approval, and is marked 样例', () => {
    expect(planFaults(file)).toEqual([])
    expect(file).toMatchObject({ sample: true, board: { publication: 'awaitingReveal', approval: { required: true }, composite: { method: 'given', depth: 5 } } })
    expect(board.approval.by).toBeUndefined()
  })

  it('has figures that are all distinct, and five hidden ones that stand nowhere else', () => {
    const figures = [...board.blocks, board.composite].flatMap((list) => list.figures.map(({ value }) => value))
    expect(new Set(figures).size).toBe(30)
    expect(hidden).toHaveLength(5)
    const text = textOf('tests/data/fixture-ten.json')
    for (const figure of figures) expect(text.split(figure)).toHaveLength(2)
    for (const figure of hidden) expect(text.split(figure.replace('.', ''))).toHaveLength(1)
  })

  it('does not give a composite away by adding blocks', () => {
    const cents = (text: string) => Number(text.replace('.', ''))
    const block = (index: number, id: string) => cents(board.blocks[index]?.figures.find(({ contestant }) => contestant === id)?.value ?? '0')
    const rest = board.composite.figures.map(({ contestant, value }) => cents(value) - block(0, contestant) - block(1, contestant))
    expect(rest.every((left) => left > 0 && left <= 2000)).toBe(true)
    expect(new Set(rest).size).toBe(rest.length)
  })
})
