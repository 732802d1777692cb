import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/session/decide'
import type { PlanFile } from '../../../src/session/plan'
import { REFUSALS, type RefusalCode } from '../../../src/session/refusal'
import { may } from '../../../src/session/roles'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { adjust, approve, back, baseOf, cover, frozen, jump, makeSession, next, openCommand, pause, restore, resume, runCommands, seal, undo, type Press, type Session } from '../../support/session'

const plan = demoPlan()
const published = (publication: PlanFile['board']['publication']): PlanFile => ({ ...plan, board: { ...plan.board, publication } })
const approvalFree: PlanFile = { ...plan, board: { ...plan.board, approval: { required: false } } }
const drawing: PlanFile = { ...plan, rundown: [{ kind: 'title', id: 'title', label: '会标' }, { kind: 'draw', id: 'draw', label: '抽签' }, ...plan.rundown.slice(1)] }
const last = (session: Session) => session.entries.at(-1)?.events.map(({ type }) => type)

/** Each way to a refusal: what was pressed before, and the press that is refused. */
const REFUSED: readonly (readonly [code: RefusalCode, what: string, before: readonly Press[], press: Press, file?: PlanFile])[] = [
  ['alreadyOpen', 'opened twice', [], openCommand(frozen(plan).plan)],
  ['sealed', 'after the seal', [seal], next],
  ['sealed', 'sealed twice', [seal], seal],
  ['stale', 'another line', [next], (state) => ({ type: 'next', base: { ...baseOf(state), seq: 1 } })],
  ['stale', 'another cue', [], (state) => ({ type: 'next', base: { ...baseOf(state), cue: 'order' } })],
  ['stale', 'another step', [], (state) => ({ type: 'back', base: { ...baseOf(state), step: 1 } })],
  ['stale', 'a late jump', [next], (state) => ({ type: 'jump', to: 'board', base: { ...baseOf(state), seq: 1 } })],
  ['stale', 'undo of a press that is not the latest', [next, next], { type: 'undo', target: 2 }],
  ['atEnd', 'after the last cue', [jump('thanks')], next],
  ['noSuchCue', 'a jump to nowhere', [], jump('nowhere')],
  ['noSuchCue', 'a jump to what every object has', [], jump('constructor')],
  ['sameCue', 'a jump to where it stands', [], jump('title')],
  ['noStepBack', 'no reveal', [next], back],
  ['noStepBack', 'a reveal without a step', [approve, jump('reveal-blocks')], back],
  ['noTimer', 'pause before anyone speaks', [], pause],
  ['noTimer', 'resume before anyone speaks', [], resume],
  ['noTimer', 'adjust after the speech', [jump('qingshi-start'), jump('qingshi-end')], adjust(30_000)],
  ['timerStands', 'paused twice', [jump('qingshi-start'), pause], pause],
  ['timerRuns', 'resumed twice', [jump('qingshi-start')], resume],
  ['noCover', 'nothing to lift', [], restore],
  ['sameCover', 'black over black', [cover('black')], cover('black')],
  ['sameScreen', 'shows that already', [], { type: 'assign', screen: 'hall', shows: 'program' }],
  ['notPublished', '未公布', [approve], jump('board'), published('unpublished')],
  ['notPublished', '只收分不公布', [approve], jump('reveal-blocks'), published('collectOnly')],
  ['needsApproval', 'before the 审签', [], jump('reveal-blocks')],
  ['needsApproval', 'a flag before the 审签', [], jump('award-vanguard')],
  ['alreadyApproved', 'approved twice', [approve], approve],
  ['noApprovalNeeded', 'the plan asks for none', [], approve, approvalFree],
  ['nothingToUndo', 'nothing was pressed', [], undo],
  ['nothingToUndo', 'the one press was undone', [next, undo], undo],
  ['undoBlocked', 'after the lock', [approve, jump('reveal-blocks')], undo],
  ['clockBackwards', 'home time before the last line', [next], (state) => ({ type: 'clock', wall: 0, home: state.at - 1 })],
]

