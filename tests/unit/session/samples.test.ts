import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ARENAS } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { rundownOf } from '../../../src/session/templates/rundown'
import { SAMPLES } from '../../../src/setup/samples'
import { covers } from '../../../src/ui/fonts/covers'
import { zhCN } from '../../../src/words/zh-CN'
import { samplePlans } from '../../../tools/samples/plans'
import { planFrom, textOf } from '../../support/plan'
import { runThrough } from '../../support/run-through'

const factSchema = v.object({ text: v.string(), kind: v.string(), asOf: v.optional(v.string()) })
const source = v.parse(
  v.object({
    arenas: v.array(v.object({ key: v.string(), title: v.string(), contestants: v.optional(v.array(v.object({ unit: v.optional(v.string()), role: v.optional(v.string()), facts: v.array(factSchema) })), []) })),
    growthFacts: v.object({ title: v.string(), facts: v.array(v.object({ label: v.string(), value: v.string(), compared: v.optional(v.string()) })) }),
  }),
  JSON.parse(textOf('tests/data/arenas-2022.json')),
)
const samples = SAMPLES.map(({ arena, path }) => ({ arena, plan: planFrom(`public/${path}`), data: source.arenas.find(({ key }) => key === arena) }))

/** A text's signs without punctuation, sorted: what two ways of saying the same have in common. */
const signs = (text: string) => [...text.replace(/[、，：。（）\s]/g, '')].sort().join('')

it('there is one sample for each arena, and each file is what the tool makes', () => {
  expect(SAMPLES.map(({ arena }) => arena)).toEqual(ARENAS)
  for (const { path, plan } of samplePlans()) expect(JSON.parse(textOf(`public/${path}`))).toEqual(plan)
})

describe.each(samples)('the sample of $arena', ({ arena, plan, data }) => {
  it('is a plan file without a fault, of its arena, marked 样例, with its title verbatim', () => {
    const path = SAMPLES.find((sample) => sample.arena === arena)?.path ?? ''
    expect(readPlanFile(textOf(`public/${path}`))).toMatchObject({ ok: true })
    expect(plan).toMatchObject({ arena, sample: true, title: data?.title })
  })

  it('has no person, only units and roles, and short names of at most six characters', () => {
    for (const contestant of plan.contestants) {
      expect(contestant.person).toBeUndefined()
      if (contestant.shortName !== undefined) expect([...contestant.shortName].length).toBeLessThanOrEqual(6)
    }
    expect(plan.jurors).toBeUndefined()
  })

  it('has contestants, roles and sentences verbatim, or made up and called so', () => {
    if (data === undefined || data.contestants.length === 0) {
      for (const { unit } of plan.contestants) expect(unit).toMatch(/^样例/)
      expect(plan.period).toContain('虚构')
      return
    }
    expect(plan.contestants).toHaveLength(data.contestants.length)
    data.contestants.forEach((reported, index) => {
      const contestant = plan.contestants[index]
      if (reported.unit !== undefined) expect(contestant?.unit).toBe(reported.unit)
      if (reported.role !== undefined) expect(contestant?.role).toBe(reported.role)
      // A list may stand as several cards: put together again they are the sentence.
      expect(signs(contestant?.facts.map(({ text }) => text).join('') ?? '')).toBe(signs(reported.facts.map(({ text }) => text).join('')))
    })
  })

  it('says on each number card all that the sentence says, and adds nothing but 引进', () => {
    const facts = plan.contestants.flatMap((contestant) => contestant.facts)
    for (const { text, label, value, unit, change, compared, asOf } of facts) {
      if (value === undefined) {
        expect(text).not.toMatch(/\d/)
        continue
      }
      const shown = [label, value, unit, change, compared, text.includes(asOf ?? '') ? asOf : ''].join('')
      expect(signs(shown.replace(text.startsWith('引进') ? '' : '引进', ''))).toBe(signs(text.replace(text.startsWith('引进') ? '' : '引进', '')))
    }
  })

  it('shows at most four cards a speaker, and no character that the stage’s face lacks', () => {
    for (const { facts } of plan.contestants) expect(facts.length).toBeLessThanOrEqual(4)
    expect(covers(JSON.stringify(plan))).toEqual([])
  })

  it('never calls its order one of rank, and has the template’s rundown', () => {
    expect(JSON.stringify(plan)).not.toContain('按位次')
    expect(plan.rundown).toEqual(rundownOf(plan, zhCN.templates))
  })

  it('runs from the title to the thanks by 下一步 alone, but for approval and numbers', () => {
    const { visited, refusals } = runThrough(plan)
    expect(refusals).toEqual([])
    expect(visited[0]).toBe('title')
    expect(visited.at(-1)).toBe('thanks')
    expect([...visited].sort()).toEqual(plan.rundown.map(({ id }) => id).sort())
  })
})

describe('the samples as they were reported', () => {
  const planOf = (arena: string) => samples.find((sample) => sample.arena === arena)?.plan

  it('collect marks without showing them for departments and the leadership team', () => {
    for (const arena of ['departments', 'leadership-team', 'subdistrict-secretaries', 'bureau-chiefs']) {
      expect(planOf(arena)?.board).toMatchObject({ publication: 'collectOnly', blocks: [] })
      expect(planOf(arena)?.rundown.some(({ kind }) => kind === 'reveal' || kind === 'board' || kind === 'award')).toBe(false)
    }
  })

  it('leadership team: the 人武部部长 alone is unscored; growth, two comments and the larger meeting', () => {
    const plan = planOf('leadership-team')
    expect(plan?.contestants.filter(({ unscored }) => unscored).map(({ role }) => role)).toEqual(['崂山区委常委、区人武部部长'])
    expect(plan?.growth?.title).toBe(source.growthFacts.title)
    expect(plan?.growth?.facts.map(({ label, value, unit, compared }) => [`${label ?? ''}${value ?? ''}${unit ?? ''}`, compared])).toEqual(
      source.growthFacts.facts.map(({ label, value, compared }) => [`${label}${value}`, compared]),
    )
    expect(plan?.rundown.filter(({ kind }) => kind === 'comment').map(({ label }) => label)).toEqual(['区长点评', '区委书记讲话'])
    expect(plan?.meeting?.agenda.filter(({ arena }) => arena)).toHaveLength(1)
  })

  it('roadshow: a title of 44 characters, the draw before the order, an expert’s comment after each pitch, a break', () => {
    const plan = planOf('startup-roadshow')
    expect([...(plan?.title ?? '')]).toHaveLength(44)
    const kinds = plan?.rundown.map(({ kind }) => kind) ?? []
    expect(kinds.indexOf('draw')).toBeLessThan(kinds.indexOf('order'))
    expect(kinds.filter((kind) => kind === 'comment')).toHaveLength(plan?.contestants.length ?? 0)
    expect(kinds).toContain('interval')
  })
})
