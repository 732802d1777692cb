import type { State } from '../state'
import type { Millis } from '../units'
import { ballotsBy } from './lookup'
import type { ScoringState } from './state'

/** How long a bar takes to move, in milliseconds: what comes meanwhile moves with it. */
export const WAVE: Millis = 900

/** Remembers what a ballot is about to take the place of, where bars move with open marks: they move from there ([SR3]). */
export function withWave(state: State, { panel, holder, of, at }: { readonly panel: string; readonly holder: string; readonly of: readonly string[]; readonly at: Millis }): State {
  if (state.plan.scoring?.openBars !== true) return state
  const { scoring } = state
  const wave = scoring.wave !== null && at - scoring.wave.since < WAVE ? scoring.wave : { since: at, replaced: [] }
  const mine = ballotsBy(scoring, panel, holder)
  const fresh = of.filter((id) => !wave.replaced.some((one) => one.panel === panel && one.holder === holder && one.contestant === id))
  const replaced = [...wave.replaced, ...fresh.map((contestant) => ({ panel, holder, contestant, before: mine[contestant] ?? null }))]
  return { ...state, scoring: { ...scoring, wave: { ...wave, replaced } } }
}

/** The ballots as they stood before the last wave. */
export function beforeWave({ wave, ballots }: ScoringState): ScoringState['ballots'] {
  return (wave?.replaced ?? []).reduce((now, { panel, holder, contestant, before }) => {
    const { [contestant]: _now, ...others } = now[panel]?.[holder] ?? {}
    return { ...now, [panel]: { ...now[panel], [holder]: before === null ? others : { ...others, [contestant]: before } } }
  }, ballots)
}
