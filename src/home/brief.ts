import { isUnsigned } from '../session/refusal'
import { nameOf } from '../session/late'
import { judged, isTold, scoredContestants } from '../session/scoring/marks'
import { partName } from '../session/scoring/panels'
import { rowOf } from '../session/scoring/score-row'
import { bookOf } from './book-of'
import type { DeskNeeds } from './desk-needs'
import type { BriefData, BriefRow } from './brief-data'
import { Refused } from './requests'

/** Works the chair's page out from the marks that are locked ([BR1]). It is made when it is asked for and kept nowhere. @throws Refused `missing`, `noScoring` */
export async function brief(session: string, needs: DeskNeeds): Promise<BriefData> {
  const book = await bookOf(session, needs)
  const { state: stateOf, read } = book.ledger()
  const state = stateOf()
  const { plan, scoring } = state
  if (plan.scoring === undefined || plan.scheme === undefined || !isTold(state, read)) throw new Refused({ code: 'noScoring', place: null })
  const scored = scoredContestants(state)
  const locked = scored.filter((id) => scoring.phases[id] === 'locked')
  const results = judged(state, locked, read)?.results ?? []
  const rows = plan.contestants.map(({ id, role }, at): BriefRow => {
    const result = results.find((one) => one.id === id)
    const who = { place: at + 1, name: nameOf(plan, id), role }
    if (result === undefined) return { ...who, score: null, rank: null, grade: null, none: scored.includes(id) ? 'marksOpen' : 'unscored', panels: [], others: [] }
    const row = rowOf(state, result)
    return {
      ...who,
      score: result.score,
      rank: result.rank,
      grade: result.grade,
      none: result.none,
      panels: row.panels.map(({ panel, score }) => ({ name: partName(plan.scheme, panel), score })),
      others: row.others.map(({ id: part, value }) => ({ name: partName(plan.scheme, part), value })),
    }
  })
  const { report } = scoring
  return {
    title: plan.title,
    date: plan.date,
    venue: plan.venue ?? null,
    sample: plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    complete: locked.length === scored.length,
    rows,
    count: report === null ? null : report.panels.map((count) => ({ ...count, name: partName(plan.scheme, count.panel) })),
    notes: [...(locked.length < scored.length ? ['open' as const] : []), ...(isUnsigned(state) ? ['unsigned' as const] : []), ...(results.some(({ goesOn }) => goesOn === 'tied') ? ['tied' as const] : [])],
  }
}
