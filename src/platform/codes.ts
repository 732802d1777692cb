/** Something that went wrong, by code alone: no text that anybody typed. `at` is wall clock, in milliseconds. */
export interface NotedCode {
  readonly at: number
  readonly code: string
}

/** So many are kept; the oldest go first. */
export const MOST_CODES = 200
const KEY = 'leitai.codes'
/** A code is an identifier, perhaps with parts: `store.full`. Nothing else is ever noted. */
const CODE = /^[A-Za-z]{1,40}(\.[A-Za-z]{1,40}){0,2}$/

let kept: NotedCode[] | null = null

/** Notes a code with the present time. What is no code is noted as `other`. */
export function noteCode(code: string): void {
  const all = [...notedCodes(), { at: Date.now(), code: CODE.test(code) ? code : 'other' }].slice(-MOST_CODES)
  kept = all
  try {
    localStorage.setItem(KEY, JSON.stringify(all))
  } catch {
    // Storage is full or switched off: the codes are kept for this window.
  }
}

/** The codes that were noted, the oldest first: those of the windows before this one too. */
export function notedCodes(): readonly NotedCode[] {
  kept ??= read()
  return kept
}

function read(): NotedCode[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isNoted).slice(-MOST_CODES) : []
  } catch {
    return []
  }
}

function isNoted(entry: unknown): entry is NotedCode {
  return typeof entry === 'object' && entry !== null && 'at' in entry && typeof entry.at === 'number' && 'code' in entry && typeof entry.code === 'string' && CODE.test(entry.code)
}

/** Notes what nobody caught in this page, by the kind of error alone: messages may hold names. */
export function noteUncaught(): void {
  addEventListener('error', ({ error }: ErrorEvent) => {
    noteCode(`page.${kindOf(error)}`)
  })
  addEventListener('unhandledrejection', ({ reason }) => {
    noteCode(`promise.${kindOf(reason)}`)
  })
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'other'
}
