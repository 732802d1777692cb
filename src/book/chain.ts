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
 * it, time that never runs back, and nothing after the seal. Stops at the first fault and names its line by its place.
 * @param from the head that the first of these lines must follow; line 1 follows `NO_HEAD`
 * @param before the line of that head, where it is known: time, term and seal are checked against it
 */
export function checkChain(all: Iterable<Uint8Array>, from: Head = NO_HEAD, before: Line | null = null): CheckedChain {
  const given = [...all]
  const lines: Line[] = []
  const hashes = new Set<Hash>([from.hash])
  let head = from
  for (const [index, bytes] of given.entries()) {
    const parsed = parseLine(bytes)
    if (!parsed.ok) return { lines, head, fault: { seq: head.seq + 1, kind: parsed.fault } }
    const { line } = parsed
    const hash = hashOf(bytes)
    const fault = placeFault(head, line, hashes.has(hash), given, index) ?? orderFault(head, lines.at(-1) ?? before, line)
    if (fault !== null) return { lines, head, fault }
    lines.push(line)
    hashes.add(hash)
    head = { seq: line.seq, hash }
  }
  return { lines, head, fault: null }
}

/** What is wrong with the place of the line at `given[index]`; the lines after it tell what was moved from what was changed. */
function placeFault(head: Head, line: Line, doubled: boolean, given: readonly Uint8Array[], index: number): ChainFault | null {
  const place = head.seq + 1
  if (doubled) return { seq: line.seq, kind: 'doubled' }
  const follows = line.prev === head.hash
  if (line.seq === place) return follows ? null : { seq: changedPlace(head, given[index], given[index + 1]), kind: 'changed' }
  if (follows) return { seq: place, kind: 'changed' }
  if (line.seq < place) return { seq: line.seq, kind: line.seq === head.seq ? 'doubled' : 'reordered' }
  const later = given.slice(index + 1).some((bytes) => {
    const parsed = parseLine(bytes)
    return parsed.ok && parsed.line.seq === place
  })
  return { seq: place, kind: later ? 'reordered' : 'dropped' }
}

/**
 * Which of two lines was changed when they do not fit: the first, which the second betrays, unless the line after
 * does not fit the second either; then the second was.
 */
function changedPlace(head: Head, bytes: Uint8Array | undefined, after: Uint8Array | undefined): number {
  const next = after === undefined ? null : parseLine(after)
  const second = next?.ok === true && bytes !== undefined && next.line.prev !== hashOf(bytes)
  return head.seq === 0 || second ? head.seq + 1 : head.seq
}

/** What is wrong with a line that stands in its place: line 1 opens, nothing follows the seal, time and terms do not run back. */
function orderFault(head: Head, before: Line | null, line: Line): ChainFault | null {
  if (head.seq === 0 && line.events[0]?.type !== 'opened') return { seq: 1, kind: 'notOpened' }
  if (before === null) return null
  if (before.events.some((event) => event.type === 'sealed')) return { seq: line.seq, kind: 'afterSeal' }
  if (line.at < before.at) return { seq: line.seq, kind: 'timeBackwards' }
  const tookOver = line.events.find((event) => event.type === 'tookOver')
  const termHolds = tookOver === undefined ? line.term === before.term : line.term === tookOver.term && line.term > before.term
  return termHolds ? null : { seq: line.seq, kind: 'wrongTerm' }
}
