import type { Line } from '../../../src/book/line'

/** The line of this number; that it is there is the test's business. */
export function lineAt(lines: readonly Line[], seq: number): Line {
  const line = lines.at(seq - 1)
  if (line === undefined) throw new Error(`no line ${String(seq)}`)
  return line
}

/** The bytes of the line of this number. */
export function bytesAt(lines: readonly Uint8Array[], seq: number): Uint8Array {
  return lines.at(seq - 1) ?? new Uint8Array(0)
}

/** Bytes with one of them changed. */
export function flipped(bytes: Uint8Array, at: number, flip: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ flip : byte))
}
