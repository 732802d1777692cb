import { exact, round, sum, type Exact } from '../exact'
import type { Subject, Working } from '../working'
import { combine, type Combined } from './combine'
import type { Criterion, Panel, Trim } from './scheme'
import type { ReadMark, Sheets } from './sheets'

/** What a panel says of one contestant; the score of each criterion is kept for tie-breakers. */
export interface PanelScore {
  readonly working: Working
  readonly criteria: ReadonlyMap<string, Exact>
  /** All valid marks, those that were dropped among them. */
  readonly marks: readonly Exact[]
}

const ZERO = exact(0n)
const ONE = exact(1n)

/** The score that a panel gives one contestant, before factors ([PA1]). */
export function scorePanel(panel: Panel, criteria: readonly Criterion[], trim: Trim, sheets: Sheets, contestant: string): PanelScore {
  const jurors = sheets.jurors(contestant)
  const read = jurors.map((juror) => criteria.map(({ id }) => zeroed(panel, sheets.mark(contestant, juror, id))))
  const marks = read.flat().flatMap(({ value }) => value ?? [])
  const weights = criteria.map(({ weight = '1' }) => exact(weight))
  return panel.per === 'juror' ? perJuror(panel, criteria, weights, trim, jurors, read, marks) : perCriterion(panel, criteria, weights, trim, jurors, read, marks)
}

function perJuror(panel: Panel, criteria: readonly Criterion[], weights: readonly Exact[], trim: Trim, jurors: readonly string[], read: readonly (readonly ReadMark[])[], marks: readonly Exact[]): PanelScore {
  const totals = jurors.map((juror, seat): Working => {
    const parts = criteria.map((criterion, at) => weighted(markOf({ kind: 'criterion', id: criterion.id, name: criterion.name }, read[seat]?.[at]), weights[at] ?? ONE, panel))
    return total({ kind: 'juror', id: juror, name: '' }, parts, weights, panel)
  })
  const combined = combine(panel, trim, totals)
  const counting = jurors.flatMap((_, seat) => (combined.parts[seat]?.left === undefined ? [seat] : []))
  const perCriterion = criteria.map(({ id }, at): readonly [string, Exact] => [id, sum(counting.map((seat) => read[seat]?.[at]?.value ?? ZERO)).div(BigInt(Math.max(1, counting.length)))])
  return { working: ofPanel(panel, combined), criteria: new Map(perCriterion), marks }
}

function perCriterion(panel: Panel, criteria: readonly Criterion[], weights: readonly Exact[], trim: Trim, jurors: readonly string[], read: readonly (readonly ReadMark[])[], marks: readonly Exact[]): PanelScore {
  const scores = criteria.map((criterion, at): Working => {
    const figures = jurors.map((juror, seat) => markOf({ kind: 'juror', id: juror, name: '' }, read[seat]?.[at]))
    const score = cut(ofCriterion(criterion, combine(panel, trim, figures)), panel.cuts?.criterion)
    return weighted(score, weights[at] ?? ONE, panel)
  })
  const known = scores.flatMap(({ of, value }): (readonly [string, Exact])[] => (value === null ? [] : [[of.id, value]]))
  const [only] = scores
  const single = scores.length === 1 && only?.counts === undefined && panel.cuts?.criterion === undefined
  const working = single && only !== undefined ? { ...only, of: subjectOf(panel) } : total(subjectOf(panel), scores, weights, panel)
  return { working, criteria: new Map(known), marks }
}

const subjectOf = ({ id, name }: Panel): Subject => ({ kind: 'panel', id, name })

function ofPanel(panel: Panel, { value, by, left, parts }: Combined): Working {
  return { of: subjectOf(panel), by, value, parts, ...(left === undefined ? {} : { left }) }
}

function ofCriterion({ id, name }: Criterion, { value, by, left, parts }: Combined): Working {
  return { of: { kind: 'criterion', id, name }, by, value, parts, ...(left === undefined ? {} : { left }) }
}

function markOf(of: Subject, { value, left }: ReadMark = { value: null, left: 'missing' }): Working {
  return left === null ? { of, by: 'given', value, parts: [] } : { of, by: 'none', value, left, parts: [] }
}

/** A missing mark counts as nothing only where the scheme says so ([MK3]). */
function zeroed({ missing }: Panel, mark: ReadMark): ReadMark {
  return missing === 'zero' && mark.left === 'missing' ? { value: ZERO, left: null } : mark
}

/** Weights a figure, and cuts what comes of it. */
function weighted(one: Working, weight: Exact, { cuts }: Panel): Working {
  if (one.value === null || (weight.equals(ONE) && cuts?.weighted === undefined)) return one
  return { ...one, weight, counts: round(one.value.mul(weight), cuts?.weighted) }
}

/** Cuts a figure, and keeps what it was. */
export function cut(one: Working, rounding: Working['rounding']): Working {
  if (one.value === null || rounding === undefined) return one
  const value = round(one.value, rounding)
  return { ...one, value, rounding, ...(value.equals(one.value) ? {} : { uncut: one.value }) }
}

/** Criteria put together: a juror's total, or the panel's score. What lacks one has no total ([PA3]). */
function total(of: Subject, parts: readonly Working[], weights: readonly Exact[], panel: Panel): Working {
  const lacking = parts.filter(({ left }) => left !== undefined)
  if (lacking.length > 0) {
    const [first] = lacking
    const same = lacking.length === parts.length && lacking.every(({ left }) => left === first?.left)
    return { of, by: 'none', value: null, left: same && first?.left !== undefined ? first.left : 'incomplete', parts }
  }
  const added = sum(parts.map(({ value, counts }) => counts ?? value ?? ZERO))
  const isMean = panel.criteriaBy === 'weightedMean'
  const one: Working = { of, by: isMean ? 'weightedMean' : 'sum', value: isMean ? added.div(sum(weights)) : added, parts }
  return of.kind === 'juror' ? cut(one, panel.cuts?.juror) : one
}
