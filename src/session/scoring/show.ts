import type { CueOf } from '../cue'
import type { Circumstances } from '../decision'
import type { SessionEvent } from '../events'
import { withheldMarks, type RefusalCode } from '../refusal'
import type { NewSlip } from '../slip'
import type { State } from '../state'
import { scoredContestants } from './marks'
import { scoreRows, scoreRowText } from './score-row'

/** Whom a cue shows the scores of: those of its list who are scored. */
export function shownBy(state: State, { of }: CueOf<'score'>): readonly string[] {
  const scored = new Set(scoredContestants(state))
  return of.filter((id) => scored.has(id))
}

/**
 * Why the scores of a cue may not be shown yet ([SR2]); `null` where they may. Marks are locked first; the first few wait for
 * each other where the plan calibrates; an anonymous score never comes alone.
 */
export function scoresWithheld(state: State, cue: CueOf<'score'>): RefusalCode | null {
  const { plan, scoring } = state
  const wanted = shownBy(state, cue)
  const isOpen = (id: string): boolean => scoring.phases[id] !== 'locked'
  const withheld = withheldMarks(state, wanted.some(isOpen))
  if (withheld !== null) return withheld
  if (wanted.length === 0) return 'nobodyScored'
  const scored = scoredContestants(state)
  // Who withdraws leaves the group: nobody moves up into it.
  const first = plan.contestants.filter(({ unscored }) => unscored !== true).slice(0, plan.scoring?.together ?? 0).flatMap(({ id }) => (scored.includes(id) ? [id] : []))
  if (wanted.some((id) => first.includes(id)) && first.some(isOpen)) return 'calibrating'
  if (plan.scoring?.ballots === 'anonymous' && scored.length > 1 && wanted.length < 2) return 'anonymousAlone'
  return null
}

/** Works out and pins the scores that are shown for the first time; `null` where the scheme cannot be worked out. */
export function pinScores(state: State, of: readonly string[], { read, slip }: Circumstances): { readonly events: readonly SessionEvent[]; readonly slips: readonly NewSlip[] } | null {
  const fresh = of.filter((id) => !Object.hasOwn(state.scoring.shown, id))
  if (fresh.length === 0) return { events: [], slips: [] }
  return pinned(state, fresh, { read, slip })
}

/** The scores of these contestants worked out afresh, each as a slip. */
export function pinned(state: State, of: readonly string[], { read, slip }: Pick<Circumstances, 'read' | 'slip'>): { readonly events: readonly SessionEvent[]; readonly slips: readonly NewSlip[] } | null {
  const rows = scoreRows(state, of, read)
  if (rows === null) return null
  const made = rows.map((row) => ({ contestant: row.contestant, slip: slip('result', scoreRowText(row)) }))
  return { events: [{ type: 'scoresShown', v: 1, rules: 1, rows: made.map(({ contestant, slip: { ref } }) => ({ contestant, slip: ref })) }], slips: made.map((one) => one.slip) }
}
