/** One key as the browser tells it: where it lies on the keyboard, not what it writes there. */
export interface KeyPress {
  /** `KeyboardEvent.code`. */
  readonly code: string
  readonly shift: boolean
  /** On a running clock, in milliseconds. */
  readonly at: number
}

/** A scanner gun writes faster than this between two characters, a person does not; in milliseconds. */
const QUICK = 80
/** No code of ours is shorter, in characters. */
const LEAST = 16

const PLAIN: Readonly<Record<string, string>> = { Space: ' ', Minus: '-', Period: '.', Slash: '/', NumpadAdd: '+', NumpadSubtract: '-', NumpadMultiply: '*', NumpadDivide: '/', NumpadDecimal: '.' }
const SHIFTED: Readonly<Record<string, string>> = { Space: ' ', Digit4: '$', Digit5: '%', Digit8: '*', Equal: '+', Semicolon: ':' }

/**
 * Reads what a scanner gun writes, by the places of the keys: guns write as on an American keyboard, and a Chinese input method
 * or another layout would make something else of it ([SC3]).
 */
export interface Gun {
  /** Takes a key. The whole text once the gun has pressed Enter, `null` before; keys that a person presses are forgotten. */
  readonly press: (key: KeyPress) => string | null
}

export function createGun(): Gun {
  let text = ''
  let last = -Infinity
  return {
    press({ code, shift, at }) {
      if (code.startsWith('Shift')) return null
      if (at - last > QUICK) text = ''
      last = at
      if (code === 'Enter' || code === 'NumpadEnter') {
        const whole = text
        text = ''
        return whole.length < LEAST ? null : whole
      }
      text += characterOf(code, shift) ?? ''
      return null
    },
  }
}

function characterOf(code: string, shift: boolean): string | undefined {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  if (letter !== undefined) return letter
  if (shift && code in SHIFTED) return SHIFTED[code]
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? []
  return digit ?? PLAIN[code]
}
