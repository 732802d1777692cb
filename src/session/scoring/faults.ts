import { partsOf } from '../../rules/judging/check'
import type { Part } from '../../rules/judging/scheme'
import type { PlanDraft, PlanFile } from '../plan'
import { panelsOf } from './panels'

/** What in 收分与计票 and the points from elsewhere cannot be worked with, by code. */
export interface ScoringFault {
  readonly code:
    | 'schemeMissing'
    | 'scoringMissing'
    | 'upwardNamed'
    | 'anonymousSeats'
    | 'seatsMissing'
    | 'anonymousAlone'
    | 'twice'
    | 'unknownJuror'
    | 'unknownContestant'
    | 'unknownPanel'
    | 'unknownAddition'
    | 'unknownOption'
  /** Keys, indexes and ids from the plan on: `scoring.recusals.0.juror`. */
  readonly path: string
}

/** As much of a plan as is read here; a draft will do. */
type Told = Pick<PlanFile | PlanDraft, 'scheme' | 'scoring' | 'additions' | 'jurors' | 'contestants' | 'board' | 'rundown'>

/** Every fault of how marks come in, finished or still being typed ([PL1]). */
export function scoringFaults(plan: Told): readonly ScoringFault[] {
  return [...missing(plan), ...ballotFaults(plan), ...listFaults(plan), ...additionFaults(plan), ...cueFaults(plan)]
}

/** What shows a result of marks needs a way of scoring and of collecting. */
function missing({ scheme, scoring, board, rundown }: Told): ScoringFault[] {
  const found: ScoringFault[] = []
  const needs = (path: string): void => {
    if (scheme === undefined) found.push({ code: 'schemeMissing', path })
    else if (scoring === undefined) found.push({ code: 'scoringMissing', path })
  }
  if (scoring !== undefined && scheme === undefined) found.push({ code: 'schemeMissing', path: 'scoring' })
  if (board.composite.method === 'judged') needs('board.composite.method')
  for (const { kind, id } of rundown) {
    if (kind === 'score' || kind === 'bars' || kind === 'tally' || kind === 'list' || kind === 'grades') needs(`rundown.${id}`)
  }
  return found
}

/** Subordinates who score leaders have no names. Without names a seat would join a ballot to a person; with names each of several panels must know its own. */
function ballotFaults({ scheme, scoring }: Told): ScoringFault[] {
  if (scheme === undefined || scoring === undefined) return []
  const panels = placed(scheme.composite)
  const isSeveral = panels.length > 1
  const named: ScoringFault[] = scoring.upward === true && scoring.ballots === 'named' ? [{ code: 'upwardNamed', path: 'scoring.ballots' }] : []
  const seats = panels.flatMap(({ part, path }): ScoringFault[] => {
    if (part.kind !== 'panel') return []
    if (scoring.ballots === 'anonymous') return part.seats === undefined ? [] : [{ code: 'anonymousSeats', path: `scheme.${path}.seats` }]
    return isSeveral && part.seats === undefined ? [{ code: 'seatsMissing', path: `scheme.${path}.seats` }] : []
  })
  return [...named, ...seats]
}

/** The panels of a scheme with their paths. */
function placed(part: Part, path = 'composite'): readonly { readonly part: Part; readonly path: string }[] {
  if (part.kind === 'group') return part.parts.flatMap((one, at) => placed(one, `${path}.parts.${String(at)}`))
  return part.kind === 'panel' ? [{ part, path }] : []
}

