/** What is impossible about a scheme or its figures, and in which field: `blocks.0.indicators.3.method.cap`. */
export interface Fault<Code extends string = string> {
  readonly path: string
  readonly code: Code
}

/** The path of a field inside another. */
export function within(path: string, field: string | number): string {
  return path === '' ? String(field) : `${path}.${String(field)}`
}
