import { afterEach, describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import type { KeyAction } from '../../../src/console/keys'
import { useKeys } from '../../../src/console/use-keys'

let scope = effectScope()

/** Listens as the console does; what was asked for comes into the list. */
function listen(isBlocked = () => false): KeyAction[] {
  const heard: KeyAction[] = []
  scope = effectScope()
  scope.run(() => {
    useKeys((action) => heard.push(action), isBlocked)
  })
  return heard
}

/** Presses a key on an element of that name; says whether the browser may still do what it would. */
function press(tag: string, key: string): boolean {
  const element = document.body.appendChild(document.createElement(tag))
  const goesOn = element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  element.remove()
  return goesOn
}

afterEach(() => {
  scope.stop()
})

describe('keys of the console', () => {
  it('a key on nothing presses, and scrolls nothing', () => {
    const heard = listen()
    for (const key of ['PageDown', 'Enter', ' ', 'PageUp', 'b']) expect(press('div', key)).toBe(false)
    expect(heard).toEqual(['next', 'next', 'next', 'back', 'titleCard'])
  })

  it('a button keeps space and Enter for itself; a clicker’s keys are the meeting’s there too', () => {
    const heard = listen()
    expect([press('button', ' '), press('button', 'Enter')]).toEqual([true, true])
    press('button', 'PageDown')
    expect(heard).toEqual(['next'])
  })

  it.each(['input', 'textarea', 'select'])('typing in %s is typing', (tag) => {
    const heard = listen()
    for (const key of ['b', ' ', '.', 'u', 'ArrowRight', 'PageDown', 'Enter']) expect(press(tag, key)).toBe(true)
    expect(heard).toEqual([])
  })

  it('under a dialog the meeting’s keys are dead, and after the page is left as well', () => {
    let open = true
    const heard = listen(() => open)
    press('div', 'PageDown')
    open = false
    press('div', 'PageDown')
    expect(heard).toEqual(['next'])
    scope.stop()
    press('div', 'PageDown')
    expect(heard).toEqual(['next'])
  })
})
