/** The smallest PNG there is, one pixel; `seed` makes another of it, since the bytes after its end are not read. */
export function tinyPng(seed = 0): Uint8Array<ArrayBuffer> {
  const base = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Uint8Array.from([...atob(base)].map((sign) => sign.charCodeAt(0)).concat(seed === 0 ? [] : [seed]))
}