const withSpeech = [jump('qingshi-start'), jump('qingshi-end')]
const LATE: typeof REFUSED = [
  ['noMessage', 'nothing is said', [], { type: 'unsay' }],
  ['noSlide', 'nobody brought slides', [jump('qingshi-start')], { type: 'showSlide', slide: 1 }],
  ['noCounting', 'the plan counts nothing', [], { type: 'count', from: null }],
  ['numbersMissing', 'drawn before a number was called', [jump('draw')], next, drawing],
  ['notDrawing', 'numbers without a draw', [], { type: 'callNumbers', numbers: [1] }],
  ['alreadyDrawn', 'numbers after the draw', [jump('draw'), { type: 'callNumbers', numbers: [1] }, next], { type: 'callNumbers', numbers: [2] }, drawing],
  ['onlyInRehearsal', 'ten times as fast', [], { type: 'setPace', rate: 10 }],
  ['onlyInRehearsal', 'the last half minute', [], { type: 'rehearseEnding', contestant: 'qingshi', left: 30_000 }],
  ['noSuchContestant', 'nobody of that id', [], { type: 'substitute', contestant: 'nobody', role: '副区长' }],
  ['alreadySpoken', 'a substitute after the speech', withSpeech, { type: 'substitute', contestant: 'qingshi', role: '副区长' }],
  ['alreadySpoken', 'a swap with whoever has spoken', withSpeech, { type: 'swap', a: 'qingshi', b: 'wanghe' }],
  ['noSuchCue', 'a swap with somebody who has no turn', [], { type: 'swap', a: 'qingshi', b: 'wanghe' }, { ...plan, rundown: plan.rundown.filter((cue) => !('contestant' in cue) || cue.contestant !== 'wanghe') }],
  ['onStageNow', 'a swap of a turn at whose end the stage stands, though nobody spoke', [jump('qingshi-end')], { type: 'swap', a: 'qingshi', b: 'wanghe' }],
  ['onStageNow', 'a swap with whoever is on stage', [jump('qingshi-call')], { type: 'swap', a: 'qingshi', b: 'wanghe' }],
  ['sameStanding', 'present already', [], { type: 'setStanding', contestant: 'qingshi', standing: 'present' }],
  ['nothingChanged', 'a swap with oneself', [], { type: 'swap', a: 'qingshi', b: 'qingshi' }],
  ['idTaken', 'somebody has that id', [], { type: 'insert', id: 'qingshi', unit: '新区', role: '书记', before: null }],
  ['noSuchJuror', 'no juror of that id', [], { type: 'replaceJuror', juror: 'j1', role: '专家' }],
  ['notShorter', 'nobody has more', [], { type: 'shorten', budget: 3_600_000 }],
  ['nobodyLeft', 'all have spoken', plan.contestants.flatMap(({ id }) => [jump(`${id}-start`), jump(`${id}-end`)]), { type: 'shorten', budget: 60_000 }],
  ['resultLocked', 'after the lock', [approve, jump('reveal-blocks')], { type: 'amend', change: { depth: 3 }, reason: '经研究' }],
]

/** Refusals that come with commands this version does not have yet, or that need a state that `press` cannot make. */
const ELSEWHERE: readonly RefusalCode[] = [
  'notOpen', 'figuresMissing', 'samePace',
  // Of the counting track: tests/unit/session/scoring.
  'noScoring', 'notOpenYet', 'marksLocked', 'marksOpen', 'marksStillOpen', 'sheetsUnsettled', 'lockAllTogether', 'lockFewer', 'recused', 'badMark', 'ballotEmpty', 'ballotUnreadable', 'ballotThere',
  'noSuchBallot', 'noSuchClerk', 'sameClerk', 'jurorDiffers', 'jurorTwice', 'notTypedYet', 'sheetSettled', 'sheetTaken', 'noReport', 'samePerson', 'countUnsigned', 'calibrating', 'anonymousAlone', 'boxBallot',
  'nobodyScored', 'midReveal',
]

describe('refusals', () => {
  it.each([...REFUSED, ...LATE].map(([code, what, before, press, file]) => ({ code, what, before, press, file: file ?? plan })))('$code: $what', ({ code, before, press, file }) => {
    const session = runCommands(file, before)
    expect(session.refusals).toEqual([])
    const state = session.state()
    expect(session.press(press)).toEqual({ kind: 'refused', refusal: { code } })
    expect(session.state()).toBe(state)
  })

  it('notOpen: every command but the first', () => {
    const session = makeSession(plan, { open: false })
    for (const press of [next, back, pause, approve, undo, seal]) expect(session.press(press)).toMatchObject({ refusal: { code: 'notOpen' } })
  })

  it('[RE2] figuresMissing: one slip withheld or erased refuses the lock', () => {
    const session = runCommands(plan, [approve])
    const ref = session.plan.board.blocks[1]?.figures[3]?.value.slip ?? ''
    const slip = session.slips.get(ref)
    session.slips.delete(ref)
    expect(session.press(jump('board'))).toMatchObject({ refusal: { code: 'figuresMissing' } })
    if (slip !== undefined) session.slips.set(ref, { ...slip, text: null })
    expect(session.press(jump('board'))).toMatchObject({ refusal: { code: 'figuresMissing' } })
    if (slip !== undefined) session.slips.set(ref, slip)
    expect(session.press(jump('board'))).toMatchObject({ kind: 'accepted' })
  })

  it('each code is reached', () => {
    expect(new Set([...[...REFUSED, ...LATE].map(([code]) => code), ...ELSEWHERE])).toEqual(new Set(REFUSALS))
  })
})

