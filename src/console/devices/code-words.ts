import type { CodeFault, CodeKind } from '../../link/pair/code'
import { groupStates, GROUP, type GroupState } from '../../link/pair/typed'

/** Why a text was not taken; `wrongKind`: it is a code of ours, but not one that is wanted. */
export type ReadFault = CodeFault | { readonly ok: false; readonly code: 'wrongKind'; readonly found: CodeKind }

/** What a camera saw that is no code of ours, as a fault of reading. */
export function scanFault(code: CodeFault['code']): ReadFault {
  return code === 'typedWrong' ? { ok: false, code: 'damaged' } : { ok: false, code }
}

/** What is typed so far, group by group. Nothing for a text that was pasted from a QR code. */
export function typedGroups(typed: string): { readonly text: string; readonly state: GroupState }[] {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\-_.,·、。–—]+/g, '')
  if (plain === '' || plain.startsWith(':') || plain.startsWith('*')) return []
  return groupStates(typed).map((state, index) => ({ text: plain.slice(index * GROUP, (index + 1) * GROUP), state }))
}
