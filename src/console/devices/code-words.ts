import type { Scan } from '../../link/pair/scan'
import type { TextResult } from '../../link/pair/text'
import { groupStates, GROUP, type GroupState } from '../../link/pair/typed'

/** Why a text was not taken. */
export type ReadFault = Exclude<TextResult, { ok: true }> | { readonly ok: false; readonly code: 'wrongKind' }

/** What a camera saw that is no code of ours, as a fault of reading. */
export function scanFault(code: Extract<Scan, { kind: 'other' }>['code']): ReadFault {
  return code === 'typedWrong' ? { ok: false, code: 'damaged' } : { ok: false, code }
}

/** What is typed so far, group by group. Nothing for a text that was pasted from a QR code. */
export function typedGroups(typed: string): { readonly text: string; readonly state: GroupState }[] {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\-_.,·、。–—]+/g, '')
  if (plain === '' || plain.startsWith(':')) return []
  return groupStates(typed).map((state, index) => ({ text: plain.slice(index * GROUP, (index + 1) * GROUP), state }))
}
