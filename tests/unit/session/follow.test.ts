import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cue } from '../../../src/session/cue'
import { ARENAS, type PlanDraft } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { follow } from '../../../src/session/templates/follow'
import { contestantOf } from '../../../src/session/templates/meaning'
import { regenerate } from '../../../src/session/templates/regenerate'
import { rundownOf } from '../../../src/session/templates/rundown'
import { templateOf } from '../../../src/session/templates/template'
import { putBack } from '../../../src/setup/sections/rundown/put-back'
import { zhCN } from '../../../src/words/zh-CN'

const words = zhCN.templates
const ids = (rundown: readonly Cue[]) => rundown.map(({ id }) => id)
const unit = (index: number): PlanDraft['contestants'][number] => ({ id: `u${String(index)}`, unit: `样例单位${String(index)}`, role: `样例职务${String(index)}`, facts: [] })
const parts = (count: number, budget = 60_000) => Array.from({ length: count }, (_, index) => ({ name: `第${String(index + 1)}段`, budget }))

/** What a hand may change in setup that the rundown follows. */
const edit = fc.record({
  kept: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  segments: fc.integer({ min: 1, max: 5 }),
  own: fc.option(fc.integer({ min: 1, max: 4 })),
  minutes: fc.constantFrom(1, 3, 12),
  draw: fc.boolean(),
  renamed: fc.option(fc.nat(7)),
})
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

function edited(plan: PlanDraft, { kept, segments, own, minutes, draw, renamed }: Edit): PlanDraft {
  const contestants = kept.map((index) => ({ ...unit(index), ...(renamed === index ? { unit: '改了名' } : {}), ...(own !== null && index === 1 ? { speech: { budget: own * 60_000, segments: parts(own), amberAt: 0 } } : {}) }))
  return { ...plan, contestants, stageOrder: { by: draw ? 'draw' : 'hand' }, speech: { ...plan.speech, budget: segments * minutes * 60_000, segments: parts(segments, minutes * 60_000) } }
}

const start = fc.record({ arena: fc.constantFrom(...ARENAS), edit }).map(({ arena, edit: first }) => {
  const template = templateOf(arena, words, { date: '2026-11-21' })
  const plan = edited({ ...template, signature: { ...template.signature, by: '样例落款单位' } }, first)
  const figures = plan.contestants.map(({ id }, index) => ({ contestant: id, value: String(90 - index) }))
  const whole = { ...plan, board: { ...plan.board, composite: { ...plan.board.composite, figures } } }
  return { ...whole, rundown: rundownOf(whole, words) }
})

/** A rundown as somebody else writes one: own ids, some of the template's cues left out, others put in anywhere. */
const foreign = fc
  .record({ plan: start, prefix: fc.constantFrom('x-', ''), out: fc.array(fc.nat(60), { maxLength: 12 }), put: fc.array(fc.record({ at: fc.nat(60), kind: fc.constantFrom('message' as const, 'comment' as const, 'interval' as const, 'signal' as const), whose: fc.nat(7) }), { maxLength: 8 }), renamed: fc.array(fc.nat(60), { maxLength: 8 }) })
  .map(({ plan, prefix, out, put, renamed }) => {
    const rundown = plan.rundown.filter((_, index) => !out.includes(index)).map((cue, index): Cue => ({ ...cue, id: `${prefix}${cue.id}`.slice(0, 48), ...(renamed.includes(index) ? { label: '自己写的' } : {}) }))
    for (const [index, { at, kind, whose }] of put.entries()) {
      const common = { id: `own-${String(index)}`, label: '另加的' }
      const speaker = plan.contestants[whose]?.id
      const cue: Cue = kind === 'signal' ? { kind, ...common, source: '来源' } : kind === 'comment' ? { kind, ...common, by: '样例领导', ...(speaker === undefined ? {} : { contestant: speaker }) } : { kind, ...common, words: '话' }
      rundown.splice(at % (rundown.length + 1), 0, cue)
    }
    return { ...plan, rundown }
  })
  .filter(({ rundown }) => rundown.length > 0)

/** Whether what a cue names is in the plan. */
function fits(cue: Cue, plan: PlanDraft): boolean {
  const whose = contestantOf(cue)
  const speaker = plan.contestants.find(({ id }) => id === whose)
  if (whose !== null && speaker === undefined) return false
  if (cue.kind === 'score') return cue.of.some((id) => plan.contestants.some((one) => one.id === id))
  if (cue.kind === 'draw') return plan.stageOrder?.by === 'draw'
  return cue.kind !== 'segment' || (speaker?.speech ?? plan.speech).segments[cue.segment] !== undefined
}

