import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanFile } from '../../../src/session/plan'
import { speakerOf } from '../../../src/session/rundown'
import { shortenedTo, speechOf } from '../../../src/session/speech'
import type { State } from '../../../src/session/state'
import { elapsed, remaining } from '../../../src/session/timer'
import { hostView } from '../../../src/session/view/host'
import { stageView } from '../../../src/session/view/stage'
import { demoPlan } from '../../support/plan'
import { evenings } from '../../support/presses'
import { approve, jump, next, runCommands, undo, type Press, type Session } from '../../support/session'

const plan = demoPlan()
const [first, second, third] = plan.contestants.map(({ id }) => id) as [string, string, string]
const hall = (session: Session) => stageView(session.state(), 'hall', session.read).scene
const order = (state: State) => state.plan.contestants.map(({ id }) => id)
const turns = (state: State) => state.plan.rundown.map(speakerOf).filter((id, index, all) => id !== null && id !== all[index - 1])
const starting = (id: string) => jump(`${id}-start`)

describe('现场更正', () => {
  it('[LC1] at any point of any evening the turns stand in the order of the contestants, each whole', () => {
    fc.assert(
      fc.property(evenings(plan, { maxLength: 40 }), (steps) => {
        const state = runCommands(plan, steps).state()
        expect(turns(state)).toEqual(order(state))
        expect(new Set(state.plan.rundown.map(({ id }) => id)).size).toBe(state.plan.rundown.length)
      }),
      { numRuns: 60 },
    )
  })

  it('[LC1] a substitute speaks for somebody; the name is in no line and no command', () => {
    const session = runCommands(plan, [{ type: 'substitute', contestant: first, role: '区委副书记、区长', person: '王　锋' }, jump(`${first}-call`)])
    expect(hall(session)).toMatchObject({ kind: 'speaker', role: '区委副书记、区长', person: '王　锋', substitute: true })
    expect(JSON.stringify(session.entries)).not.toContain('王　锋')
  })

  it('[DE5] the command stands in the line with the slip in the name’s place', () => {
    const session = runCommands(plan, [{ type: 'substitute', contestant: first, role: '区长', person: '王　锋' }])
    expect(session.entries.at(-1)?.cmd).toMatchObject({ type: 'substitute', person: { class: 'person' } })
  })

  it('[LC2] a corrected name stands in labels, lists and scenes at once', () => {
    const session = runCommands(plan, [{ type: 'correctTitle', contestant: first, shortName: '新名区', role: '新职务' }, jump('order')])
    expect(hall(session)).toMatchObject({ kind: 'order', rows: expect.arrayContaining([expect.objectContaining({ name: '新名区', place: 1 })]) as unknown })
    session.press(jump(`${first}-call`))
    expect(hall(session)).toMatchObject({ role: '新职务' })
    expect(hostView(session.state(), session.read).rundown.find(({ id }) => id === `${first}-start`)?.label).toContain('新名区')
  })

  it.each(['skipped', 'forfeited', 'noShow'] as const)('[LC3] %s: 下一步 goes past the turn, a jump reaches it, and it can be taken back', (standing) => {
    const session = runCommands(plan, [{ type: 'setStanding', contestant: second, standing }, starting(first), jump(`${first}-end`), next])
    expect(session.state().tracks.stage.cue).toBe(`${third}-call`)
    expect(hostView(session.state(), session.read).rundown.find(({ id }) => id === `${second}-start`)?.status).toBe('passed')
    expect(session.press(jump(`${second}-call`)).kind).toBe('accepted')
    const back = runCommands(plan, [{ type: 'setStanding', contestant: second, standing }, undo, jump(`${first}-end`), next])
    expect(back.state().tracks.stage.cue).toBe(`${second}-call`)
  })

  it('[LC4] a swap moves two turns whole, and the press after it calls whoever is next now', () => {
    const session = runCommands(plan, [{ type: 'swap', a: first, b: third }])
    expect(order(session.state()).slice(0, 3)).toEqual([third, second, first])
    expect(session.state().plan.rundown[0]).toEqual(session.plan.rundown[0])
    session.press(jump('order'))
    session.press(next)
    expect(session.state().tracks.stage.cue).toBe(`${third}-call`)
  })

  it('[LC4] 亮分 keeps its place: whoever stands there now is shown, under their own name', () => {
    const name = plan.contestants[2]?.shortName ?? plan.contestants[2]?.unit ?? ''
    const scheme = { criteria: [{ id: 'overall', name: '总体评价', max: '100' }], composite: { kind: 'group', id: 'composite', name: '得分', parts: [{ kind: 'panel', id: 'jurors', name: '评委', per: 'juror', combine: 'mean' }], rounding: { places: 2, mode: 'halfAway' } }, ranking: { by: 'published' } } as const
    const cues = [{ kind: 'score', id: 'scores', label: '亮分', of: [first, second] }, { kind: 'score', id: 'alone', label: `亮分：${name}`, of: [third] }] as const
    const scored: PlanFile = {
      ...plan,
      scheme,
      scoring: { ballots: 'named', sheet: 'single', opens: 'hand', report: false },
      rundown: [...plan.rundown, ...cues.map((cue) => ({ ...cue, of: [...cue.of] }))],
    }
    const session = runCommands(scored, [{ type: 'swap', a: first, b: third }])
    const now = plan.contestants[0]?.shortName ?? plan.contestants[0]?.unit ?? ''
    expect(session.state().plan.rundown.filter(({ kind }) => kind === 'score')).toMatchObject([{ of: [third, second] }, { of: [first], label: `亮分：${now}` }])
  })

  it('[LC5] whoever is put in gets a turn, before whom it was said or last', () => {
    const insert = (id: string, before: string | null): Press => ({ type: 'insert', id, unit: '新增区', role: '新增区委书记', before })
    const session = runCommands(plan, [insert('late-1', second), insert('late-2', null)])
    expect(order(session.state())).toEqual([first, 'late-1', ...order(session.states[0] ?? session.state()).slice(1), 'late-2'])
    session.press(jump(`${first}-end`))
    session.press(next)
    expect(hostView(session.state(), session.read).rundown.find(({ status }) => status === 'current')).toMatchObject({ contestant: 'late-1', label: expect.stringContaining('新增区') as unknown })
    session.press(next)
    expect(session.state().timer?.contestant).toBe('late-1')
  })

  it('[LC6] all who have not spoken have less time, whoever speaks keeps theirs, and the parts add up', () => {
    const session = runCommands(plan, [starting(first), { type: 'shorten', budget: 181_000 }])
    const state = session.state()
    expect(state.timer?.budget).toBe(plan.speech.budget)
    for (const { id } of plan.contestants.slice(1)) {
      const speech = speechOf(state.plan, id)
      expect(speech?.budget).toBe(181_000)
      expect(speech?.segments.reduce((sum, { budget }) => sum + budget, 0)).toBe(181_000)
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3600 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 8, max: 3600 }), (parts, seconds) => {
        const shorter = shortenedTo({ budget: 0, segments: parts.map((part) => ({ name: '段', budget: part * 1000 })), amberAt: 30_000 }, seconds * 1000)
        expect(shorter.segments.reduce((sum, { budget }) => sum + budget, 0)).toBe(seconds * 1000)
        for (const { budget } of shorter.segments) expect(budget).toBeGreaterThanOrEqual(1000)
      }),
    )
  })

  it('[LC7] an amended scheme counts from then on, and carries its reason', () => {
    const session = runCommands(plan, [approve, { type: 'amend', change: { depth: 3 }, reason: '经会议研究' }, jump('reveal-composite'), next])
    const scene = hall(session)
    expect(scene.kind === 'board' ? scene.panels.at(-1)?.rows?.length : 0).toBe(3)
    expect(JSON.stringify(session.entries)).toContain('经会议研究')
  })

  it('an unscored contestant, a replaced juror and new slides are in the plan from then on', () => {
    const file: PlanFile = { ...plan, jurors: [{ id: 'j1', seat: '1', role: '专家甲' }] }
    const slide = 'a'.repeat(64)
    const session = runCommands(file, [
      { type: 'setScoring', contestant: first, unscored: true },
      { type: 'replaceJuror', juror: 'j1', role: '专家乙', person: '李某某' },
      { type: 'replaceSlides', contestant: first, slides: [slide] },
      starting(first),
    ])
    expect(session.refusals).toEqual([])
    expect(hostView(session.state(), session.read)).toMatchObject({ jurors: [{ id: 'j1', seat: '1', role: '专家乙', person: '李某某' }], slide: { place: 1, of: 1 } })
    expect(hall(session)).toMatchObject({ kind: 'slide', picture: slide, place: 1, of: 1 })
  })
})

