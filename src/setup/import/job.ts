import { columnsOf, withFigure } from '../sections/board/figures'
import { newContestantId, takenIds, type DraftContestant } from '../sections/contestants/contestant'
import { freshId } from '../sections/edit'
import type { Draft } from '../../session/draft'
import type { Column } from '../../session/imports/columns'
import { CONTESTANT_COLUMNS, matchContestants, MOST_CONTESTANTS, readContestants, type ContestantRow } from '../../session/imports/contestants'
import { FACT_COLUMNS, readFacts } from '../../session/imports/facts'
import { figureColumns, PREVIOUS, readFigures, type FigureColumn } from '../../session/imports/figures'
import { JUROR_COLUMNS, MOST_JURORS, readJurors, type JurorRow } from '../../session/imports/jurors'
import type { Imported, ImportSheet, Layout } from '../../session/imports/table'
import { namedContestants } from '../../session/imports/who'
import { comparable } from '../../session/imports/words'
import { isDecimal } from '../../rules/exact'

/** What can be brought in here. */
export const IMPORTS = ['contestants', 'facts', 'figures', 'jurors'] as const
export type ImportKind = (typeof IMPORTS)[number]

/** One section of the draft as the table makes it. */
export type Change = { readonly [Name in 'contestants' | 'board' | 'extras']: { readonly section: Name; readonly value: Draft[Name] } }['contestants' | 'board' | 'extras']

/** What a table would do, in numbers. */
export interface Said {
  readonly what: 'added' | 'changed' | 'same' | 'cards' | 'cardsGone' | 'figuresNew' | 'figuresChanged' | 'figuresSame' | 'jurorsAdded' | 'jurorsChanged' | 'jurorsSame'
  readonly n: number
}

export interface Outcome {
  readonly said: readonly Said[]
  readonly change: Change
}

/** A kind of table for this draft: its columns, and what comes of a sheet. */
export interface Job {
  readonly columns: readonly Column[]
  readonly read: (sheet: ImportSheet, layout: Layout) => Imported<Outcome>
}

export function jobOf(kind: ImportKind, draft: Draft): Job {
  switch (kind) {
    case 'contestants':
      return { columns: CONTESTANT_COLUMNS, read: (sheet, layout) => then(readContestants(sheet, layout), sheet, (rows) => contestantsOf(rows, draft)) }
    case 'facts':
      return { columns: FACT_COLUMNS, read: (sheet, layout) => then(readFacts(sheet, layout, named(draft)), sheet, (rows) => factsOf(rows, draft)) }
    case 'figures': {
      const columns = boardColumns(draft.board.board)
      return { columns: figureColumns(columns), read: (sheet, layout) => then(readFigures(sheet, layout, named(draft), columns), sheet, (rows) => figuresOf(rows, draft)) }
    }
    case 'jurors':
      return { columns: JUROR_COLUMNS.filter(({ key }) => key !== 'panel'), read: (sheet, layout) => then(readJurors(sheet, layout), sheet, (rows) => jurorsOf(rows, draft)) }
    default:
      kind satisfies never
      return kind
  }
}

/** The columns of figures that a board has, as tables call them. */
export function boardColumns(board: Draft['board']['board']): FigureColumn[] {
  return columnsOf(board).map((key): FigureColumn => {
    if (key === 'previous') return PREVIOUS
    const block = board.blocks.find(({ id }) => `block:${id}` === key)
    const names = block === undefined ? [board.composite.name, '综合得分', '综合', '总分', '总得分', 'Composite', 'Total'] : [block.name]
    return { key, names: names.filter((name) => name !== ''), ...(block !== undefined && isDecimal(block.full) ? { min: '0', max: block.full } : {}) }
  })
}

function named(draft: Draft) {
  return namedContestants(draft.contestants.contestants)
}

/** What comes of rows that were read whole; `null` where there would be more than a plan holds. */
function then<Row>(read: Imported<readonly Row[]>, sheet: ImportSheet, make: (rows: readonly Row[]) => Outcome | number): Imported<Outcome> {
  if (!read.ok) return read
  const made = make(read.value)
  if (typeof made !== 'number') return { ...read, value: made }
  return { ok: false, count: 1, faults: [{ sheet: sheet.name, row: sheet.rows.length, column: null, code: 'tooManyRows', found: '', limit: String(made) }] }
}

function contestantsOf(rows: readonly ContestantRow[], draft: Draft): Outcome | number {
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

function factsOf(rows: Extract<ReturnType<typeof readFacts>, { ok: true }>['value'], draft: Draft): Outcome {
  const named = new Set(rows.map(({ contestant }) => contestant))
  const old = draft.contestants.contestants.filter(({ id }) => named.has(id)).reduce((sum, { facts }) => sum + facts.length, 0)
  const contestants = draft.contestants.contestants.map((one) => (named.has(one.id) ? { ...one, facts: rows.filter(({ contestant }) => contestant === one.id).map(({ fact }) => fact) } : one))
  return { said: saidOf({ cards: rows.length, cardsGone: old }), change: { section: 'contestants', value: { ...draft.contestants, contestants } } }
}

function figuresOf(rows: Extract<ReturnType<typeof readFigures>, { ok: true }>['value'], draft: Draft): Outcome {
  const order = draft.contestants.contestants.map(({ id }) => id)
  const columns = columnsOf(draft.board.board)
  let { board } = draft.board
  const counts = { figuresNew: 0, figuresChanged: 0, figuresSame: 0 }
  const before = new Map(figuresBefore(draft.board.board))
  for (const { column, contestant, value } of rows) {
    const key = columns.find((one) => one === column)
    if (key === undefined) continue
    const old = before.get(`${column} ${contestant}`)
    counts[old === undefined ? 'figuresNew' : old === value ? 'figuresSame' : 'figuresChanged'] += 1
    board = withFigure(board, key, contestant, value, order)
  }
  return { said: saidOf(counts), change: { section: 'board', value: { board } } }
}

function figuresBefore({ blocks, composite }: Draft['board']['board']): [string, string][] {
  const of = (column: string, figures: readonly { readonly contestant: string; readonly value: string }[]) => figures.map(({ contestant, value }): [string, string] => [`${column} ${contestant}`, value])
  return [...blocks.flatMap(({ id, figures }) => of(`block:${id}`, figures)), ...of('composite', composite.figures), ...of('previous', composite.previousRanks)]
}

function jurorsOf(rows: readonly JurorRow[], draft: Draft): Outcome | number {
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

function saidOf(counts: { readonly [What in Said['what']]?: number }): Said[] {
  return (Object.entries(counts) as [Said['what'], number][]).filter(([, n]) => n > 0).map(([what, n]) => ({ what, n }))
}

function same(a: object, b: object | undefined): boolean {
  const sorted = (of: object | undefined) => JSON.stringify(Object.entries(of ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)))
  return sorted(a) === sorted(b)
}
