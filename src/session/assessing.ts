import type { AssessmentFault } from '../rules/assessment/faults'
import type { AssessmentFigures } from '../rules/assessment/figures'
import { assess } from '../rules/assessment/index'
import type { Assessed } from '../rules/assessment/result'
import type { AssessmentScheme } from '../rules/assessment/scheme'
import { compare, exact, isDecimal, sum, toDecimal, type Exact, type Rounding } from '../rules/exact'
import { competitionRank } from '../rules/rank'
import type { Working } from '../rules/working'
import type { Draft } from './draft'
import { indicatorsOf } from './indicators'

type Board = Draft['board']['board']
type Figures = Board['composite']['figures']
type Told = Pick<Draft, 'contestants' | 'assessment' | 'board'>
export type FilledColumn = `block:${string}` | 'composite'

/** One figure of the board, as it stands and as the figures of the indicators make it. Empty: there is none. */
export interface FilledCell {
  readonly contestant: string
  readonly column: FilledColumn
  /** `null`: the board has no such column. */
  readonly before: string | null
  readonly after: string
  readonly working: Working | null
}

/** What 指标数据 come to, and what they make of the board. */
export interface WorkedOut {
  readonly ok: true
  readonly assessed: Assessed
  /** Row by row in the contestants' order, column by column in the order of the blocks, the composite last. */
  readonly cells: readonly FilledCell[]
  readonly columns: readonly { readonly column: FilledColumn; readonly name: string }[]
  readonly board: Board
  /** Blocks of the board that are none of the assessment's, and the other way round. */
  readonly strange: readonly string[]
  readonly absent: readonly string[]
  /** The composite was the sum of the board's blocks, which does not come to the same: it is typed in now. */
  readonly nowGiven: boolean
  /** Contestants whose rank by the figures as they are written is not the assessment's, which parts those who are equal in its own way. */
  readonly otherRanks: readonly string[]
}

/** Nothing could be worked out: the assessment is impossible, or a figure is no number. */
export interface NotWorkedOut {
  readonly ok: false
  readonly faults: readonly AssessmentFault[]
}

const scored = (told: Told): string[] => told.contestants.contestants.flatMap(({ id, unscored }) => (unscored === true ? [] : [id]))
const typed = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text)

/**
 * The figures of a plan for `assess`: of whoever is scored, for indicators that the assessment has. A block without indicators, and a composite that is
 * given, take the points that stand on the board ([IF1]).
 */
export function assessmentFigures(told: Told): AssessmentFigures {
  const { assessment: scheme, indicatorFigures = [] } = told.assessment
  const units = scored(told)
  const known = new Set(indicatorsOf(scheme).map(({ id }) => id))
  const points = (list: Figures) => units.map((unit) => ({ unit, points: typed(list.find(({ contestant }) => contestant === unit)?.value) }))
  const { blocks, composite } = told.board.board
  return {
    units,
    indicators: indicatorFigures
      .filter(({ contestant, indicator }) => units.includes(contestant) && known.has(indicator))
      .map(({ contestant, indicator, actual, target, base, exempt }) => {
        const why = typed(exempt)
        return { unit: contestant, indicator, actual: typed(actual), target: typed(target), base: typed(base), ...(why === null ? {} : { exempt: why }) }
      }),
    blocks: (scheme?.blocks ?? []).flatMap(({ id, indicators }) => (indicators === undefined ? points(blocks.find((block) => block.id === id)?.figures ?? []).map((row) => ({ ...row, block: id })) : [])),
    ...(scheme?.composite?.by === 'given' ? { composites: points(composite.figures) } : {}),
  }
}

/**
 * Works 指标数据 out and puts them into the board: blocks by their ids, the composite unless jurors or people give it. A column for which nobody has points
 * stays as it was; in any other one a contestant without points has none on the board either ([IF2], [IF3]).
 * @param asAssessed the board gets the blocks of the assessment in place of its own
 * @returns `null` where there is no assessment, or nobody to assess
 */
export function workedOut(told: Told, asAssessed = false): WorkedOut | NotWorkedOut | null {
  const { assessment: scheme } = told.assessment
  const units = scored(told)
  if (scheme === undefined || units.length === 0) return null
  const figures = assessmentFigures(told)
  const assessed = assess(scheme, figures)
  if (!assessed.ok) return assessed
  const { blocks: old } = told.board.board
  const base = asAssessed ? withBlocksOf(told.board.board, scheme) : told.board.board
  const made = valuesOf(scheme, assessed, base)
  const isGiven = scheme.composite?.by === 'given' || base.composite.method === 'judged'
  const filled = { ...base, blocks: base.blocks.map((block) => ({ ...block, figures: replaced(block.figures, made.get(`block:${block.id}`), told) })) }
  const composite = isGiven ? undefined : made.get('composite')
  const nowGiven = composite !== undefined && base.composite.method === 'sum' && !sumsTo(filled.blocks, composite)
  const writes = composite !== undefined && (base.composite.method === 'given' || nowGiven)
  const board: Board = writes ? { ...filled, composite: { ...filled.composite, method: 'given', figures: replaced(base.composite.figures, composite, told) } } : filled
  const columns = [...scheme.blocks.map(({ id, name }) => ({ column: `block:${id}` as const, name })), { column: 'composite' as const, name: base.composite.name }]
  const workings = workingsOf(scheme, figures, assessed)
  return {
    ok: true,
    assessed,
    columns,
    cells: units.flatMap((contestant) =>
      columns.map(({ column }): FilledCell => {
        const before = onBoard(told.board.board, column)
        const isWritten = column === 'composite' ? writes : base.blocks.some(({ id }) => `block:${id}` === column)
        const after = (isWritten ? onBoard(board, column)?.find((row) => row.contestant === contestant)?.value : made.get(column)?.get(contestant)) ?? ''
        return { contestant, column, before: isWritten ? (before?.find((row) => row.contestant === contestant)?.value ?? '') : null, after, working: workings.get(`${column} ${contestant}`) ?? null }
      }),
    ),
    board,
    strange: old.filter(({ id }) => !scheme.blocks.some((block) => block.id === id)).map(({ name }) => name),
    absent: scheme.blocks.filter(({ id }) => !old.some((block) => block.id === id)).map(({ name }) => name),
    nowGiven,
    otherRanks: composite === undefined ? [] : otherRanks(composite, assessed, units),
  }
}

