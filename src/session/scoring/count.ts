import type { ReadSlip } from '../slip'
import type { State } from '../state'
import { scoredContestants, sheetReader } from './marks'
import { ballotsOf } from './lookup'
import { expectedFor, issuedTo, panelsOf, sumKnown } from './panels'
import type { PanelCount } from './state'
import { ballotFault } from './validity'

/** One paper, as it is counted: of one holder, for some contestants. */
interface Counted {
  readonly holder: string
  readonly of: readonly string[]
  readonly slip: { readonly slip: string; readonly class: 'ballot' | 'figure' | 'result' | 'person' | 'secret' }
}

/** The ballots of a panel that count for anybody who is scored: each paper once, however many contestants stand on it. Where sheets are one a contestant, each of them once. */
export function ballotsIn(state: State, panel: string): readonly Counted[] {
  const isSingle = state.plan.scoring?.sheet === 'single'
  const scored = new Set(scoredContestants(state))
  return Object.entries(ballotsOf(state.scoring, panel)).flatMap(([holder, byContestant]) => {
    const papers = new Map<string, { holder: string; of: string[]; slip: Counted['slip'] }>()
    for (const [contestant, { slip }] of Object.entries(byContestant)) {
      if (!scored.has(contestant)) continue
      // A row of a table may hold several contestants' ballots: where sheets are one a contestant, each is one by itself.
      const key = isSingle ? contestant : slip.slip
      const paper = papers.get(key) ?? { holder, of: [], slip }
      paper.of.push(contestant)
      papers.set(key, paper)
    }
    return [...papers.values()]
  })
}

/**
 * 发出, 收回, 有效, 无效 by panel ([CN2]). With one sheet for all a ballot counts once; with one a contestant, each.
 * @param issued what was told by hand, by panel
 * @returns `null` where a ballot cannot be read
 */
export function countBallots(state: State, read: ReadSlip, issued: ReadonlyMap<string, number>): readonly PanelCount[] | null {
  const { plan } = state
  const scored = scoredContestants(state)
  const sheetOf = sheetReader(read)
  const counts: PanelCount[] = []
  for (const panel of panelsOf(plan.scheme)) {
    const papers = ballotsIn(state, panel.id)
    const sheets = papers.map((paper) => ({ paper, sheet: sheetOf(paper.slip) }))
    if (sheets.some(({ sheet }) => sheet === null)) return null
    const isSingle = plan.scoring?.sheet === 'single'
    const asked = isSingle ? scored.map((id) => expectedFor(plan, panel, id)) : [issuedTo(plan, panel)]
    const received = isSingle ? papers.length : new Set(papers.map(({ holder }) => holder)).size
    const bad = sheets.filter(({ paper, sheet }) => sheet !== null && ballotFault(plan, panel, paper.holder, paper.of, sheet) !== null)
    const invalid = isSingle ? bad.length : new Set(bad.map(({ paper }) => paper.holder)).size
    const planned = sumKnown(asked) ?? received
    counts.push({ panel: panel.id, issued: issued.get(panel.id) ?? planned, received, valid: received - invalid, invalid })
  }
  return counts
}
