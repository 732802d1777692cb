import type { Draft } from '../../session/draft'
import { matchContestants, MOST_CONTESTANTS, type ContestantRow } from '../../session/imports/contestants'
import type { FactRow } from '../../session/imports/facts'
import { MOST_JURORS, type JurorRow } from '../../session/imports/jurors'
import { comparable } from '../../session/imports/words'
import { newContestantId, takenIds, type DraftContestant } from '../sections/contestants/contestant'
import { freshId } from '../sections/edit'
import { same, saidOf, type Outcome } from './outcome'

/** Contestants of a table in the plan: those that it has are updated, others come at the end. A number: as many as a plan holds. */
export function contestantsOf(rows: readonly ContestantRow[], draft: Draft): Outcome | number {
  const { contestants, ...order } = draft.contestants
  const matches = matchContestants(rows, contestants)
  const taken = takenIds(draft)
  const next = new Map<string, DraftContestant>(contestants.map((one) => [one.id, one]))
  const counts = { added: 0, changed: 0, same: 0 }
  rows.forEach((row, at) => {
    const known = next.get(matches[at] ?? '')
    const id = known?.id ?? newContestantId(taken)
    taken.add(id)
    const one = { id, facts: [], ...known, ...row }
    counts[known === undefined ? 'added' : same(known, one) ? 'same' : 'changed'] += 1
    next.set(id, one)
  })
  if (next.size > MOST_CONTESTANTS) return MOST_CONTESTANTS
  return { said: saidOf(counts), change: { section: 'contestants', value: { contestants: [...next.values()], ...order } } }
}

/** Fact cards: contestants in the table get those of the table in place of their own. */
export function factsOf(rows: readonly FactRow[], draft: Draft): Outcome {
  const listed = new Set(rows.map(({ contestant }) => contestant))
  const old = draft.contestants.contestants.filter(({ id }) => listed.has(id)).reduce((sum, { facts }) => sum + facts.length, 0)
  const contestants = draft.contestants.contestants.map((one) => (listed.has(one.id) ? { ...one, facts: rows.filter(({ contestant }) => contestant === one.id).map(({ fact }) => fact) } : one))
  return { said: saidOf({ cards: rows.length, cardsGone: old }), change: { section: 'contestants', value: { ...draft.contestants, contestants } } }
}

/** Jurors by their seats. A number: as many as a plan holds. */
export function jurorsOf(rows: readonly JurorRow[], draft: Draft): Outcome | number {
  const next = [...(draft.extras.jurors ?? [])]
  const counts = { jurorsAdded: 0, jurorsChanged: 0, jurorsSame: 0 }
  for (const { panel: _panel, ...row } of rows) {
    const at = next.findIndex(({ seat }) => comparable(seat) === comparable(row.seat))
    const known = next[at]
    if (known === undefined) next.push({ id: freshId('juror', next.map(({ id }) => id)), ...row })
    else next[at] = { ...known, ...row }
    counts[known === undefined ? 'jurorsAdded' : same(known, next[at]) ? 'jurorsSame' : 'jurorsChanged'] += 1
  }
  if (next.length > MOST_JURORS) return MOST_JURORS
  return { said: saidOf(counts), change: { section: 'extras', value: { ...draft.extras, jurors: next } } }
}
