import { describe, expect, it } from 'vitest'
import { firstSheet, isWritable, nextSheet, scoredNow, stateOf, type OwnSheets } from '../../../src/jury/choice'
import type { JuryContestant } from '../../../src/session/view/jury'

function contestant(id: string, facts: Partial<JuryContestant> = {}): JuryContestant {
  return { id, place: 1, name: id, unit: id, role: '书记', phase: 'open', onStage: false, standing: 'present', ...facts }
}

function own({ recused = [], sent = [], dirty = [] }: Partial<Record<'recused' | 'sent' | 'dirty', readonly string[]>> = {}): OwnSheets {
  return { isRecused: (id) => recused.includes(id), isSent: (id) => sent.includes(id), isDirty: (id) => dirty.includes(id) }
}

describe('how a contestant stands for a juror', () => {
  it('is by recusal first, then by the lock, then by what was sent', () => {
    const state = (facts: Partial<JuryContestant>, sheets: OwnSheets = own(), sealed = false) => stateOf(contestant('a', facts), sealed, sheets)
    expect(state({}, own({ recused: ['a'], sent: ['a'] }))).toBe('recused')
    expect(state({ phase: 'locked' })).toBe('locked')
    expect(state({ phase: 'locked' }, own({ sent: ['a'] }))).toBe('lockedSent')
    expect(state({ standing: 'forfeited' })).toBe('out')
    expect(state({ phase: 'closed' })).toBe('closed')
    expect(state({})).toBe('open')
    expect(state({ standing: 'skipped' })).toBe('open')
    expect(state({}, own({ sent: ['a'] }))).toBe('sent')
    expect(state({}, own(), true)).toBe('locked')
    expect(state({ phase: 'closed' }, own(), true)).toBe('closed')
  })

  it('only an open sheet can be filled, one that was sent too', () => {
    expect((['recused', 'out', 'closed', 'open', 'sent', 'locked', 'lockedSent'] as const).filter(isWritable)).toEqual(['open', 'sent'])
  })
})

describe('the sheet in hand', () => {
  const all = [contestant('a'), contestant('b', { onStage: true }), contestant('c', { phase: 'closed' })]

  it('is first a half-filled one, then who is on stage, then one still to be filled', () => {
    expect(firstSheet(all, false, own())).toBe('b')
    expect(firstSheet(all, false, own({ dirty: ['a'] }))).toBe('a')
    expect(firstSheet(all, false, own({ recused: ['b'], sent: ['a'] }))).toBe('a')
    expect(firstSheet([contestant('a'), contestant('b')], false, own({ sent: ['a'] }))).toBe('b')
    expect(firstSheet(all, true, own({ dirty: ['b'] }))).toBe('a')
    expect(firstSheet([], false, own())).toBeNull()
  })

  it('is of nobody who may not be scored now', () => {
    expect(scoredNow(all, false, own())).toBe('b')
    expect(scoredNow(all, false, own({ recused: ['b'] }))).toBeNull()
    expect(scoredNow(all, true, own())).toBeNull()
    expect(scoredNow([contestant('a', { onStage: true, phase: 'locked' })], false, own())).toBeNull()
  })

  it('comes up by itself for who is on stage, and never takes a half-filled one away', () => {
    expect(nextSheet('a', 'a', 'b', own())).toBe('b')
    expect(nextSheet('a', 'a', 'b', own({ dirty: ['a'] }))).toBe('a')
    expect(nextSheet('a', 'b', 'b', own())).toBe('a') // somebody looks at another one
    expect(nextSheet('a', 'b', null, own())).toBe('a')
    expect(nextSheet(null, null, 'b', own())).toBe('b')
  })
})
