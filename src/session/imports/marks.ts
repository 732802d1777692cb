import { readMark } from '../../rules/judging/sheets'
import type { Criterion } from '../../rules/judging/scheme'
import type { Column } from './columns'
import { cellFault, readFigure, type Read } from './figure'
import { WHO } from './names'
import { readRows, type RowReader } from './rows'
import type { ImportCell, Imported, ImportSheet, Layout } from './table'
import { finderOf, ownNames, seenRows, whoIn, type Named } from './who'
import { comparable } from './words'

/** One mark of one sheet. @property sheet the juror's id where jurors are known, else the number of the sheet as it was typed */
export interface MarkRow {
  readonly sheet: string
  readonly contestant: string
  readonly criterion: string
  /** A decimal, or the name of an option; `null` where there is none. */
  readonly value: string | null
  readonly state?: 'missing' | 'abstained' | 'recused' | 'invalid'
}

/** Whose marks may stand in a table. */
export interface MarksContext {
  readonly contestants: readonly Named[]
  readonly criteria: readonly Criterion[]
  /** By seat; where they are not told, sheets are numbered as they are. */
  readonly jurors?: readonly Named[]
  /** A mark beyond maximum, minimum or step is refused, unless it is to be kept as it was given, for the rules to find invalid. */
  readonly invalid?: 'keep'
}

const SHEET: Column = { key: 'sheet', required: true, names: ['票号', '席位', '评委', '评委编号', '座位号', '编号', '序号', '评委姓名', 'Sheet', 'Seat', 'Juror', 'No'] }
const STATES = new Map<string, NonNullable<MarkRow['state']>>([
  ...['', '缺', '未打分', '空白', 'missing'].map((word) => [word, 'missing'] as const),
  ...['弃权', 'abstained'].map((word) => [word, 'abstained'] as const),
  ...['回避', 'recused'].map((word) => [word, 'recused'] as const),
  ...['无效', '作废', 'invalid'].map((word) => [word, 'invalid'] as const),
])

/** A row for each mark: sheet, contestant, criterion (where there are several), mark. */
export function markColumns(criteria: readonly Criterion[]): Column[] {
  return [
    SHEET,
    { key: 'contestant', required: true, names: WHO },
    { key: 'criterion', ...(criteria.length > 1 ? { required: true as const } : {}), names: ['评分项', '项目', '评分项目', '内容', 'Criterion'] },
    { key: 'mark', required: true, names: ['分数', '得分', '打分', '评分', '分值', 'Mark', 'Score', 'Points'] },
  ]
}

/** A row for each sheet, a column for each contestant, or for each contestant and criterion: 甲局, 甲局/内容. */
export function ballotColumns({ contestants, criteria }: MarksContext): Column[] {
  const several = criteria.length > 1
  const own = ownNames(contestants)
  return [SHEET, ...own.flatMap(({ id, names }) => criteria.map((criterion) => ({ key: keyOf(id, criterion.id), names: several ? names.flatMap((name) => ['/', ' ', '-', ''].map((mark) => `${name}${mark}${criterion.name}`)) : names })))]
}

/** Reads marks, one row each. The same mark twice is refused, whatever it says ([IM4]). */
export function readMarks(sheet: ImportSheet, layout: Layout, context: MarksContext): Imported<readonly MarkRow[]> {
  const { contestants, criteria, jurors } = context
  const [findContestant, findJuror, findCriterion, seen] = [finderOf(contestants), finderOf(jurors ?? []), finderOf(criteria.map(({ id, name }) => ({ id, names: [name] }))), seenRows()]
  return readRows<MarkRow>(sheet, layout, markColumns(criteria), (row) => {
    const of = sheetOf(row, findJuror, jurors !== undefined)
    const contestant = whoIn(row, 'contestant', findContestant)
    const id = criteria.length > 1 ? whoIn(row, 'criterion', findCriterion, 'unknownColumn') : (criteria[0]?.id ?? null)
    const criterion = criteria.find((one) => one.id === id)
    const mark = criterion === undefined ? null : row.read('mark', (cell) => readOne(cell, criterion, context.invalid))
    if (of === null || contestant === null || criterion === undefined || mark === null) return null
    const before = seen([of, contestant, criterion.id].join('\n'), row.row)
    return before === null ? { sheet: of, contestant, criterion: criterion.id, ...mark } : row.fault('mark', 'twice', String(before))
  })
}

/** Reads sheets, one row each. A contestant without a column has no marks in the table; an empty cell is a mark that is missing. */
export function readBallots(sheet: ImportSheet, layout: Layout, context: MarksContext): Imported<readonly MarkRow[]> {
  const { contestants, criteria, jurors } = context
  const [findJuror, seen] = [finderOf(jurors ?? []), seenRows()]
  const columns = ballotColumns(context)
  const there = contestants.flatMap(({ id }) => criteria.map((criterion) => ({ contestant: id, criterion, key: keyOf(id, criterion.id) }))).filter(({ key }) => layout.mapping.has(key))
  const needed = columns.map((column, at) => (at === 1 && there.length === 0 ? { ...column, required: true as const } : column))
  const read = readRows(sheet, layout, needed, (row) => {
    const of = sheetOf(row, findJuror, jurors !== undefined)
    const marks = there.map(({ contestant, criterion, key }) => {
      const mark = row.read(key, (cell) => readOne(cell, criterion, context.invalid))
      return mark === null || of === null ? null : { sheet: of, contestant, criterion: criterion.id, ...mark }
    })
    const before = of === null ? null : seen(of, row.row)
    if (before !== null) return row.fault('sheet', 'twice', String(before))
    return marks.flatMap((mark): MarkRow[] => (mark === null ? [] : [mark]))
  })
  return read.ok ? { ...read, value: read.value.flat() } : read
}

function keyOf(contestant: string, criterion: string): string {
  return `mark:${contestant}:${criterion}`
}

function sheetOf(row: RowReader, find: ReturnType<typeof finderOf>, known: boolean): string | null {
  return known ? whoIn(row, 'sheet', find, 'unknownJuror') : row.words('sheet', { max: 24, required: true })
}

type One = Pick<MarkRow, 'value' | 'state'>

function readOne(cell: ImportCell, criterion: Criterion, invalid?: 'keep'): Read<One> {
  const fault = cellFault(cell)
  if (fault !== null) return { ok: false, code: fault }
  const said = comparable(cell.text)
  const option = criterion.options?.find(({ name }) => comparable(name) === said)
  if (option !== undefined) return { ok: true, value: { value: option.name } }
  const state = STATES.get(said)
  if (state !== undefined) return { ok: true, value: { value: null, state } }
  if (criterion.options !== undefined) return { ok: false, code: 'choice', limit: criterion.options.map(({ name }) => name).join('、') }
  const figure = readFigure(cell)
  if (!figure.ok) return figure
  return invalid === 'keep' ? { ok: true, value: { value: figure.value } } : against(criterion, figure.value)
}

function against(criterion: Criterion, value: string): Read<One> {
  const { left } = readMark(criterion, value)
  if (left === 'aboveMaximum') return { ok: false, code: 'overMaximum', limit: criterion.max }
  if (left === 'belowMinimum') return value.startsWith('-') && criterion.min?.startsWith('-') !== true ? { ok: false, code: 'negative' } : { ok: false, code: 'belowMinimum', limit: criterion.min ?? '0' }
  return left === 'offStep' ? { ok: false, code: 'offStep', limit: criterion.step ?? '' } : { ok: true, value: { value } }
}
