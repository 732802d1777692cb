import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../../../src/session/events'
import { skippedLines } from '../../../src/session/fold'
import type { PlanFile } from '../../../src/session/plan'
import type { Entry } from '../../../src/session/entry'
import { SCREENS } from '../../../src/session/screens'
import type { State } from '../../../src/session/state'
import { hostView } from '../../../src/session/view/host'
import type { NextStep } from '../../../src/session/view/promise'
import { stageView } from '../../../src/session/view/stage'
import { AUDIENCES, view, type Audience } from '../../../src/session/view/view'
import { demoPlan, samplePlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { approve, back, cover, jump, next, restore, runCommands, seal, type Press, type Session } from '../../support/session'

const plan = demoPlan()
const short = shortened(plan)
const HIDDEN = ['82.63', '81.29', '79.87', '77.43', '74.61']
const draw = (session: Session, audience: Audience, state: State = session.state()) => JSON.stringify(view(state, audience, session.read))

/** Panels that the lines up to now have opened, told by the lines alone. */
function opened(file: PlanFile, entries: readonly Entry[]): Set<string> {
  const skipped = skippedLines(entries)
  const steps = new Map<string, number>()
  const panels = new Set<string>()
  for (const event of entries.filter(({ seq }) => !skipped.has(seq)).flatMap(({ events }) => events)) {
    if (event.type === 'revealStepped' || event.type === 'revealBacked') steps.set(event.cue, event.step)
    if (event.type === 'flagAwarded') panels.add(event.panel)
  }
  for (const cue of file.rundown) if (cue.kind === 'reveal') for (const { show } of cue.steps.slice(0, steps.get(cue.id) ?? 0)) for (const panel of show) panels.add(panel)
  return panels
}

/** Figures that nobody may see now. */
function undisclosed(file: PlanFile, entries: readonly Entry[]): string[] {
  const panels = opened(file, entries)
  const { blocks, composite } = file.board
  return [
    ...blocks.flatMap((block) => (panels.has(`block:${block.id}`) ? [] : block.figures.map(({ value }) => value))),
    ...composite.figures.flatMap(({ value }) => (panels.has('composite') && !HIDDEN.includes(value) ? [] : [value])),
  ]
}

describe('views', () => {
  it('[VW1] [VW2] at no point of any evening does a view hold a figure that has not been shown', () => {
    let shown = 0
    fc.assert(
      fc.property(evenings(short), (steps) => {
        const session = runCommands(short, [approve, ...steps])
        session.states.forEach((state, index) => {
          const secrets = undisclosed(short, session.entries.slice(0, index + 1))
          for (const audience of AUDIENCES) {
            const text = draw(session, audience, state)
            for (const secret of secrets) if (text.includes(secret)) throw new Error(`${audience} sees ${secret} after line ${String(index + 1)}`)
            if (text.includes('"slip"')) throw new Error(`${audience} sees a slip`)
            if (text.includes('87.31')) shown += 1
          }
        })
      }),
      { numRuns: 120 },
    )
    expect(shown).toBeGreaterThan(0)
  })

  it('[VW1] a person is in a view only where that person takes the stage', () => {
    fc.assert(
      fc.property(evenings(short), (steps) => {
        const session = runCommands(short, steps)
        for (const state of session.states) {
          for (const screen of SCREENS) {
            const { scene } = stageView(state, screen, session.read)
            const text = JSON.stringify(scene)
            // Somebody may speak instead of the one who was planned.
            if (scene.kind === 'speaker') expect([null, '样例甲', '王\u3000锋', '李某某']).toContain(scene.person)
            else expect(text).not.toMatch(/样例甲|王\u3000锋|李某某/)
            expect(text).not.toMatch(/样例[乙丙]/)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('[VW1] a person or figure that is withheld or erased is left out, and the view still stands', () => {
    const session = runCommands(short, [approve, jump('qingshi-call')])
    for (const [name, slip] of session.slips) session.slips.set(name, { ...slip, text: null })
    expect(stageView(session.state(), 'hall', session.read).scene).toMatchObject({ kind: 'speaker', person: null, role: '青石区委书记' })
    const late = runCommands(short, [approve, jump('reveal-blocks'), next])
    late.slips.clear()
    expect(stageView(late.state(), 'hall', late.read).scene).toMatchObject({ kind: 'board', panels: [{ rows: [] }, { rows: null }, { rows: null }] })
  })

  it('[VW2] [VW4] what the host is shown as coming is what comes, figures apart', () => {
    const session = runCommands(short, [approve])
    for (let presses = 0; presses < 60; presses++) {
      const { next: promise, upcoming } = hostView(session.state(), session.read)
      if (promise.does === 'nothing') break
      session.press(next)
      const { scene } = stageView(session.state(), 'hall', session.read)
      expect([promise.label, upcoming?.scene.kind]).toEqual([promise.label, scene.kind])
    }
    expect(hostView(session.state(), session.read).upcoming).toBeNull()
  })

  it('[VW2] the host sees no figure ahead of the hall', () => {
    const session = runCommands(plan, [approve, jump('reveal-blocks')])
    for (const { figures } of [...plan.board.blocks, plan.board.composite]) for (const { value } of figures) expect(draw(session, 'host')).not.toContain(value)
  })

  it.each(['titleCard', 'black'] as const)('[VW3] %s: nothing of what lies under it is in the view', (kind) => {
    const session = runCommands(short, [approve, jump('reveal-composite'), next, jump('board')])
    expect(draw(session, 'hall')).toContain('87.31')
    session.press(cover(kind))
    for (const audience of AUDIENCES) expect(draw(session, audience)).not.toContain('87.31')
    for (const screen of SCREENS) expect(draw(session, screen)).not.toContain('望河区')
    expect(stageView(session.state(), 'hall', session.read)).toMatchObject({ cover: kind, since: session.now(), scene: { kind: kind === 'black' ? 'blank' : 'title' } })
    session.press(restore)
    expect(draw(session, 'hall')).toContain('87.31')
  })

  it('[VW3] a cover takes anything off the hall’s screen, a countdown too; the speaker’s goes on', () => {
    const session = runCommands(short, [{ type: 'assign', screen: 'hall', shows: 'timer' }, jump('qingshi-start')])
    expect(stageView(session.state(), 'hall', session.read).scene.kind).toBe('countdown')
    session.press(cover('black'))
    expect(stageView(session.state(), 'hall', session.read).scene.kind).toBe('blank')
    expect(stageView(session.state(), 'speaker', session.read).scene.kind).toBe('countdown')
  })

  it('[VW3] under a cover no screen shows a figure, whatever was assigned', () => {
    const figure = /\d\d\.\d\d/
    fc.assert(
      fc.property(evenings(short), (steps) => {
        const session = runCommands(short, [approve, jump('reveal-blocks'), ...steps])
        for (const state of session.states) {
          if (state.cover === null) continue
          for (const audience of AUDIENCES) if (state.timer === null || audience === 'hall' || audience === 'host') expect(draw(session, audience, state)).not.toMatch(figure)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('samples and rehearsals are marked in every view', () => {
    const session = runCommands(samplePlan(), [], { rehearsal: true })
    for (const audience of AUDIENCES) expect(view(session.state(), audience, session.read)).toMatchObject({ sample: true, rehearsal: true })
  })
})

/** What a line did, in the words of the promise. */
function deedOf(events: readonly SessionEvent[]): NextStep['does'] {
  const has = (type: SessionEvent['type']) => events.some((event) => event.type === type)
  if (has('revealStepped')) return 'step'
  if (has('flagAwarded')) return 'award'
  if (has('segmentEntered')) return 'segment'
  if (has('timerStarted')) return 'startTimer'
  if (has('timerStopped')) return 'stopTimer'
  return has('cueEntered') ? 'enter' : 'nothing'
}

/** Presses 下一步 and holds the promise against the deed. Returns whether it was accepted. */
function keepsItsWord(session: Session): boolean {
  const { next: promise } = hostView(session.state(), session.read)
  const decision = session.press({ type: 'next', base: promise.base })
  if (decision.kind === 'refused') {
    // The promise stands, but something else stands before it; that nothing would happen is said beforehand.
    const expected = promise.does === 'nothing' ? ['atEnd', 'sealed'] : ['needsApproval', 'notPublished', 'figuresMissing']
    expect(expected).toContain(decision.refusal.code)
    return false
  }
  expect(deedOf(decision.events)).toBe(promise.does)
  const { cue, step } = session.state().tracks.stage
  const entered = session.state().plan.rundown.find(({ id }) => id === cue)
  const label = promise.does === 'step' && entered?.kind === 'reveal' ? entered.steps[step - 1]?.label : entered?.label
  expect(label).toBe(promise.label)
  return true
}

describe('下一步', () => {
  it.each([
    ['the sample', samplePlan()],
    ['the fixture', plan],
    ['a plan whose contestant does not speak', { ...plan, rundown: plan.rundown.filter(({ kind }) => kind !== 'start' && kind !== 'segment') }],
  ])('[VW4] keeps its word from the first cue to the last: %s', (_what, file) => {
    const session = runCommands(file, file.board.approval.by === undefined ? [approve] : [])
    let presses = 0
    while (keepsItsWord(session)) presses += 1
    const steps = file.rundown.reduce((all, cue) => all + (cue.kind === 'reveal' ? cue.steps.length : 0), 0)
    expect(presses).toBe(file.rundown.length - 1 + steps)
    expect(hostView(session.state(), session.read).next).toMatchObject({ label: '', does: 'nothing' })
  })

  it('[VW4] keeps its word at any point of any evening', () => {
    fc.assert(
      fc.property(evenings(short, { maxLength: 40 }), fc.boolean(), (steps, approved) => {
        keepsItsWord(runCommands(short, [...(approved ? [approve] : []), ...steps]))
      }),
      { numRuns: 200 },
    )
  })

  it('[VW4] what 后退 names is what it takes back', () => {
    const session = runCommands(short, [approve, jump('reveal-blocks')])
    const label = () => hostView(session.state(), session.read).back
    const walk: [Press, string | null][] = [[next, '经济运行'], [next, '城市更新建设'], [back, '经济运行'], [back, null]]
    for (const [press, named] of walk) {
      session.press(press)
      expect(label()).toBe(named)
    }
  })

  it('promises nothing after the seal', () => {
    const session = runCommands(short, [seal])
    expect(hostView(session.state(), session.read).next.does).toBe('nothing')
  })
})

describe('scenes', () => {
  const scene = (session: Session) => stageView(session.state(), 'hall', session.read).scene

  it('the stage order is the plan’s; who spoke is done, who comes next stands out', () => {
    const session = runCommands(plan, [next])
    expect(scene(session)).toMatchObject({ kind: 'order', rows: plan.contestants.map(({ unit }, index) => ({ place: index + 1, name: unit, status: 'waiting' })) })
    session.press(jump('qingshi-start'))
    session.press(jump('qingshi-end'))
    expect(scene(session)).toMatchObject({ rows: [{ status: 'done' }, { status: 'current' }, ...Array.from({ length: 8 }, () => ({ status: 'waiting' }))] })
  })

  it('a speaker stands with full role and facts; the hall stays at 0:00 unless the plan says otherwise, the speaker’s screen counts', () => {
    const session = runCommands(plan, [jump('yunling-call')])
    expect(scene(session)).toMatchObject({ kind: 'speaker', place: 3, of: 10, unit: '云岭市', role: plan.contestants[2]?.role, person: '样例乙' })
    session.press(next)
    expect(scene(session)).toMatchObject({ kind: 'countdown', overtime: 'stayAtZero' })
    expect(stageView(session.state(), 'speaker', session.read).scene).toMatchObject({ kind: 'countdown', overtime: 'countUp' })
  })

  it('the stage order of the sample never says that it is one of rank', () => {
    const session = runCommands(samplePlan(), [next])
    expect(JSON.stringify(scene(session))).not.toMatch(/rank|位次/)
  })
})
