import { describe, expect, it } from 'vitest'
import type { Press } from '../../support/session'
import { demoPlan } from '../../support/plan'
import { jump, next, pause, runCommands, undo } from '../../support/session'

const KEY = 'cd'.repeat(32)
const hash = 'ab'.repeat(32)
const takeOver =
  (term: number, change: { readonly seq?: number; readonly home?: number } = {}): Press =>
  (state) => ({ type: 'takeOver', term, key: KEY, from: { seq: change.seq ?? state.seq, hash }, wall: 1_600_000_000_000, home: change.home ?? state.at })

describe('[TO1] a term begins after the last line, is larger, and tells its clock', () => {
  it('stands in the state with its key and the line it goes on from', () => {
    const state = runCommands(demoPlan(), [next, takeOver(2)]).state()
    expect(state.term).toBe(2)
    expect(state.leads.map(({ term }) => term)).toEqual([1, 2])
    expect(state.leads[1]).toEqual({ term: 2, key: KEY, from: { seq: 2, hash } })
    expect(state.clock?.wall).toBe(1_600_000_000_000)
  })

  it.each([
    ['the same term again', takeOver(1), 'stale'],
    ['a line that is not the last', takeOver(2, { seq: 1 }), 'stale'],
    ['time that runs back', takeOver(2, { home: 1 }), 'clockBackwards'],
  ] as const)('%s is refused', (_, press, code) => {
    const { refusals, state } = runCommands(demoPlan(), [next, press])
    expect(refusals).toEqual([code])
    expect(state().term).toBe(1)
  })

  it('leaves a paused speech as it is, and is a wall for 撤销', () => {
    const session = runCommands(demoPlan(), [jump('qingshi-start'), pause, takeOver(3)])
    expect(session.state().timer?.runningSince).toBeNull()
    expect(session.state().undoable).toEqual([])
    session.press(undo)
    expect(session.refusals).toEqual(['nothingToUndo'])
  })
})
