import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { eventSchema, RESULT_ROWS, type SessionEvent } from '../../../src/session/events'
import { planFaults } from '../../../src/session/faults'
import { fold } from '../../../src/session/fold'
import { planSchema, type PlanFile } from '../../../src/session/plan'
import { reduce } from '../../../src/session/reduce'
import { initialState, type State } from '../../../src/session/state'
import { AUDIENCES, view } from '../../../src/session/view/view'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { approve, frozen, jump, next, pause, runCommands, seal, START } from '../../support/session'

const plan = demoPlan()
const short = shortened(plan)
const ids = fc.constantFrom('title', 'reveal-blocks', 'reveal-composite', 'award-vanguard', 'qingshi-start', 'qingshi', 'nobody', 'constructor')
const whole = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(100, Number.MAX_SAFE_INTEGER))
const hex = (bytes: number) => fc.constant('a'.repeat(bytes * 2))
const one = fc.constant(1 as const)

/** Any event that a line may carry, whether it fits or not. */
const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.record({ type: fc.constant('cueEntered' as const), v: one, cue: ids }),
  fc.record({ type: fc.constant('timerStarted' as const), v: one, contestant: ids }),
  fc.record({ type: fc.constant('segmentEntered' as const), v: one, segment: fc.nat(7) }),
  fc.record({ type: fc.constantFrom('timerPaused' as const, 'timerResumed' as const, 'coverLifted' as const, 'sealed' as const), v: one }),
  fc.record({ type: fc.constant('timerAdjusted' as const), v: one, by: fc.integer() }),
  fc.record({ type: fc.constant('timerStopped' as const), v: one, spent: whole }),
  fc.record({ type: fc.constant('resultLocked' as const), v: one, rules: one, parts: fc.array(fc.record({ slip: hex(32), class: fc.constant('result' as const) }), { maxLength: 3 }) }),
  fc.record({ type: fc.constant('resultApproved' as const), v: one, by: fc.constant('甲') }),
  fc.record({ type: fc.constantFrom('revealStepped' as const, 'revealBacked' as const), v: one, cue: ids, step: fc.nat(100) }),
  fc.record({ type: fc.constant('flagAwarded' as const), v: one, panel: fc.constantFrom('flag:vanguard', 'flag:nothing', 'composite') }),
  fc.record({ type: fc.constant('coverShown' as const), v: one, cover: fc.constantFrom('titleCard', 'black') }),
  fc.record({ type: fc.constant('screenAssigned' as const), v: one, screen: fc.constantFrom('hall', 'speaker'), shows: fc.constantFrom('program', 'timer', 'blank') }),
  fc.record({ type: fc.constant('clockStepped' as const), v: one, wall: whole, home: whole }),
  fc.record({ type: fc.constant('undone' as const), v: one, seq: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('tookOver' as const), v: one, term: fc.integer({ min: 1, max: 9 }), key: hex(32), from: fc.record({ seq: fc.integer({ min: 1, max: 9 }), hash: hex(32) }) }),
)

const frozenShort = frozen(short)
const mask = (value: unknown) => JSON.stringify(value).replace(/[0-9a-f]{64}/g, '#')

describe('reduce', () => {
  it('[SE1] takes any events in any order, and every view of what comes of it can be drawn', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        for (const event of events) expect(v.is(eventSchema, event)).toBe(true)
        const state = events.reduce<State>((before, event, index) => reduce(before, event, { seq: index + 1, at: START + index * 1000 }), initialState(frozenShort.plan))
        for (const audience of AUDIENCES) expect(() => view(state, audience, frozenShort.read)).not.toThrow()
        expect(frozenShort.plan.rundown.map(({ id }) => id)).toContain(state.tracks.stage.cue)
        expect(state.timer?.contestant ?? 'qingshi').toBe('qingshi')
      }),
      { numRuns: 300 },
    )
  })

  const fresh = initialState(frozenShort.plan)
  it.each<[string, SessionEvent]>([
    ['a cue that is not in the rundown', { type: 'cueEntered', v: 1, cue: 'nowhere' }],
    ['a step of what is no reveal', { type: 'revealStepped', v: 1, cue: 'title', step: 1 }],
    ['a step of nothing', { type: 'revealStepped', v: 1, cue: 'nowhere', step: 1 }],
    ['a step beyond the last', { type: 'revealStepped', v: 1, cue: 'reveal-blocks', step: 3 }],
    ['a flag that no cue awards', { type: 'flagAwarded', v: 1, panel: 'flag:nothing' }],
    ['a speech of nobody', { type: 'timerStarted', v: 1, contestant: 'nobody' }],
    ['a pause without a timer', { type: 'timerPaused', v: 1 }],
    ['a stop without a timer', { type: 'timerStopped', v: 1, spent: 5 }],
    ['a segment without a timer', { type: 'segmentEntered', v: 1, segment: 1 }],
  ])('[SE1] %s leaves the state as it is', (_what, event) => {
    expect(reduce(fresh, event, { seq: 2, at: START })).toEqual(fresh)
  })

  it('[SE1] a segment that is not there, or a second stop, leaves a speech as it is', () => {
    const speaking = runCommands(short, [jump('qingshi-start')]).state()
    expect(reduce(speaking, { type: 'segmentEntered', v: 1, segment: 7 }, { seq: 9, at: START })).toEqual(speaking)
    const ended = runCommands(short, [jump('qingshi-start'), jump('qingshi-end')]).state()
    expect(reduce(ended, { type: 'timerStopped', v: 1, spent: 0 }, { seq: 9, at: START })).toEqual(ended)
  })

  it('[SE1] the same lines give the same state, one by one or all at once, and after a journey through JSON', () => {
    fc.assert(
      fc.property(evenings(short), (steps) => {
        const { plan: froze, entries, states } = runCommands(short, steps)
        expect(fold(froze, entries)).toEqual(states.at(-1))
        const copy = JSON.parse(JSON.stringify(entries)) as typeof entries
        expect(fold(froze, copy)).toEqual(states.at(-1))
        const half = Math.floor(entries.length / 2)
        if (half > 0) expect(fold(froze, entries.slice(0, half))).toEqual(states[half - 1])
      }),
      { numRuns: 60 },
    )
  })

  it('[SE2] states differ by nothing but slips, whatever the figures and the salts are', () => {
    const tilted = (text: string) => (100 - Number(text)).toFixed(2)
    const other: PlanFile = {
      ...short,
      board: {
        ...short.board,
        blocks: short.board.blocks.map((block) => ({ ...block, figures: block.figures.map(({ contestant, value }) => ({ contestant, value: tilted(value) })) })),
        flags: short.board.flags.filter(({ rule }) => rule.kind === 'topK'),
      },
    }
    const same: PlanFile = { ...short, board: { ...short.board, flags: other.board.flags } }
    fc.assert(
      fc.property(evenings(short), (steps) => {
        const one = runCommands(same, steps, { seed: 'one' })
        const two = runCommands(other, steps, { seed: 'two' })
        expect(mask(two.state())).toBe(mask(one.state()))
      }),
      { numRuns: 40 },
    )
  })

  it('[SE2] no state holds a figure or a name of a person', () => {
    const state = runCommands(short, [next, approve, jump('reveal-blocks'), next, next, jump('reveal-composite'), next, jump('qingshi-start'), pause, seal]).state()
    const text = JSON.stringify(state)
    for (const secret of secretsOf(short)) expect(text).not.toContain(secret)
  })
})

