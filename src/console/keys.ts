/** What a key or a clicker's button asks for. */
export const KEY_ACTIONS = ['next', 'back', 'titleCard', 'restore', 'pause', 'plus', 'minus', 'undo', 'help'] as const
export type KeyAction = (typeof KEY_ACTIONS)[number]

/** The keys of each action, as a keyboard event names them. A clicker sends PageDown, PageUp, and B or a full stop. */
export const KEYS: Readonly<Record<KeyAction, readonly string[]>> = {
  next: ['PageDown', 'ArrowRight', ' ', 'Enter'],
  back: ['PageUp', 'ArrowLeft'],
  titleCard: ['b', '.'],
  restore: ['r'],
  pause: ['p'],
  plus: ['+', '='],
  minus: ['-'],
  undo: ['u'],
  help: ['?'],
}

/** A key as far as it matters here. */
export interface Key {
  readonly key: string
  /** Held down: a key that repeats is one press. */
  readonly repeat: boolean
  /** Ctrl, Alt or Meta: the browser's own. */
  readonly modified: boolean
}

/** What a key asks for; `null` where it is none of ours. */
export function actionOf({ key, repeat, modified }: Key): KeyAction | null {
  if (repeat || modified) return null
  const plain = key.length === 1 ? key.toLowerCase() : key
  return KEY_ACTIONS.find((action) => KEYS[action].includes(plain)) ?? null
}

/** How a key is written on the sheet of keys. */
export function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = { ' ': 'Space', ArrowRight: '→', ArrowLeft: '←' }
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
