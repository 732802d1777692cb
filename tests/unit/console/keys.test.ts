import { describe, expect, it } from 'vitest'
import { actionOf, KEY_ACTIONS, keyName, KEYS } from '../../../src/console/keys'

const press = (key: string) => actionOf({ key, repeat: false, modified: false })

describe('keys of the console', () => {
  it('does what a clicker and a keyboard ask for', () => {
    expect(['PageDown', 'ArrowRight', ' ', 'Enter'].map(press)).toEqual(['next', 'next', 'next', 'next'])
    expect(['PageUp', 'ArrowLeft'].map(press)).toEqual(['back', 'back'])
    expect(['b', 'B', '.', 'r', 'p', '+', '-', 'u', '?'].map(press)).toEqual(['titleCard', 'titleCard', 'titleCard', 'restore', 'pause', 'plus', 'minus', 'undo', 'help'])
  })

  it('takes a key that is held down for one press', () => {
    for (const action of KEY_ACTIONS) for (const key of KEYS[action]) expect(actionOf({ key, repeat: true, modified: false })).toBeNull()
  })

  it('leaves to the browser what is the browser’s', () => {
    expect(actionOf({ key: 'r', repeat: false, modified: true })).toBeNull()
    for (const key of ['Tab', 'Escape', 'F5', 'a', 'Shift']) expect(press(key)).toBeNull()
  })

  it('gives no key to two actions, and each a name', () => {
    const all = KEY_ACTIONS.flatMap((action) => KEYS[action])
    expect(new Set(all).size).toBe(all.length)
    expect(all.map(keyName).filter((name) => name.trim() === '')).toEqual([])
  })
})
