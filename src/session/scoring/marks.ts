import type { Additions, Judged, Mark, Part } from '../../rules/index'
import { judge } from '../../rules/index'
import type { ReadSlip } from '../slip'
import { plannedTime, speechOf } from '../speech'
import type { State } from '../state'
import { own } from '../units'
import { ballotsOf } from './lookup'
import { criteriaOf, panelsOf, recusalOf } from './panels'
import { markOn, readSheet, type Sheet } from './sheet'
import { ballotFault } from './validity'

/** Reads ballots, each slip once. A ballot that is withheld or erased reads as `null`. */
export function sheetReader(read: ReadSlip): (slip: { readonly slip: string; readonly class: 'ballot' | 'figure' | 'result' | 'person' | 'secret' }) => Sheet | null {
  const known = new Map<string, Sheet | null>()
  return (ref) => {
    const before = known.get(ref.slip)
    if (before !== undefined) return before
    const found = read(ref)
    const sheet = found.kind === 'value' ? readSheet(found.text) : null
    known.set(ref.slip, sheet)
    return sheet
  }
}

/** Whom the jurors score: all of the plan but those who are not scored or do not take the stage. */
export function scoredContestants({ plan, standing }: State): readonly string[] {
  return plan.contestants.filter(({ id, unscored }) => unscored !== true && (own(standing, id) === undefined || own(standing, id) === 'skipped')).map(({ id }) => id)
}

/** Every mark of these contestants that a ballot holds, as the rules take them ([BA2]): an invalid ballot's are invalid, a recused juror's recused. */
export function marksOf(state: State, of: readonly string[], read: ReadSlip): Mark[] {
  const { plan, scoring } = state
  const { scheme } = plan
  if (scheme === undefined) return []
  const sheetOf = sheetReader(read)
  const isSingle = plan.scoring?.sheet === 'single'
  const wanted = new Set(of)
  const scored = new Set(scoredContestants(state))
  return panelsOf(scheme).flatMap((panel) => {
    const criteria = criteriaOf(scheme, panel)
    return Object.entries(ballotsOf(scoring, panel.id)).flatMap(([juror, ballots]) => {
      const valid = new Map<string, boolean>()
      return Object.entries(ballots).flatMap(([contestant, { slip }]): Mark[] => {
        if (!wanted.has(contestant)) return []
        const sheet = sheetOf(slip)
        if (sheet === null) return []
        const key = isSingle ? contestant : slip.slip
        const paper = isSingle ? [contestant] : Object.keys(ballots).filter((id) => ballots[id]?.slip.slip === slip.slip)
        if (!valid.has(key)) valid.set(key, ballotFault(plan, panel, juror, paper.filter((id) => scored.has(id)), sheet) === null)
        const isValid = valid.get(key) === true
        const isRecused = recusalOf(plan, juror, contestant) !== null
        return criteria.map(({ id }): Mark => {
          const mark = { contestant, panel: panel.id, juror, criterion: id }
          if (isRecused) return { ...mark, value: null, state: 'recused' }
          return isValid ? { ...mark, value: markOn(sheet, contestant, id) } : { ...mark, value: null, state: 'invalid' }
        })
      })
    })
  })
}

/** Points that do not come from jurors, and overtime; of these contestants only. */
function additionsOf(state: State, of: readonly string[], read: ReadSlip): Additions {
  const { plan, spoken } = state
  const wanted = new Set(of)
  const values = (plan.additions ?? []).map(({ addition, figures }) => {
    const known = figures.flatMap(({ contestant, value }) => {
      const found = read(value)
      return wanted.has(contestant) && found.kind === 'value' ? [[contestant, found.text] as const] : []
    })
    return [addition, Object.fromEntries(known)] as const
  })
  const overtime = of.map((id) => {
    const speech = speechOf(plan, id)
    return [id, speech === null ? 0 : Math.max(0, (own(spoken, id) ?? 0) - plannedTime(speech))] as const
  })
  return { contestants: plan.contestants.filter(({ id }) => wanted.has(id)).map(({ id }) => ({ id })), values: Object.fromEntries(values), overtime: Object.fromEntries(overtime) }
}

/**
 * Works these contestants out from the ballots that there are ([BA3]).
 * @returns `null` where the plan has no scheme, or an impossible one
 */
export function judged(state: State, of: readonly string[], read: ReadSlip): Extract<Judged, { ok: true }> | null {
  const { scheme } = state.plan
  if (scheme === undefined) return null
  const made = judge(state.plan.scoring?.sheet === 'single' ? { ...scheme, composite: bySheet(scheme.composite) } : scheme, marksOf(state, of, read), additionsOf(state, of, read))
  return made.ok ? made : null
}

/** With one sheet a contestant a sheet is the whole ballot: what spoils it leaves the juror's other sheets alone ([BA2]). */
function bySheet<Of extends Part>(part: Of): Of {
  if (part.kind === 'group') return { ...part, parts: part.parts.map(bySheet) }
  return part.kind === 'panel' && part.invalid === 'ballot' ? { ...part, invalid: 'sheet' } : part
}

/** Whether every ballot that counts can be read. */
export function isTold({ scoring }: State, read: ReadSlip): boolean {
  return Object.values(scoring.ballots).every((holders) => Object.values(holders).every((ballots) => Object.values(ballots).every(({ slip }) => read(slip).kind === 'value')))
}
