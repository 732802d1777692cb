import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cue } from '../../../src/session/cue'
import { planFaults } from '../../../src/session/faults'
import { ARENAS, type Arena, type PlanDraft, type PlanFile } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { stem } from '../../../src/session/templates/called'
import { addedCueId, regenerate } from '../../../src/session/templates/regenerate'
import { rundownOf } from '../../../src/session/templates/rundown'
import { templateOf } from '../../../src/session/templates/template'
import { en } from '../../../src/words/en'
import { zhCN } from '../../../src/words/zh-CN'
import { runThrough } from '../../support/run-through'

const words = zhCN.templates
const DATE = '2022-07-26'

type Contestants = PlanDraft['contestants']

const made = (count: number): Contestants => Array.from({ length: count }, (_, index) => ({ id: `unit-${String(index + 1)}`, unit: `样例单位${String(index + 1)}`, role: `样例职务${String(index + 1)}`, facts: [] }))

/** A template with contestants, a signature and its rundown. */
function planOf(arena: Arena, contestants: Contestants, change: (plan: PlanDraft) => PlanDraft = (plan) => plan, use = words): PlanDraft {
  const template = templateOf(arena, use, { date: DATE })
  const plan = change({ ...template, signature: { ...template.signature, by: '样例落款单位' }, contestants })
  return { ...plan, rundown: rundownOf(plan, use) }
}

/** Every contestant with a figure in each block and a composite. */
function withFigures(plan: PlanDraft): PlanDraft {
  const figures = plan.contestants.map(({ id }, index) => ({ contestant: id, value: String(90 - index) }))
  return { ...plan, board: { ...plan.board, blocks: plan.board.blocks.map((block) => ({ ...block, figures })), composite: { ...plan.board.composite, figures } } }
}

function readBack(plan: PlanDraft): PlanFile {
  const read = readPlanFile(JSON.stringify(plan))
  if (!read.ok) throw new Error(JSON.stringify(read.places))
  return read.plan
}

const kindsOf = (plan: PlanDraft) => plan.rundown.map(({ kind }) => kind)

describe('a template', () => {
  it.each(ARENAS)('[TE1] of %s with 1 to 12 contestants is a plan without a fault, in both languages, and runs to the thanks', (arena) => {
    for (let count = 1; count <= 12; count++) {
      for (const use of [words, en.templates]) {
        const plan = readBack(planOf(arena, made(count), withFigures, use))
        expect(planFaults(plan)).toEqual([])
        const { visited, refusals } = runThrough(plan)
        expect(refusals).toEqual([])
        expect([visited[0], visited.at(-1), visited.length]).toEqual(['title', 'thanks', plan.rundown.length])
      }
    }
  })

  it('[TE1] proposes 会前已公布, 只收分不公布 and 已公布, and asks for approval everywhere', () => {
    expect(ARENAS.map((arena) => templateOf(arena, words, { date: DATE }).board.publication)).toEqual(['publishedBefore', 'collectOnly', 'collectOnly', 'collectOnly', 'published', 'collectOnly'])
    for (const arena of ARENAS) expect(templateOf(arena, words, { date: DATE }).board.approval.required).toBe(true)
  })

  it('[TE1] keeps overtime from the hall, has messages for the speaker, and one arena on the agenda', () => {
    for (const arena of ARENAS) {
      const plan = templateOf(arena, words, { date: DATE })
      expect(plan.speech.hallOvertime).toBe('stayAtZero')
      expect(plan.messages?.some(({ text, to }) => text === '还有一分钟' && to === 'speaker')).toBe(true)
      expect(plan.meeting?.agenda.filter((item) => item.arena)).toHaveLength(1)
      expect(plan.counting?.map(({ label }) => label)).toEqual(arena === 'district-secretaries' ? undefined : ['收票', '计票', '监票', '报告'])
      expect(plan).toMatchObject({ sample: false, date: DATE, signature: { date: '2022年7月26日' } })
    }
  })
})

