import type { ScoringView } from '../../session/view/host-scoring'
import { SIGNERS } from '../../session/scoring/events'

/** Where the count stands, as the host reads it in one word, and the number in it. */
export type ScoringStage =
  | { readonly at: 'closed' | 'locked' | 'report' | 'approve' | 'done' }
  | { readonly at: 'open' | 'sign'; readonly n: number }
  | { readonly at: 'partly'; readonly n: number; readonly of: number }

/** Where the count stands: marks first, then the report, its three signatures, and the approval. */
export function stageOf({ rows, needsReport, report }: ScoringView, approval: { readonly required: boolean; readonly by: string | null }): ScoringStage {
  const asked = rows.filter(({ left }) => !left)
  const open = asked.filter(({ phase }) => phase === 'open').length
  const locked = asked.filter(({ phase }) => phase === 'locked').length
  if (open > 0) return { at: 'open', n: open }
  if (locked === 0) return { at: 'closed' }
  if (locked < asked.length) return { at: 'partly', n: locked, of: asked.length }
  if (needsReport && report === null) return { at: 'report' }
  const signed = report === null ? 0 : SIGNERS.filter((signer) => report.signed[signer] !== null).length
  if (needsReport && signed < SIGNERS.length) return { at: 'sign', n: signed }
  if (approval.required && approval.by === null) return { at: 'approve' }
  return { at: needsReport || approval.required ? 'done' : 'locked' }
}

/** 实收 and 应收 in all; `expected` is `null` where nobody knows how many there are to be. One sheet for all is one ballot. */
export function receivedOf({ sheet, rows, panels }: ScoringView): { readonly received: number; readonly expected: number | null } {
  const parts: readonly { readonly received: number; readonly expected: number | null }[] = sheet === 'matrix' ? panels : rows.filter(({ left }) => !left)
  const expected = parts.map((part) => part.expected)
  return {
    received: parts.reduce((sum, part) => sum + part.received, 0),
    expected: expected.every((one) => one !== null) ? expected.reduce((sum, one) => sum + one, 0) : null,
  }
}

/** How many ballots these contestants still lack, where that is known. */
export function lackOf(view: ScoringView, contestants: readonly string[]): number {
  if (view.sheet === 'matrix') return view.panels.reduce((sum, { received, expected }) => sum + Math.max(0, (expected ?? received) - received), 0)
  return view.rows.filter(({ contestant }) => contestants.includes(contestant)).reduce((sum, { received, expected }) => sum + Math.max(0, (expected ?? received) - received), 0)
}
