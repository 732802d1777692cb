import type { Head } from './chain'
import { hashOf, type Hash } from './hash'
import type { Line } from './line'
import { headSignatureHolds, type HeadSignature } from './sign'
import type { VerifyFault } from './verify-fault'

/** What signatures are worth. @property upTo number of the last line that a valid one covers; 0 for none */
export interface SignedReport {
  readonly valid: number
  readonly invalid: number
  readonly upTo: number
}

/**
 * Checks signatures ([SG1], [SG2]): each by the key of its term, under a line of that term with that hash. The newest
 * may not lie beyond the last line, and no line may lie beyond the newest.
 * @param lines as far as the chain holds; `bytes` has every line
 */
export function checkSignatures(book: Hash, bytes: readonly Uint8Array[], lines: readonly Line[], signatures: readonly HeadSignature[]): { report: SignedReport; faults: VerifyFault[] } {
  const keys = new Map<number, string>()
  for (const line of lines) for (const event of line.events) if (event.type === 'opened' || event.type === 'tookOver') keys.set(line.term, event.key)
  const faults: VerifyFault[] = []
  let valid = 0
  let upTo = 0
  for (const signature of signatures) {
    const { seq, term } = signature
    const key = keys.get(term)
    if (key === undefined || !headSignatureHolds(signature, key)) {
      faults.push({ code: 'signature', line: seq, detail: 'invalid' })
      continue
    }
    const fault = coveredFault(signature, book, bytes, lines[seq - 1])
    valid += 1
    if (fault === null) upTo = Math.max(upTo, seq)
    else faults.push(fault)
  }
  if (signatures.length === 0) faults.push({ code: 'signature', line: null, detail: 'missing' })
  else if (faults.length === 0 && upTo < bytes.length) faults.push({ code: 'signature', line: upTo + 1, detail: 'unsigned' })
  return { report: { valid, invalid: signatures.length - valid, upTo }, faults }
}

/** Whether a valid signature is about a line that is there, with the hash that was signed. */
function coveredFault({ book, term, seq, hash }: HeadSignature & Head, own: Hash, bytes: readonly Uint8Array[], line: Line | undefined): VerifyFault | null {
  const signed = bytes[seq - 1]
  // The book's id is the hash of line 1: a valid signature for another id says that line 1 was changed.
  if (book !== own) return { code: 'chain', line: 1, detail: 'changed' }
  if (signed === undefined) return { code: 'linesLost', line: bytes.length + 1, detail: String(seq) }
  if (hashOf(signed) !== hash) return { code: 'chain', line: seq, detail: 'changed' }
  return line === undefined || line.term === term ? null : { code: 'signature', line: seq, detail: 'wrongTerm' }
}