describe('marks', () => {
  const shown = (plan: PlanDraft) => plan.rundown.flatMap((cue) => (cue.kind === 'score' || cue.kind === 'bars' || cue.kind === 'tally' || cue.kind === 'list' || cue.kind === 'grades' || cue.kind === 'reveal' ? [cue.id] : []))
  const changed = (change: Partial<NonNullable<PlanDraft['scoring']>>, publication: PlanDraft['board']['publication'] = 'published') => (plan: PlanDraft): PlanDraft => ({
    ...plan,
    board: { ...plan.board, publication },
    ...(plan.scoring === undefined ? {} : { scoring: { ...plan.scoring, ...change } }),
  })

  it('[TE6] are anonymous where subordinates score leaders, and counted with a report but for the roadshow', () => {
    const proposed = ARENAS.map((arena) => templateOf(arena, words, { date: DATE }))
    expect(proposed.map(({ scoring }) => scoring?.ballots)).toEqual([undefined, 'anonymous', 'anonymous', 'named', 'named', 'anonymous'])
    expect(proposed.map(({ scoring }) => scoring?.upward)).toEqual([undefined, true, true, undefined, undefined, true])
    expect(proposed.map(({ scoring }) => scoring?.report)).toEqual([undefined, true, true, true, false, true])
    expect(proposed.map(({ scoring }) => scoring?.sheet)).toEqual([undefined, 'matrix', 'single', 'single', 'single', 'matrix'])
    expect(proposed.map(({ scheme }) => scheme !== undefined)).toEqual([false, true, true, true, true, true])
    expect(proposed.map(({ board }) => board.composite.method)).toEqual(['given', 'judged', 'judged', 'judged', 'judged', 'judged'])
    for (const { scoring } of proposed) expect(scoring?.openBars).toBeUndefined()
  })

  it('[TE6] of a roadshow are shown for the first five together, then one by one, and who goes on at the end', () => {
    const plan = planOf('startup-roadshow', made(7))
    expect(shown(plan)).toEqual(['scores', 'unit-6-score', 'unit-7-score', 'list'])
    const ids = plan.rundown.map(({ id }) => id)
    expect(ids[ids.indexOf('scores') - 1]).toBe('unit-5-comment')
    expect(plan.rundown.find(({ id }) => id === 'scores')).toMatchObject({ of: ['unit-1', 'unit-2', 'unit-3', 'unit-4', 'unit-5'] })
    expect(shown(planOf('startup-roadshow', made(3)))).toEqual(['scores', 'list'])
    expect(shown(planOf('startup-roadshow', made(1)))).toEqual(['unit-1-score', 'list'])
    // Who is not scored has no score.
    const [first, ...others] = made(4)
    if (first === undefined) throw new Error('no contestant')
    expect(planOf('startup-roadshow', [{ ...first, unscored: true }, ...others]).rundown.find(({ id }) => id === 'scores')).toMatchObject({ of: ['unit-2', 'unit-3', 'unit-4'] })
  })

  it('[TE6] that are anonymous, or wait for a report, are shown together after all turns; none before a 揭晓', () => {
    expect(shown(planOf('leadership-team', made(3), changed({ report: false })))).toEqual(['scores', 'reveal-composite'])
    expect(shown(planOf('subdistrict-secretaries', made(3), changed({})))).toEqual(['scores', 'reveal-composite'])
    expect(shown(planOf('subdistrict-secretaries', made(3), changed({ report: false })))).toEqual(['unit-1-score', 'unit-2-score', 'unit-3-score', 'bars', 'reveal-composite'])
    expect(shown(planOf('subdistrict-secretaries', made(3), changed({}, 'awaitingReveal')))).toEqual(['reveal-composite'])
    const many = planOf('departments', made(41), changed({}))
    expect(many.rundown.flatMap((cue) => (cue.kind === 'score' ? [[cue.id, cue.of.length]] : []))).toEqual([['scores', 14], ['scores-2', 14], ['scores-3', 13]])
  })

  it('[TE6] on one sheet for all are collected once, after the last turn; 等次 come where the scheme has them', () => {
    for (const arena of ['departments', 'bureau-chiefs'] as const) {
      expect(shown(planOf(arena, made(3)))).toEqual(['tally'])
      expect(shown(planOf(arena, made(3), changed({}, 'awaitingReveal')))).toEqual(['tally', 'reveal-composite'])
    }
    const graded = planOf('departments', made(3), (plan) => changed({}, 'awaitingReveal')(plan.scheme === undefined ? plan : { ...plan, scheme: { ...plan.scheme, grades: { by: 'cutOff', grades: [{ name: '优秀', from: '90' }, { name: '良好' }] } } }))
    expect(shown(graded)).toEqual(['tally', 'reveal-composite', 'grades'])
  })

  it('[TE6] need a way of scoring and of collecting', () => {
    expect(shown(planOf('startup-roadshow', made(3), ({ scoring: _scoring, ...plan }) => plan))).toEqual([])
    expect(shown(planOf('startup-roadshow', made(3), ({ scheme: _scheme, ...plan }) => plan))).toEqual([])
  })
})