describe('a rundown that follows an edit', () => {
  it('[TE5] loses no cue but those of what went, whatever the ids and the edit', () => {
    fc.assert(
      fc.property(foreign, edit, (before, change) => {
        const after = edited(before, change)
        const rundown = follow(before, after, words).rundown
        const made = new Map(rundownOf(before, words).map((cue) => [cue.id, JSON.stringify(cue)]))
        const untouched = (cue: Cue) => made.get(cue.id) === JSON.stringify(cue)
        const now = new Set(ids(rundown))
        // Scores of several are shown together whoever these are.
        const together = (cue: Cue) => cue.kind === 'score' && cue.of.length > 1 && now.has(cue.id)
        for (const cue of before.rundown) expect([cue.id, now.has(cue.id)]).toEqual([cue.id, together(cue) || (fits(cue, after) && (now.has(cue.id) || !untouched(cue)))])
        expect(new Set(ids(rundown)).size).toBe(rundown.length)
        // A label that the author wrote stands.
        for (const cue of rundown.filter(({ id }) => before.rundown.some((old) => old.id === id && old.label === '自己写的'))) expect(cue.label).toBe('自己写的')
        // What the template makes whatever the edit goes only with what it names.
        for (const id of ['title', 'order', 'thanks']) if (before.rundown.some((cue) => cue.id === id)) expect(now.has(id)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('[TE5] keeps the order, each turn’s and what stands between them', () => {
    fc.assert(
      fc.property(foreign, edit, (before, change) => {
        const after = edited(before, change)
        const now = ids(follow(before, after, words).rundown)
        const breaks = /^(interval-\d+|(x-)?scores)$/
        const inOrder = (of: (cue: Cue) => boolean) => {
          const old = ids(before.rundown.filter(of)).filter((id) => now.includes(id) && !breaks.test(id))
          expect(now.filter((id) => old.includes(id))).toEqual(old)
        }
        const moved = before.contestants.some((item, index, all) => all.slice(index + 1).some(({ id }) => place(after, id) >= 0 && place(after, id) < place(after, item.id)))
        if (!moved) inOrder(() => true)
        for (const { id } of after.contestants) inOrder((cue) => cue.kind !== 'comment' && contestantOf(cue) === id)
      }),
      { numRuns: 400 },
    )
  })

  it('[TE5] gives each new contestant one whole turn, where the order has it', () => {
    fc.assert(
      fc.property(foreign, edit, (before, change) => {
        const after = edited(before, change)
        const { rundown } = follow(before, after, words)
        for (const [index, { id }] of after.contestants.entries()) {
          if (before.contestants.some((item) => item.id === id)) continue
          const turn = rundown.filter((cue) => contestantOf(cue) === id).map(({ kind }) => kind)
          expect(turn).toEqual(rundownOf(after, words).filter((cue) => contestantOf(cue) === id).map(({ kind }) => kind))
          const previous = after.contestants[index - 1]?.id
          const from = rundown.findIndex((cue) => contestantOf(cue) === id)
          if (previous !== undefined && !before.contestants.some((item) => item.id === previous)) expect(rundown.slice(0, from).some((cue) => contestantOf(cue) === previous)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('[TE5] is the template’s own where the author changed nothing', () => {
    fc.assert(
      fc.property(start, edit, (before, change) => {
        const after = edited(before, change)
        expect(follow(before, after, words).rundown).toEqual(rundownOf(after, words))
      }),
      { numRuns: 400 },
    )
  })

  it('[TE5] brings back what the author wrote when a segment comes back', () => {
    fc.assert(
      fc.property(start, edit, (before, change) => {
        const plan = { ...before, rundown: before.rundown.map((cue) => (cue.kind === 'segment' ? { ...cue, script: '自己写的' } : cue)) }
        const away = edited(before, change)
        const first = follow(plan, away, words)
        const back = follow({ ...away, rundown: first.rundown }, before, words, first.gone)
        const texts = (rundown: readonly Cue[]) => rundown.filter(({ kind }) => kind === 'segment').map(({ id, script }) => [id, script])
        expect(texts(back.rundown)).toEqual(texts(plan.rundown))
      }),
    )
  })

  it('[TE5] one who was deleted by mistake comes back with all that was theirs, though something was typed meanwhile', () => {
    fc.assert(
      fc.property(foreign, fc.nat(7), (before, which) => {
        const who = before.contestants[which % before.contestants.length]?.id ?? ''
        const without = { ...before, contestants: before.contestants.filter(({ id }) => id !== who) }
        const first = follow(before, without, words).rundown
        const typed = first.map((cue, index) => (index === 0 ? { ...cue, script: '其间改的' } : cue))
        const again = follow({ ...without, rundown: typed }, before, words).rundown
        const theirs = (rundown: readonly Cue[]) => rundown.filter((cue) => contestantOf(cue) === who)
        expect(theirs(putBack(again, before.rundown, who))).toEqual(theirs(before.rundown))
      }),
    )
  })

  it('[TE5] an agenda stays at the item that the author chose', () => {
    const template = templateOf('departments', words, { date: '2026-11-21' })
    const plan = { ...template, contestants: [unit(1)] }
    const before = { ...plan, rundown: rundownOf(plan, words).map((cue): Cue => (cue.kind === 'agenda' ? { ...cue, item: 'after' } : cue)) }
    const { rundown } = follow(before, { ...before, contestants: [unit(1), unit(2)] }, words)
    expect(rundown.find(({ kind }) => kind === 'agenda')).toMatchObject({ item: 'after' })
  })
})

describe('a rundown made anew', () => {
  it('[TE4] has each turn once, under whatever id, and loses no cue that only the author has', () => {
    fc.assert(
      fc.property(foreign, edit, (before, change) => {
        const { board, ...changed } = edited(before, change)
        const figures = board.composite.figures.filter(({ contestant }) => changed.contestants.some(({ id }) => id === contestant))
        const plan = { ...changed, board: { ...board, composite: { ...board.composite, figures } } }
        const fresh = { ...plan, rundown: regenerate(plan, words, before) }
        const calls = fresh.rundown.flatMap((cue) => (cue.kind === 'call' ? [cue.contestant] : []))
        expect(calls).toEqual(plan.contestants.map(({ id }) => id))
        const now = new Set(ids(fresh.rundown))
        for (const cue of before.rundown.filter(({ id }) => id.startsWith('own-'))) expect(now.has(cue.id)).toBe(fits(cue, plan))
        const read = readPlanFile(JSON.stringify(fresh))
        expect(read.ok ? [] : read.places).toEqual([])
      }),
    )
  })
})

function place(plan: PlanDraft, id: string): number {
  return plan.contestants.findIndex((item) => item.id === id)
}
