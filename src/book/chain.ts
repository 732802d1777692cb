import type { Hash } from './hash'
import { hashOf, NO_HASH } from './hash'
import { parseLine, type Line, type LineFault } from './line'

/** The end of a chain. */
export interface Head {
  readonly seq: number
  readonly hash: Hash
}

/** What is wrong with a chain, and at which line. */
export interface ChainFault {
  readonly seq: number
  readonly kind: LineFault | 'changed' | 'dropped' | 'doubled' | 'reordered' | 'timeBackwards' | 'wrongTerm' | 'notOpened' | 'afterSeal'
}

/** A chain that was read: its lines as far as they hold, its head, and the first fault if there is one. */
export interface CheckedChain {
  readonly lines: readonly Line[]
  readonly head: Head
  readonly fault: ChainFault | null
}

/** The chain before line 1. */
export const NO_HEAD: Head = { seq: 0, hash: NO_HASH }

/**
 * Checks lines from their bytes ([CH1]–[CH4]): numbers without a gap, each `prev` the SHA-256 of the exact bytes before
 * it, time that never runs back, and nothing after the seal. Stops at the first fault and names its line.
 * @param from the head that the first of these lines must follow; line 1 follows `NO_HEAD`
 * @param before the line of that head, where it is known: time, term and seal are checked against it
 */
export function checkChain(all: Iterable<Uint8Array>, from: Head = NO_HEAD, before: Line | null = null): CheckedChain {
  const lines: Line[] = []
  let head = from
  for (const bytes of all) {
    const parsed = parseLine(bytes)
    if (!parsed.ok) return { lines, head, fault: { seq: head.seq + 1, kind: parsed.fault } }
    const { line } = parsed
    const fault = linkFault(head, lines.at(-1) ?? before, line)
    if (fault !== null) return { lines, head, fault }
    lines.push(line)
    head = { seq: line.seq, hash: hashOf(bytes) }
  }
  return { lines, head, fault: null }
}

function linkFault(head: Head, before: Line | null, line: Line): ChainFault | null {
  const expected = head.seq + 1
  if (line.seq === head.seq) return { seq: line.seq, kind: 'doubled' }
  if (line.seq < head.seq) return { seq: line.seq, kind: 'reordered' }
  if (line.seq > expected) return { seq: expected, kind: 'dropped' }
  // A line whose bytes were changed is betrayed by the one after it.
  if (line.prev !== head.hash) return { seq: Math.max(1, head.seq), kind: 'changed' }
  if (expected === 1 && line.events[0]?.type !== 'opened') return { seq: 1, kind: 'notOpened' }
  if (before === null) return null
  if (before.events.some((event) => event.type === 'sealed')) return { seq: line.seq, kind: 'afterSeal' }
  if (line.at < before.at) return { seq: line.seq, kind: 'timeBackwards' }
  const tookOver = line.events.find((event) => event.type === 'tookOver')
  const termHolds = tookOver === undefined ? line.term === before.term : line.term === tookOver.term && line.term > before.term
  return termHolds ? null : { seq: line.seq, kind: 'wrongTerm' }
}
