import { describe, expect, it } from 'vitest'
import { tellsHidden } from '../../../src/session/exposure'
import { PUBLICATIONS, type PlanFile } from '../../../src/session/plan'
import { readPlanFile } from '../../../src/session/read-plan'
import { SCREENS } from '../../../src/session/screens'
import { hostView } from '../../../src/session/view/host'
import { stageView } from '../../../src/session/view/stage'
import { demoPlan, samplePlan } from '../../support/plan'
import { approve, cover, jump, makeSession, next, pause, runCommands, type Session } from '../../support/session'

const plan = demoPlan()
const figure = /\d\d\.\d\d/
const seen = (session: Session) => SCREENS.map((screen) => JSON.stringify(stageView(session.state(), screen, session.read))).join('\n')
const comment: PlanFile = { ...plan, rundown: [...plan.rundown, { kind: 'comment', id: 'comment', label: '区长点评', by: '区委副书记、区长' }] }

describe('safe defaults', () => {
  it('[RE5] nothing is shown before its 审签, whatever the host presses', () => {
    for (const cue of plan.rundown) {
      const session = runCommands(plan, [jump(cue.id), next])
      expect(seen(session)).not.toMatch(figure)
    }
  })

  it('[RE4] no publication state is taken for granted: a plan without one is refused', () => {
    const { publication: _left, ...board } = plan.board
    expect(readPlanFile(JSON.stringify({ ...plan, board }))).toMatchObject({ ok: false, code: 'shape', places: [{ path: 'board.publication' }] })
    expect(PUBLICATIONS).toEqual(['unpublished', 'publishedBefore', 'awaitingReveal', 'published', 'collectOnly'])
  })

  it('[PB1] a hidden composite that its blocks add up to is told', () => {
    const sum = (depth: number | null): PlanFile => ({ ...plan, board: { ...plan.board, composite: { ...plan.board.composite, method: 'sum', depth } } })
    expect([tellsHidden(plan), tellsHidden(sum(5)), tellsHidden(sum(null)), tellsHidden(sum(10))]).toEqual([false, true, false, false])
    expect(tellsHidden({ ...sum(5), rundown: plan.rundown.filter(({ kind }) => kind !== 'reveal') })).toBe(false)
    const session = makeSession(sum(5))
    expect(hostView(session.state(), session.read).board.tellsHidden).toBe(true)
  })

  it('overtime is the speaker’s business: in the hall the clock stays at zero', () => {
    const session = runCommands(plan, [jump('qingshi-start')])
    expect(stageView(session.state(), 'hall', session.read).scene).toMatchObject({ kind: 'countdown', overtime: 'stayAtZero', next: null })
    expect(stageView(session.state(), 'speaker', session.read).scene).toMatchObject({ kind: 'countdown', overtime: 'countUp' })
  })

  it('a leader’s 点评 shows no clock, and none runs on', () => {
    const session = runCommands(comment, [jump('qingshi-start'), jump('comment')])
    for (const screen of SCREENS) expect(stageView(session.state(), screen, session.read).scene).not.toHaveProperty('timer.runningSince', expect.any(Number))
    expect(stageView(session.state(), 'hall', session.read).scene).toEqual({ kind: 'comment', by: '区委副书记、区长', on: null })
    expect(session.state().timer?.runningSince ?? null).toBe(null)
  })

  it('a silent pause exists, and the countdown to the start can be hidden', () => {
    const session = runCommands(plan, [{ type: 'announceStart', at: 5 }])
    expect(stageView(session.state(), 'hall', session.read).scene).toMatchObject({ kind: 'title', startsAt: 5 })
    session.press({ type: 'announceStart', at: null })
    expect(stageView(session.state(), 'hall', session.read).scene).toMatchObject({ startsAt: null })
    for (const press of [jump('qingshi-start'), { type: 'pause', silent: true } as const]) session.press(press)
    expect(session.state().timer?.silent).toBe(true)
    expect(runCommands(plan, [jump('qingshi-start'), pause]).state().timer?.silent).toBe(false)
  })

  it('titles are verbatim and whole in every view, and people are never sorted by the app', () => {
    const session = runCommands(samplePlan(), [jump('order')])
    const typed = samplePlan().contestants
    expect(session.state().plan.contestants.map(({ role }) => role)).toEqual(typed.map(({ role }) => role))
    for (const { id, role } of typed) {
      session.press(jump(`${id}-call`))
      expect(stageView(session.state(), 'hall', session.read).scene).toMatchObject({ kind: 'speaker', role })
    }
  })

  it('honour flags are red: no other colour can be planned', () => {
    const flags = plan.board.flags.map((flag) => ({ ...flag, colour: 'yellow' }))
    expect(readPlanFile(JSON.stringify({ ...plan, board: { ...plan.board, flags } })).ok).toBe(false)
  })

  it('[VW3] 切会标 takes anything off the hall’s screen in one press, whatever it was assigned', () => {
    for (const shows of ['program', 'timer', 'order', 'board', 'agenda', 'title'] as const) {
      const session = runCommands(plan, [approve, jump('reveal-blocks'), next, { type: 'assign', screen: 'hall', shows }, cover('titleCard')])
      expect(stageView(session.state(), 'hall', session.read)).toMatchObject({ cover: 'titleCard', scene: { kind: 'title' } })
    }
  })

  it('sample figures are marked on every screen', () => {
    const session = runCommands(samplePlan(), [])
    for (const cue of samplePlan().rundown) {
      session.press(jump(cue.id))
      for (const screen of SCREENS) expect(stageView(session.state(), screen, session.read).sample).toBe(true)
    }
  })

  it('a flag stays until it is pressed: an hour later it is the same view', () => {
    const session = runCommands(plan, [approve, jump('award-vanguard')])
    const before = stageView(session.state(), 'hall', session.read)
    expect(before.scene.kind).toBe('award')
    expect(before.scene).not.toHaveProperty('until')
    session.press({ type: 'clock', wall: session.now() + 3_600_000, home: session.now() + 3_600_000 }, { after: 3_600_000 })
    expect(stageView(session.state(), 'hall', session.read)).toEqual({ ...before, seq: before.seq + 1 })
  })

  it('no screen shows the fingerprint', () => {
    const session = runCommands(plan, [approve])
    for (const cue of plan.rundown) {
      session.press(jump(cue.id))
      expect(seen(session)).not.toMatch(/fingerprint|[0-9a-f]{64}/)
    }
  })
})