/** Cells of the board that are not what the figures come to: `54.9` and `54.90` are the same. */
export function stale({ cells }: WorkedOut): readonly FilledCell[] {
  return cells.filter(({ before, after }) => before !== null && before !== after && !(isDecimal(before) && isDecimal(after) && compare(exact(before), exact(after)) === 0))
}

/** The points of each column that anybody has, as they are written. */
function valuesOf(scheme: AssessmentScheme, { units }: Assessed, { places }: Board): ReadonlyMap<FilledColumn, ReadonlyMap<string, string>> {
  const cut: Rounding = { places, mode: 'halfAway' }
  const written = (of: Exact | null, rounding: Rounding = cut): string[] => (of === null ? [] : [toDecimal(of, rounding.places, rounding.mode)])
  const column = (values: (at: number) => string[]) => new Map(units.flatMap(({ unit }, at) => values(at).map((value) => [unit, value] as const)))
  const all = [
    ...scheme.blocks.flatMap((block, at) => (block.indicators === undefined ? [] : [[`block:${block.id}` as const, column((row) => written(units[row]?.blocks[at]?.points ?? null, scheme.rounding?.block))] as const])),
    ['composite' as const, column((row) => written(units[row]?.composite ?? null, scheme.rounding?.composite))] as const,
  ]
  return new Map<FilledColumn, ReadonlyMap<string, string>>(all.filter(([, values]) => values.size > 0))
}

/** A column with new values for whoever is scored, in the contestants' order; as it was where there are none. */
function replaced(now: Figures, values: ReadonlyMap<string, string> | undefined, told: Told): Figures {
  if (values === undefined) return now
  const units = new Set(scored(told))
  const kept = now.filter(({ contestant }) => !units.has(contestant))
  return [...told.contestants.contestants.flatMap(({ id }) => [...kept.filter(({ contestant }) => contestant === id), ...(values.has(id) ? [{ contestant: id, value: values.get(id) ?? '' }] : [])]), ...kept.filter(({ contestant }) => !told.contestants.contestants.some(({ id }) => id === contestant))]
}

function onBoard({ blocks, composite }: Board, column: FilledColumn): Figures | undefined {
  return column === 'composite' ? composite.figures : blocks.find(({ id }) => `block:${id}` === column)?.figures
}

/** The board with the blocks of an assessment: those of the same id keep their figures. */
function withBlocksOf(board: Board, { blocks, full }: AssessmentScheme): Board {
  return {
    ...board,
    blocks: blocks.map((block) => ({ id: block.id, name: block.name, full: block.full.slice(0, 8), figures: board.blocks.find(({ id }) => id === block.id)?.figures ?? [] })),
    composite: { ...board.composite, full: full.slice(0, 8) },
  }
}

/** Whether the blocks of a board add up to each of these composites, and to no other ([IF4]). */
function sumsTo(blocks: Board['blocks'], composite: ReadonlyMap<string, string>): boolean {
  const of = (id: string) => blocks.flatMap(({ figures }) => figures.filter(({ contestant, value }) => contestant === id && isDecimal(value)).map(({ value }) => exact(value)))
  const whole = new Set(blocks.flatMap(({ figures }) => figures.map(({ contestant }) => contestant)).filter((id) => of(id).length === blocks.length))
  return whole.size === composite.size && [...composite].every(([id, value]) => whole.has(id) && compare(sum(of(id)), exact(value)) === 0)
}

function otherRanks(composite: ReadonlyMap<string, string>, { ranking }: Assessed, units: readonly string[]): string[] {
  const shown = new Map(competitionRank([...composite].map(([id, value]) => ({ id, score: exact(value) }))).map(({ id, rank }) => [id, rank]))
  return units.filter((id) => shown.get(id) !== ranking.find((row) => row.id === id)?.rank)
}

/** The working of each figure, by column and contestant. A given composite explains nothing of its blocks: theirs are worked out as if they were added. */
function workingsOf(scheme: AssessmentScheme, figures: AssessmentFigures, assessed: Assessed): ReadonlyMap<string, Working> {
  const { composite, ...rest } = scheme
  const { composites: _, ...plain } = figures
  const added = composite?.by === 'given' ? assess(rest, plain) : assessed
  return new Map([
    ...(added.ok ? added.units : []).flatMap(({ unit, working }) => working.parts.filter(({ of }) => of.kind === 'block').map((part) => [`block:${part.of.id} ${unit}`, part] as const)),
    ...assessed.units.map(({ unit, working }) => [`composite ${unit}`, working] as const),
  ])
}