describe('decide', () => {
  it('[DE2] what was promised before an undo is promised no more, though the stage stands as it stood', () => {
    const session = runCommands(plan, [next])
    const promised = session.state().tracks.stage
    const base = { cue: promised.cue, step: promised.step, seq: promised.seq }
    session.press(next)
    session.press(undo)
    expect(session.state().tracks.stage.cue).toBe(base.cue)
    expect(session.press({ type: 'next', base })).toEqual({ kind: 'refused', refusal: { code: 'stale' } })
  })

  it('[DE1] changes nothing, and equal arguments give equal events', () => {
    const file = shortened(plan)
    fc.assert(
      fc.property(evenings(file), (steps) => {
        const one = runCommands(file, steps)
        const other = runCommands(file, steps)
        expect(other.entries).toEqual(one.entries)
        expect(other.refusals).toEqual(one.refusals)
      }),
      { numRuns: 40 },
    )
    const session = runCommands(file, [approve])
    const before = JSON.stringify(session.state())
    for (const press of [next, jump('board'), undo, seal]) {
      const cmd = typeof press === 'function' ? press(session.state()) : press
      decide(session.state(), cmd, { now: session.now(), read: session.read, slip: session.make, random: session.random })
      expect(JSON.stringify(session.state())).toBe(before)
    }
  })

  it('[DE2] 下一步 pressed twice for one promise counts once, also from two windows', () => {
    const session = runCommands(plan, [])
    const promised = next(session.state())
    expect(session.press(promised, { window: 0 }).kind).toBe('accepted')
    expect(session.press(promised, { window: 0 })).toMatchObject({ refusal: { code: 'stale' } })
    expect(session.press(promised, { window: 1, after: 0 })).toMatchObject({ refusal: { code: 'stale' } })
    expect(session.state().tracks.stage.cue).toBe('order')
  })

  it('[DE2] a step of a reveal pressed twice counts once; so does a step back', () => {
    const session = runCommands(plan, [approve, jump('reveal-blocks')])
    const step = next(session.state())
    session.press(step)
    expect(session.press(step)).toMatchObject({ refusal: { code: 'stale' } })
    const stepBack = back(session.state())
    session.press(stepBack)
    expect(session.press(stepBack)).toMatchObject({ refusal: { code: 'stale' } })
    expect(session.state().tracks.stage.step).toBe(0)
  })

  it('[DE2] a promise made in a cue that was left and entered again is stale', () => {
    const session = runCommands(plan, [next])
    const promised = next(session.state())
    session.press(jump('board'), {})
    session.press(jump('thanks'))
    session.press(jump('order'))
    expect(session.press(promised)).toMatchObject({ refusal: { code: 'stale' } })
  })

  it.each<[string, readonly Press[], Press, readonly string[]]>([
    ['start', [jump('qingshi-call')], next, ['cueEntered', 'timerStarted']],
    ['segment', [jump('qingshi-start')], next, ['cueEntered', 'segmentEntered']],
    ['segment of one who does not speak yet', [], jump('qingshi-segment-2'), ['cueEntered', 'timerStarted', 'segmentEntered']],
    ['end', [jump('qingshi-segment-3')], next, ['timerStopped', 'cueEntered']],
    ['another start in mid-speech', [jump('qingshi-start')], jump('wanghe-start'), ['timerStopped', 'cueEntered', 'timerStarted']],
    ['a card in mid-speech', [jump('qingshi-start')], jump('title'), ['timerStopped', 'cueEntered']],
    ['reveal in mid-speech', [approve, jump('qingshi-start')], jump('reveal-blocks'), ['timerStopped', 'resultLocked', 'cueEntered']],
    ['award', [approve, jump('reveal-blocks')], jump('award-vanguard'), ['flagAwarded', 'cueEntered']],
    ['award first of all', [approve], jump('award-vanguard'), ['resultLocked', 'flagAwarded', 'cueEntered']],
    ['award again', [approve, jump('award-vanguard'), jump('board')], jump('award-vanguard'), ['cueEntered']],
    ['seal in mid-speech', [jump('qingshi-start')], seal, ['timerStopped', 'sealed']],
  ])('[DE3] one press is one line: %s', (_what, before, press, events) => {
    const session = runCommands(plan, before)
    const lines = session.entries.length
    session.press(press)
    expect(session.entries).toHaveLength(lines + 1)
    expect(last(session)).toEqual(events)
  })

  it('[DE4] after the seal every command is refused', () => {
    const file = shortened(plan)
    fc.assert(
      fc.property(evenings(file, { seals: false, maxLength: 15 }), evenings(file), (before, after) => {
        const session = runCommands(file, [...before, seal])
        const lines = session.entries.length
        const refused = session.refusals.length
        for (const { press } of after) session.press(press)
        expect(session.entries).toHaveLength(lines)
        expect(session.refusals.slice(refused).every((code) => code === 'sealed')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('the home alone tells of clocks and openings, a host of all else', () => {
    expect([may('home', 'clock'), may('home', 'open'), may('home', 'next'), may('host', 'clock'), may('host', 'open'), may('host', 'next')]).toEqual([true, true, false, false, false, true])
  })
})