describe('a rehearsal', () => {
  it('[RH1] goes to the last seconds of any speech', () => {
    const session = runCommands(plan, [{ type: 'rehearseEnding', contestant: second, left: 30_000 }], { rehearsal: true })
    const { timer } = session.state()
    expect(timer?.contestant).toBe(second)
    expect(timer === null ? 0 : remaining(timer, session.now())).toBe(30_000)
    expect(session.state().tracks.stage.cue).toBe(session.state().plan.rundown.filter((cue) => speakerOf(cue) === second && cue.kind !== 'end').at(-1)?.id)
  })

  it('[TM7] a clock at ten times its pace keeps what was spent', () => {
    const session = runCommands(plan, [starting(first)], { rehearsal: true })
    session.press({ type: 'setPace', rate: 10 }, { after: 5_000 })
    session.press({ type: 'setPace', rate: 1 }, { after: 3_000 })
    const { timer } = session.state()
    expect(timer === null ? 0 : elapsed(timer, session.now() + 1_000)).toBe(5_000 + 30_000 + 1_000)
    expect(session.press({ type: 'setPace', rate: 1 })).toMatchObject({ refusal: { code: 'samePace' } })
  })

  it('[TM8] a silent pause stands, and a resumed clock is no longer silent', () => {
    const session = runCommands(plan, [starting(first), { type: 'pause', silent: true }])
    expect(session.state().timer).toMatchObject({ silent: true, runningSince: null })
    session.press({ type: 'resume' })
    expect(session.state().timer).toMatchObject({ silent: false })
  })
})

describe('a screen that always shows the board', () => {
  const shows: Press = { type: 'assign', screen: 'lobby', shows: 'board' }
  const lobby = (session: Session) => JSON.stringify(stageView(session.state(), 'lobby', session.read))
  const published = (publication: PlanFile['board']['publication']): PlanFile => ({ ...plan, board: { ...plan.board, publication } })

  it('[RE6] shows a result that was published before, within its depth, and no flag before its award', () => {
    const session = runCommands(published('publishedBefore'), [approve, shows])
    expect(stageView(session.state(), 'lobby', session.read).scene.kind).toBe('cards')
    expect(lobby(session)).toContain('87.31')
    expect(lobby(session)).not.toContain('82.63')
    expect(lobby(session)).not.toContain('vanguard')
  })

  it.each(['awaitingReveal', 'unpublished', 'collectOnly'] as const)('[RE6] %s: shows nothing that the stage has not shown', (publication) => {
    expect(lobby(runCommands(published(publication), [approve, shows]))).not.toMatch(/\d\d\.\d\d/)
  })

  it('[RE6] without its approval nothing is shown', () => {
    expect(lobby(runCommands(published('publishedBefore'), [shows]))).not.toMatch(/\d\d\.\d\d/)
  })
})
