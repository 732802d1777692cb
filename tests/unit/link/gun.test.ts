import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeBase45 } from '../../../src/link/pair/base45'
import { createGun, type KeyPress } from '../../../src/link/pair/gun'
import { encodeTyped } from '../../../src/link/pair/typed'

const SHIFTED: Readonly<Record<string, string>> = { $: 'Digit4', '%': 'Digit5', '*': 'Digit8', '+': 'Equal', ':': 'Semicolon' }
const PLAIN: Readonly<Record<string, string>> = { ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash' }

/** The keys that a gun presses for a text, so many milliseconds apart. */
function keysOf(text: string, apart: number): KeyPress[] {
  const keys = [...text].flatMap((character): Omit<KeyPress, 'at'>[] => {
    const shifted = SHIFTED[character]
    if (shifted !== undefined) return [{ code: 'ShiftLeft', shift: true }, { code: shifted, shift: true }]
    if (/[A-Z]/.test(character)) return [{ code: `Key${character}`, shift: true }]
    return [{ code: PLAIN[character] ?? `Digit${character}`, shift: false }]
  })
  return [...keys, { code: 'Enter', shift: false }].map((key, at) => ({ ...key, at: at * apart }))
}

const shoot = (keys: readonly KeyPress[]) => {
  const gun = createGun()
  return keys.map((key) => gun.press(key)).at(-1)
}

it('[SC3] a scanner gun is read by the places of its keys, and a person who types is not taken for one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 100 }), fc.integer({ min: 1, max: 30 }), (bytes, apart) => {
      for (const text of [`:${encodeBase45(bytes)}`, encodeTyped(bytes)]) {
        expect(shoot(keysOf(text, apart))).toBe(text)
        expect(shoot(keysOf(text, 200))).toBeNull()
        // Somebody typed a word before, and then the gun was used.
        expect(shoot([{ code: 'KeyQ', shift: false, at: -5_000 }, ...keysOf(text, apart)])).toBe(text)
      }
    }),
  )
  expect(shoot(keysOf('12345', 5))).toBeNull()
})
