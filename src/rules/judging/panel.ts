import { exact, mean, round, sum, type Exact, type Rounding } from '../exact'
import type { Subject, Working } from '../working'
import { combine } from './combine'
import type { Mark } from './input'
import type { Panel, Scheme } from './scheme'
import { readSheets, type ReadMark } from './sheets'

/** What a panel says of one contestant. */
export interface PanelScore {
  readonly working: Working
  /** The score of a criterion, for tie-breakers: of panels that go by juror, the mean of the jurors that count. */
  readonly criterion: (id: string) => Exact | null
  /** All valid marks, those that were dropped among them. */
  readonly marks: () => readonly Exact[]
}

const ONE = exact(1n)
const NO_PARTS: readonly Working[] = []
const MISSING: ReadMark = { value: null, left: 'missing' }
const ZERO_MARK: ReadMark = { value: exact(0n), left: null }

/** A panel with its marks read. */
export interface PreparedPanel {
  /** What it says of a contestant, before factors. */
  readonly score: (contestant: string) => PanelScore
  readonly twice: readonly Mark[]
}

/**
 * Reads the marks of a panel once, for all contestants ([PA1]).
 * @param marks those of this panel, in any order
 */
export function preparePanel(panel: Panel, scheme: Scheme, marks: readonly Mark[]): PreparedPanel {
  const criteria = panel.criteria === undefined ? scheme.criteria : panel.criteria.flatMap((id) => scheme.criteria.find((one) => one.id === id) ?? [])
  const weights = criteria.map(({ weight = '1' }) => exact(weight))
  const sheets = readSheets(panel, criteria, marks)
  const trim = panel.trim ?? scheme.trim ?? { by: 'none' }
  const subject: Subject = { kind: 'panel', id: panel.id, name: panel.name }
  const subjects = criteria.map(({ id, name }): Subject => ({ kind: 'criterion', id, name }))
  /** In a hall of hundreds the same mark comes again and again, and its node with it. */
  const known = criteria.map(() => new Map<ReadMark, Working>())

  /** A missing mark counts as nothing only where the scheme says so ([MK3]). */
  function sheetOf(contestant: string, juror: string): readonly ReadMark[] {
    const sheet = sheets.sheet(contestant, juror)
    return panel.missing === 'zero' ? sheet.map((mark) => (mark.left === 'missing' ? ZERO_MARK : mark)) : sheet
  }

  function weightedMark(at: number, mark: ReadMark): Working {
    const before = known[at]?.get(mark)
    if (before !== undefined) return before
    const made = weighted(leaf(subjects[at] ?? subject, mark), weights[at] ?? ONE, panel.cuts?.weighted)
    known[at]?.set(mark, made)
    return made
  }

  function byJuror(contestant: string, jurors: readonly string[]): PanelScore {
    const totals = jurors.map((juror): Working => {
      const parts = sheetOf(contestant, juror).map((mark, at) => weightedMark(at, mark))
      return cut(total({ kind: 'juror', id: juror, name: '' }, parts, weights, panel), panel.cuts?.juror)
    })
    const { value, by, left, parts } = combine(panel, trim, totals)
    return {
      working: { of: subject, by, value, parts, ...(left === undefined ? {} : { left }) },
      criterion(id) {
        const at = criteria.findIndex((criterion) => criterion.id === id)
        const counted = parts.flatMap((juror) => (juror.left === undefined ? (juror.parts[at]?.value ?? []) : []))
        return counted.length === 0 ? null : mean(counted)
      },
      marks: () => totals.flatMap((juror) => juror.parts.flatMap((part) => part.value ?? [])),
    }
  }

  function byCriterion(contestant: string, jurors: readonly string[]): PanelScore {
    const people = jurors.map((id) => ({ of: { kind: 'juror', id, name: '' } satisfies Subject, sheet: sheetOf(contestant, id) }))
    const scores = criteria.map((_, at): Working => {
      const figures = people.map(({ of, sheet }) => leaf(of, sheet[at]))
      const { value, by, left, parts } = combine(panel, trim, figures)
      const score: Working = { of: subjects[at] ?? subject, by, value, parts, ...(left === undefined ? {} : { left }) }
      return weighted(cut(score, panel.cuts?.criterion), weights[at] ?? ONE, panel.cuts?.weighted)
    })
    return {
      working: total(subject, scores, weights, panel),
      criterion: (id) => scores.find(({ of }) => of.id === id)?.value ?? null,
      marks: () => scores.flatMap((score) => score.parts.flatMap((part) => part.value ?? [])),
    }
  }

  const score = panel.per === 'juror' ? byJuror : byCriterion
  return { score: (contestant) => score(contestant, sheets.jurors(contestant)), twice: sheets.twice }
}

function leaf(of: Subject, { value, left }: ReadMark = MISSING): Working {
  return left === null ? { of, by: 'given', value, parts: NO_PARTS } : { of, by: 'none', value, left, parts: NO_PARTS }
}

/** Weights a figure, and cuts what comes of it. */
function weighted(one: Working, weight: Exact, rounding: Rounding | undefined): Working {
  if (one.value === null || (weight.equals(ONE) && rounding === undefined)) return one
  return { ...one, weight, counts: round(one.value.mul(weight), rounding) }
}

/** Cuts a figure, and keeps what it was. */
export function cut(one: Working, rounding: Rounding | undefined): Working {
  if (one.value === null || rounding === undefined) return one
  const value = round(one.value, rounding)
  return { ...one, value, rounding, ...(value.equals(one.value) ? {} : { uncut: one.value }) }
}

/** Criteria put together: a juror's total, or the panel's score. What lacks one has no total ([PA3]). */
function total(of: Subject, parts: readonly Working[], weights: readonly Exact[], { criteriaBy }: Panel): Working {
  const first = parts.find(({ left }) => left !== undefined)
  if (first?.left !== undefined) return { of, by: 'none', value: null, left: parts.every(({ left }) => left === first.left) ? first.left : 'incomplete', parts }
  const added = sum(parts.flatMap(({ value, counts }) => counts ?? value ?? []))
  return criteriaBy === 'weightedMean' ? { of, by: 'weightedMean', value: added.div(sum(weights)), parts } : { of, by: 'sum', value: added, parts }
}