describe('a rundown', () => {
  it('[TE2] gives each cue a text to read, and names who waits at the side', () => {
    const plan = planOf('departments', made(3))
    expect(plan.rundown.every(({ script }) => (script ?? '') !== '')).toBe(true)
    const standby = (id: string) => plan.rundown.find((cue) => cue.id === id)?.standby
    expect(['order', 'unit-1-call', 'unit-2-end', 'unit-3-call'].map(standby)).toEqual(['样例单位1', '样例单位2', '样例单位3', undefined])
  })

  it('[TE2] names nobody at the side before a draw', () => {
    const plan = planOf('startup-roadshow', made(3))
    expect(kindsOf(plan).slice(0, 4)).toEqual(['title', 'agenda', 'draw', 'order'])
    for (const { standby } of plan.rundown) expect(standby ?? '').not.toContain('样例单位')
  })

  it('[TE2] follows a contestant’s own segments, and takes a break in a long meeting', () => {
    const segments = [{ name: '讲实绩', budget: 60_000 }]
    const plan = planOf('leadership-team', made(30).map((contestant, index) => (index === 0 ? { ...contestant, speech: { budget: 60_000, segments, amberAt: 0 } } : contestant)))
    expect(plan.rundown.filter((cue) => cue.kind === 'segment').length).toBe(29 * 2)
    expect(kindsOf(plan).filter((kind) => kind === 'interval')).toHaveLength(1)
    expect(kindsOf(planOf('leadership-team', made(12)))).not.toContain('interval')
  })

  it('[TE2] keeps ids within 48 characters, apart and stable, whatever the contestants are called', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,47}$/)
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 12 }), fc.constantFrom(...ARENAS), (ids, arena) => {
        const contestants = ids.map((one) => ({ id: one, unit: '样'.repeat(60), role: '职'.repeat(120), facts: [] }))
        const plan = readBack(planOf(arena, contestants, withFigures))
        expect(rundownOf(plan, words)).toEqual(plan.rundown)
      }),
    )
    expect(stem('a'.repeat(48))).not.toBe(stem(`${'a'.repeat(47)}b`))
  })

  it('[TE3] shows no result that is not published, only collected, or not there', () => {
    const shows = (plan: PlanDraft) => kindsOf(plan).filter((kind) => kind === 'reveal' || kind === 'award' || kind === 'board')
    for (const publication of ['unpublished', 'collectOnly'] as const) {
      expect(shows(planOf('district-secretaries', made(3), (plan) => withFigures({ ...plan, board: { ...plan.board, publication } })))).toEqual([])
    }
    expect(shows(planOf('startup-roadshow', made(3)))).toEqual([])
    expect(shows(planOf('district-secretaries', made(3)))).toEqual(['reveal', 'board'])
    for (const publication of ['publishedBefore', 'awaitingReveal', 'published'] as const) {
      expect(shows(planOf('district-secretaries', made(3), (plan) => withFigures({ ...plan, board: { ...plan.board, publication } })))).toEqual(['reveal', 'reveal', 'award', 'award', 'board'])
    }
  })
})

