import type { ArchiveContents } from '../../../src/book/archive'
import { checkChain } from '../../../src/book/chain'
import { hashOf } from '../../../src/book/hash'
import { lineBytes, type Line } from '../../../src/book/line'
import { signHead } from '../../../src/book/sign'
import { SECRET } from '../../support/book'

/** The lines of a book as objects. */
export function parsedLines({ lines }: Pick<ArchiveContents, 'lines'>): readonly Line[] {
  return checkChain(lines).lines
}

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

/** Other lines, numbered, chained and signed afresh with the home's own key: a forgery that only its content betrays. */
export function forged(book: ArchiveContents, lines: readonly Line[]): ArchiveContents {
  const bytes: Uint8Array[] = []
  let hash = lines[0]?.prev ?? ''
  for (const line of lines) {
    const written = lineBytes({ ...line, prev: hash, seq: bytes.length + 1 })
    bytes.push(written)
    hash = hashOf(written)
  }
  const signature = signHead(SECRET, hashOf(bytes[0] ?? ''), 1, { seq: bytes.length, hash })
  return { plan: book.plan, slips: book.slips, lines: bytes, signatures: [signature] }
}

/** Bytes with one of them changed. */
export function flipped(bytes: Uint8Array, at: number, flip: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ flip : byte))
}
