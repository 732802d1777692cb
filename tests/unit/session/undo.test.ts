import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, skippedLines } from '../../../src/session/fold'
import type { State } from '../../../src/session/state'
import { remaining } from '../../../src/session/timer'
import { isUndoable } from '../../../src/session/undo'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { adjust, approve, back, cover, jump, next, pause, resume, runCommands, undo, type Press } from '../../support/session'

const plan = demoPlan()

/**
 * A state without what every line brings, undone or not: number, time, counter. The promise's number differs on
 * purpose: what was promised before an undo is promised no more ([DE2]).
 */
function without({ seq: _seq, at: _at, counters: _counters, tracks, ...rest }: State) {
  return { ...rest, tracks: { ...tracks, stage: { ...tracks.stage, seq: 0 } } }
}

describe('undo', () => {
  it('[UN1] takes presses back one by one, the latest first', () => {
    const session = runCommands(plan, [next, cover('black'), next])
    expect(session.state().undoable.map(({ seq, command }) => [seq, command])).toEqual([[2, 'next'], [3, 'cover'], [4, 'next']])
    session.press(undo)
    expect(session.state()).toMatchObject({ tracks: { stage: { cue: 'order' } }, cover: { kind: 'black' } })
    session.press(undo)
    expect(session.state()).toMatchObject({ tracks: { stage: { cue: 'order' } }, cover: null })
    session.press(undo)
    expect(session.state()).toMatchObject({ tracks: { stage: { cue: 'title' } }, undoable: [] })
    expect(session.press(undo)).toMatchObject({ refusal: { code: 'nothingToUndo' } })
  })

  it('[UN1] a press that another window took back meanwhile is not undone for another one', () => {
    const session = runCommands(plan, [next, next])
    const meant = undo(session.state())
    session.press(meant, { window: 1 })
    expect(session.press(meant, { window: 2 })).toMatchObject({ refusal: { code: 'stale' } })
    expect(session.state().tracks.stage.cue).toBe('order')
  })

  it('[UN2] events that were seen, locked, approved, sealed or told by the clock are never undoable', () => {
    const session = runCommands(shortened(plan), [
      next, approve, jump('reveal-blocks'), next, back, next, next, jump('award-vanguard'), (state) => ({ type: 'clock', wall: 0, home: state.at }), jump('qingshi-start'), pause, undo, { type: 'seal' },
    ])
    const kinds = new Map(session.entries.flatMap(({ events }) => events).map((event) => [event.type, isUndoable(event)] as const))
    expect([...kinds].filter(([, can]) => !can).map(([type]) => type)).toEqual([
      'opened', 'resultApproved', 'resultLocked', 'revealStepped', 'revealBacked', 'flagAwarded', 'clockStepped', 'undone', 'sealed',
    ])
  })

  it.each<[string, readonly Press[]]>([
    ['审签', [approve]],
    ['a lock', [approve, jump('board')]],
    ['a reveal step', [approve, jump('reveal-blocks'), next]],
    ['a step back', [approve, jump('reveal-blocks'), next, back]],
    ['an award', [approve, jump('award-vanguard')]],
  ])('[UN3] %s blocks all presses before it', (_what, blocking) => {
    const session = runCommands(plan, [next, cover('black'), ...blocking])
    expect(session.state().undoable).toEqual([])
    expect(session.press(undo).kind).toBe('refused')
    session.press(jump('order'))
    session.press(undo)
    expect(session.press(undo).kind).toBe('refused')
  })

  it('[UN3] a word from the clock blocks nothing', () => {
    const session = runCommands(plan, [next, (state) => ({ type: 'clock', wall: 0, home: state.at }), undo])
    expect(session.state().tracks.stage.cue).toBe('title')
    expect(session.state().clock?.wall).toBe(0)
  })

  it('[UN4] a timer paused by mistake has run on', () => {
    const session = runCommands(plan, [jump('qingshi-start'), { press: pause, after: 10_000 }, { press: undo, after: 40_000 }])
    const { timer } = session.state()
    expect(timer === null ? null : remaining(timer, session.now() + 5_000)).toBe(300_000 - 55_000)
  })

  it('[UN4] a speech ended by mistake goes on; one started by mistake never was', () => {
    const ended = runCommands(plan, [jump('qingshi-segment-3'), { press: next, after: 20_000 }, { press: undo, after: 3_000 }])
    const { timer } = ended.state()
    expect(timer).toMatchObject({ stopped: false, contestant: 'qingshi' })
    expect(timer === null ? null : remaining(timer, ended.now())).toBe(300_000 - 23_000)
    expect(ended.state().spoken).toEqual({})
    const started = runCommands(plan, [jump('qingshi-call'), next, { press: undo, after: 9_000 }])
    expect(started.state()).toMatchObject({ timer: null, tracks: { stage: { cue: 'qingshi-call' } } })
  })

  it('[UN4] 30 s given, resumed, given back: each as if it had not been', () => {
    const session = runCommands(plan, [jump('qingshi-start'), pause, adjust(30_000), resume, undo, undo])
    expect(session.state().timer).toMatchObject({ runningSince: null, adjusted: 0 })
  })

  it('[UN4] the state with undone lines is the state without them', () => {
    const file = shortened(plan)
    fc.assert(
      fc.property(evenings(file), (steps) => {
        const { plan: froze, entries, state } = runCommands(file, steps)
        const skipped = skippedLines(entries)
        const kept = entries.filter(({ seq, cmd }) => !skipped.has(seq) && cmd.type !== 'undo')
        expect(without(state())).toEqual(without(fold(froze, kept)))
      }),
      { numRuns: 80 },
    )
  })

  it('[UN4] an undone line still counts as number, time and counter', () => {
    const session = runCommands(plan, [{ press: next, window: 2 }, { press: undo, window: 1, after: 5_000 }])
    const { seq, at, counters } = session.state()
    expect([seq, at, Object.values(counters)]).toEqual([3, session.now(), [1, 1, 1]])
  })
})