/** 回避, 发出 and limits name what is there, each once. */
function listFaults({ scheme, scoring, jurors = [], contestants }: Told): ScoringFault[] {
  const { issued = [], recusals = [], invalid } = scoring ?? {}
  const panels = panelsOf(scheme)
  const seats = new Set([...jurors.map(({ id }) => id), ...panels.flatMap((panel) => panel.seats ?? [])])
  const ids = new Set(contestants.map(({ id }) => id))
  const options = new Set(scheme?.criteria.flatMap((criterion) => (criterion.options ?? []).map(({ name }) => name)))
  const again = repeated(recusals.map(({ juror, contestant }) => `${juror} ${contestant}`))
  const handed = repeated(issued.map(({ panel }) => panel))
  return [
    ...recusals.flatMap(({ juror, contestant }, at): ScoringFault[] => {
      const path = `scoring.recusals.${String(at)}`
      return [
        ...(seats.has(juror) ? [] : [{ code: 'unknownJuror' as const, path: `${path}.juror` }]),
        ...(ids.has(contestant) ? [] : [{ code: 'unknownContestant' as const, path: `${path}.contestant` }]),
        ...(again.has(at) ? [{ code: 'twice' as const, path }] : []),
      ]
    }),
    ...issued.flatMap(({ panel }, at): ScoringFault[] => {
      const path = `scoring.issued.${String(at)}.panel`
      return [...(scheme === undefined || panels.some(({ id }) => id === panel) ? [] : [{ code: 'unknownPanel' as const, path }]), ...(handed.has(at) ? [{ code: 'twice' as const, path }] : [])]
    }),
    ...(invalid?.most ?? []).flatMap(({ option }, at): ScoringFault[] => (scheme === undefined || options.has(option) ? [] : [{ code: 'unknownOption', path: `scoring.invalid.most.${String(at)}.option` }])),
  ]
}

/** Points from elsewhere belong to an addition of the scheme, a contestant each once. */
function additionFaults({ scheme, additions = [], contestants }: Told): ScoringFault[] {
  const parts = scheme === undefined ? [] : partsOf(scheme.composite)
  const known = new Set([...parts.flatMap((part) => (part.kind === 'addition' ? [part.id] : [])), ...parts.flatMap(({ factors = [] }) => factors.flatMap((factor) => ('addition' in factor ? [factor.addition] : [])))])
  const ids = new Set(contestants.map(({ id }) => id))
  const again = repeated(additions.map(({ addition }) => addition))
  return additions.flatMap(({ addition, figures }, at): ScoringFault[] => {
    const path = `additions.${String(at)}`
    const doubled = repeated(figures.map(({ contestant }) => contestant))
    return [
      ...(known.has(addition) ? [] : [{ code: 'unknownAddition' as const, path: `${path}.addition` }]),
      ...(again.has(at) ? [{ code: 'twice' as const, path: `${path}.addition` }] : []),
      ...figures.flatMap(({ contestant }, row): ScoringFault[] => [
        ...(ids.has(contestant) ? [] : [{ code: 'unknownContestant' as const, path: `${path}.figures.${contestant}` }]),
        ...(doubled.has(row) ? [{ code: 'twice' as const, path: `${path}.figures.${contestant}` }] : []),
      ]),
    ]
  })
}

/** Whom 亮分 shows is there, each once; without names never one alone while more are scored. */
function cueFaults({ scoring, contestants, rundown }: Told): ScoringFault[] {
  const ids = new Set(contestants.map(({ id }) => id))
  const scored = new Set(contestants.flatMap(({ id, unscored }) => (unscored === true ? [] : [id])))
  return rundown.flatMap((cue): ScoringFault[] => {
    if (cue.kind !== 'score') return []
    const path = `rundown.${cue.id}`
    const shown = cue.of.filter((id) => scored.has(id))
    return [
      ...(cue.of.every((id) => ids.has(id)) ? [] : [{ code: 'unknownContestant' as const, path }]),
      ...(new Set(cue.of).size < cue.of.length ? [{ code: 'twice' as const, path }] : []),
      ...(scoring?.ballots === 'anonymous' && scored.size > 1 && shown.length === 1 ? [{ code: 'anonymousAlone' as const, path }] : []),
    ]
  })
}

/** The places of what stood there before. */
function repeated(values: readonly string[]): ReadonlySet<number> {
  return new Set(values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : [])))
}