/** Every private text of a plan file but previous ranks, which are too short to be searched. */
function secretsOf({ board, contestants }: PlanFile): string[] {
  const figures = [...board.blocks, board.composite].flatMap((list) => list.figures.map(({ value }) => value))
  return [...figures, ...contestants.flatMap(({ person }) => person ?? [])]
}

describe('freeze', () => {
  it('[SE3] hides every figure, previous rank and person', () => {
    const { plan: froze, slips } = frozen(plan)
    expect(v.is(planSchema, froze)).toBe(true)
    const text = JSON.stringify(froze)
    expect(secretsOf(plan)).toHaveLength(33)
    for (const secret of secretsOf(plan)) expect(text).not.toContain(secret)
    expect(froze.board.composite.previousRanks.every(({ value }) => value.class === 'figure')).toBe(true)
    expect(slips.size).toBe(33 + 10)
    for (const { salt } of slips.values()) expect(text).not.toContain(salt)
  })

  it('[SE3] leaves all else to the letter: with the slips put back it is the file', () => {
    const { plan: froze, slips } = frozen(plan)
    const back: unknown = JSON.parse(JSON.stringify(froze), (_key, value: unknown) => {
      const ref = v.safeParse(v.strictObject({ slip: v.string(), class: v.string() }), value)
      return ref.success ? slips.get(ref.output.slip)?.text : value
    })
    expect(back).toEqual(plan)
  })

  it('[SE3] equal figures do not look equal: every slip has its own salt', () => {
    const twice: PlanFile = { ...plan, board: { ...plan.board, blocks: plan.board.blocks.map((block) => ({ ...block, figures: block.figures.map(({ contestant }) => ({ contestant, value: '9.00' })) })) } }
    const { plan: froze } = frozen(twice)
    const names = froze.board.blocks.flatMap((block) => block.figures.map(({ value }) => value.slip))
    expect(new Set(names).size).toBe(20)
  })
})

describe('planFaults', () => {
  it('[PL1] names the place and the reason', () => {
    const broken: PlanFile = {
      ...plan,
      speech: { ...plan.speech, budget: 301_000 },
      board: { ...plan.board, flags: [...plan.board.flags, ...plan.board.flags] },
      rundown: [...plan.rundown, { kind: 'segment', id: 'late', label: '迟', contestant: 'nobody', segment: 5 }],
    }
    expect(planFaults(broken)).toEqual([
      { code: 'twice', path: 'board.flags.vanguard' },
      { code: 'twice', path: 'board.flags.advance' },
      { code: 'segmentsDoNotAdd', path: 'speech.segments' },
      { code: 'unknownContestant', path: 'rundown.late' },
      { code: 'unknownSegment', path: 'rundown.late' },
    ])
    expect(planFaults({ ...broken, speech: { ...broken.speech, shared: false } })).not.toContainEqual({ code: 'segmentsDoNotAdd', path: 'speech.segments' })
  })

  it('[PL1] refuses a board whose result would not fit into one line', () => {
    const crowd = (count: number): PlanFile => {
      const contestants = Array.from({ length: count }, (_, index) => ({ id: `u${String(index)}`, unit: `第${String(index)}区`, role: '书记', facts: [] }))
      const figures = contestants.map(({ id }) => ({ contestant: id, value: '9' }))
      const { board } = plan
      return { ...plan, contestants, rundown: plan.rundown.filter((cue) => !('contestant' in cue)), board: { ...board, blocks: board.blocks.map((block) => ({ ...block, figures })), composite: { ...board.composite, figures, previousRanks: [] } } }
    }
    expect(planFaults(crowd(100))).toEqual([])
    expect(planFaults(crowd(101))).toEqual([{ code: 'tooManyRows', path: 'board' }])
    const session = runCommands(crowd(100), [approve, jump('board')])
    expect(session.state().result?.parts.length).toBeLessThanOrEqual(RESULT_ROWS)
    expect(session.entries.flatMap(({ events }) => events).every((event) => v.is(eventSchema, event))).toBe(true)
  })
})