describe('a rundown made anew', () => {
  const EDIT = '改过的词'

  it('[TE4] is the same where nothing has changed', () => {
    for (const arena of ARENAS) {
      const plan = planOf(arena, made(5), withFigures)
      expect(regenerate(plan, words)).toEqual(plan.rundown)
    }
  })

  it('[TE4] keeps every edit and every added cue at its place, when contestants come, go and change places', () => {
    const added = (id: string): Cue => ({ kind: 'message', id, label: '插播', words: '插播' })
    fc.assert(
      fc.property(
        fc.constantFrom(...ARENAS),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.array(fc.record({ at: fc.nat(40), key: fc.constantFrom('label' as const, 'script' as const, 'standby' as const) }), { maxLength: 10 }),
        fc.nat(30),
        (arena, kept, edits, place) => {
          const before = planOf(arena, made(6), withFigures)
          let rundown = before.rundown.map((cue, index) => edits.filter(({ at }) => at === index).reduce((edited, { key }) => ({ ...edited, [key]: EDIT }), cue))
          const at = place % rundown.length
          const anchor = rundown[at]?.id ?? ''
          const id = addedCueId(rundown)
          rundown = [...rundown.slice(0, at + 1), added(id), ...rundown.slice(at + 1)]
          const all = made(8)
          const contestants = kept.flatMap((index) => all[index] ?? [])
          const plan = withFigures({ ...before, rundown, contestants })
          const fresh = { ...plan, rundown: regenerate(plan, words, before) }

          expect(planFaults(readBack(fresh))).toEqual([])
          const found = new Map(fresh.rundown.map((cue) => [cue.id, cue]))
          for (const cue of rundown) {
            const now = found.get(cue.id)
            // One alone draws no lot; who is among the first few now has no score alone.
            if (now === undefined) expect(cue.kind === 'score' ? true : 'contestant' in cue ? !contestants.some((item) => item.id === cue.contestant) : cue.kind === 'draw' && contestants.length === 1).toBe(true)
            else for (const key of ['label', 'script', 'standby'] as const) if (cue[key] === EDIT) expect(now[key]).toBe(EDIT)
          }
          expect(fresh.rundown.filter((cue) => cue.id === id)).toHaveLength(1)
          if (found.has(anchor)) expect(fresh.rundown[fresh.rundown.findIndex((cue) => cue.id === anchor) + 1]?.id).toBe(id)
          // Without edits and additions it is what the template makes.
          expect(fresh.rundown.filter((cue) => cue.id !== id).map((cue) => cue.id)).toEqual(rundownOf(plan, words).map((cue) => cue.id))
        },
      ),
    )
  })

  it('[TE4] puts a new name where the author changed nothing, and leaves what the author wrote', () => {
    const before = planOf('departments', made(2))
    const rundown = before.rundown.map((cue) => (cue.id === 'unit-1-start' ? { ...cue, label: EDIT } : cue))
    const plan = { ...before, rundown, contestants: before.contestants.map((item) => (item.id === 'unit-1' ? { ...item, unit: '新名' } : item)) }
    const labels = new Map(regenerate(plan, words, before).map(({ id, label }) => [id, label]))
    expect([labels.get('unit-1-call'), labels.get('unit-1-start')]).toEqual(['请新名上台', EDIT])
  })

  it('[TE4] keeps a text that was taken out, and the presenter of a flag; drops a reveal of a block that has gone', () => {
    const before = planOf('district-secretaries', made(3), withFigures)
    const rundown = before.rundown.map((cue): Cue => {
      if (cue.id === 'order') {
        const { script: _script, ...rest } = cue
        return rest
      }
      return cue.kind === 'award' ? { ...cue, presenter: '样例领导', music: '颁奖曲' } : cue
    })
    const plan = { ...before, rundown, board: { ...before.board, blocks: before.board.blocks.slice(0, 1), flags: before.board.flags.slice(0, 1) } }
    const fresh = regenerate(plan, words, before)
    expect(fresh.find(({ id }) => id === 'order')).not.toHaveProperty('script')
    expect(fresh.filter(({ kind }) => kind === 'award')).toMatchObject([{ presenter: '样例领导', music: '颁奖曲' }])
    expect(fresh.find(({ id }) => id === 'reveal-blocks')).toMatchObject({ steps: [{ show: ['block:economy'] }] })
  })
})
