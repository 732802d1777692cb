import * as v from 'valibot'
import { round, toDecimal, type Exact } from '../../rules/exact'
import type { Result } from '../../rules/index'
import type { Working } from '../../rules/working'
import { idSchema, readAs } from '../schema'
import type { ReadSlip, SlipRef } from '../slip'
import type { State } from '../state'
import { judged } from './marks'
import { panelsOf } from './panels'

/** The most seats whose marks a screen shows; a hall of delegates is shown by its panels' scores. */
export const MARKS_SHOWN = 21

const nullableText = v.nullable(v.string())
const dropped = v.nullable(v.picklist(['lowest', 'highest', 'other']))

/** 亮分, as it is pinned when it is first shown: what the hall may see of one contestant's score, and nothing else. */
export const scoreRowSchema = v.strictObject({
  contestant: idSchema,
  score: nullableText,
  /** Why there is no score, by a code of the rules. */
  none: nullableText,
  /** Among all whose marks were locked then. */
  rank: v.nullable(v.number()),
  grade: nullableText,
  panels: v.array(v.strictObject({ panel: idSchema, score: nullableText, marks: v.nullable(v.array(v.strictObject({ juror: v.string(), value: v.string(), dropped }))) })),
  others: v.array(v.strictObject({ id: v.string(), value: v.string() })),
})
export type ScoreRow = v.InferOutput<typeof scoreRowSchema>

/** The text of a row, which its slip hashes: its keys in the schema's order. */
export function scoreRowText(row: ScoreRow): string {
  return JSON.stringify(row)
}

/** Reads a pinned row; `null` where it is withheld, erased or none. */
export function readScoreRow(ref: SlipRef, read: ReadSlip): ScoreRow | null {
  const found = read(ref)
  return found.kind === 'value' ? readAs(scoreRowSchema, found.text) : null
}

/**
 * The rows of these contestants as a screen may show them ([SR1]): worked out among all whose marks are locked or whose score has been shown.
 * @returns `null` where the scheme cannot be worked out
 */
export function scoreRows(state: State, of: readonly string[], read: ReadSlip): readonly ScoreRow[] | null {
  const among = state.plan.contestants.map(({ id }) => id).filter((id) => of.includes(id) || Object.hasOwn(state.scoring.shown, id))
  const made = judged(state, among, read)
  if (made === null) return null
  return of.flatMap((id) => {
    const result = made.results.find((one) => one.id === id)
    return result === undefined ? [] : [rowOf(state, result)]
  })
}

/** One result as a row. */
export function rowOf({ plan }: State, { id, score, none, rank, grade, working }: Result): ScoreRow {
  const nodes = working === null ? [] : flat(working)
  const withMarks = plan.scoring?.marks === true && plan.scoring.ballots === 'named'
  return {
    contestant: id,
    score,
    none: none ?? null,
    rank: plan.scoring?.ranks === true ? rank : null,
    grade,
    panels: panelsOf(plan.scheme).map((panel) => {
      const node = nodes.find(({ of }) => of.kind === 'panel' && of.id === panel.id)
      return { panel: panel.id, score: node === undefined || node.value === null ? null : figure(node.value), marks: withMarks && node !== undefined ? marksIn(node) : null }
    }),
    others: nodes.flatMap(({ of, value, counts }) => {
      const points = counts ?? value
      return (of.kind === 'addition' || (of.kind === 'overtime' && of.name !== '')) && points !== null && points.n !== 0n ? [{ id: of.id, value: figure(points) }] : []
    }),
  }
}

/** The nodes that are parts of the scheme: panels are not opened. */
function flat(node: Working): readonly Working[] {
  if (node.of.kind === 'panel' && node.by !== 'product') return [node]
  if (node.of.kind === 'addition' || (node.of.kind === 'overtime' && node.of.name !== '')) return [node]
  return node.parts.flatMap(flat)
}

/** Each juror's figure with what was dropped; of panels that go by criterion, where there is only one. */
function marksIn(panel: Working): ScoreRow['panels'][number]['marks'] {
  const only = panel.parts[0]
  const jurors = only?.of.kind === 'criterion' ? (panel.parts.length === 1 ? only.parts : []) : panel.parts
  const marks = jurors.flatMap(({ of, value, left }) =>
    value === null ? [] : [{ juror: of.id, value: figure(value), dropped: left === 'lowest' || left === 'highest' ? left : left === undefined ? null : ('other' as const) }],
  )
  return marks.length === 0 || marks.length > MARKS_SHOWN ? null : marks
}

/** A figure in full where it ends within four places; cut to four else. */
function figure(value: Exact): string {
  for (let places = 0; places < 4; places++) if (round(value, { places, mode: 'truncate' }).equals(value)) return toDecimal(value, places)
  return toDecimal(value, 4)
}
