import { describe, expect, it } from 'vitest'
import { isOver, reached } from '../../../src/home/standing'

const fault = { code: 'full', place: null } as const

describe('a fault stands until something later is recorded', () => {
  const standing = { fault, at: reached('a', { term: 1, seq: 10 }) }

  it('the same view once more, or an older one, does not take it away', () => {
    expect(isOver(standing, reached('a', { term: 1, seq: 10 }))).toBe(false)
    expect(isOver(standing, reached('a', { term: 1, seq: 9 }))).toBe(false)
  })

  it('a later line does, and so does a later term that begins before the lost lines', () => {
    expect(isOver(standing, reached('a', { term: 1, seq: 11 }))).toBe(true)
    expect(isOver(standing, reached('a', { term: 2, seq: 4 }))).toBe(true)
  })

  it('another session has nothing to do with it', () => {
    expect(isOver(standing, reached('b', { term: 1, seq: 2 }))).toBe(true)
  })

  it('where nothing was shown at the fault, the first view takes it away', () => {
    expect(isOver({ fault, at: reached(null, null) }, reached('a', { term: 1, seq: 1 }))).toBe(true)
    // A session was asked for but nothing of it had come.
    expect(isOver({ fault, at: reached('a', null) }, reached('a', { term: 1, seq: 1 }))).toBe(true)
  })
})
