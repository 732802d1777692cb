import { isDecimal } from '../../rules/exact'
import type { Draft } from '../../session/draft'
import { PREVIOUS, type FigureColumn, type FigureRow } from '../../session/imports/figures'
import { columnsOf, figureOf, withFigure } from '../sections/board/figures'
import { additionsOf, figureIn, withAdded } from '../sections/scoring/additions'
import { figureCounts, saidOf, type Outcome } from './outcome'

/** The columns of figures that a board has, as tables call them. */
export function boardColumns(board: Draft['board']['board']): FigureColumn[] {
  return columnsOf(board).map((key): FigureColumn => {
    if (key === 'previous') return PREVIOUS
    const block = board.blocks.find(({ id }) => `block:${id}` === key)
    const names = block === undefined ? [board.composite.name, '综合得分', '综合', '总分', '总得分', 'Composite', 'Total'] : [block.name]
    return { key, names: names.filter((name) => name !== ''), ...(block !== undefined && isDecimal(block.full) ? { min: '0', max: block.full } : {}) }
  })
}

/** What figures of a table make of the board. What is empty in the table stays as it was ([IM7]). */
export function boardFiguresOf(rows: readonly FigureRow[], draft: Draft): Outcome {
  const order = draft.contestants.contestants.map(({ id }) => id)
  const columns = columnsOf(draft.board.board)
  const { counts, count } = figureCounts()
  let { board } = draft.board
  for (const { column, contestant, value } of rows) {
    const key = columns.find((one) => one === column)
    if (key === undefined) continue
    count(figureOf(board, key, contestant), value)
    board = withFigure(board, key, contestant, value, order)
  }
  return { said: saidOf(counts), change: { section: 'board', value: { board } } }
}

/** What a difficulty may be called: the scheme has no name of its own for it. */
const FACTOR = ['难度系数', '难度', '系数', 'Difficulty', 'Factor']
const columnOf = (id: string, name: string): string => `${name === '' ? 'factor' : 'addition'}:${id}`

/** A column for each of the scheme's points that no juror gives. They may be below zero: what is taken away may be written so. */
export function additionColumns(scheme: Draft['scheme']['scheme']): FigureColumn[] {
  return additionsOf(scheme).map(({ id, name }) => ({ key: columnOf(id, name), names: name === '' ? FACTOR : [name] }))
}

/** What they make of the points that the plan has. */
export function additionFiguresOf(rows: readonly FigureRow[], draft: Draft): Outcome {
  const order = draft.contestants.contestants.map(({ id }) => id)
  const ids = new Map(additionsOf(draft.scheme.scheme).map(({ id, name }) => [columnOf(id, name), id]))
  const { counts, count } = figureCounts()
  let additions = draft.scoring.additions ?? []
  for (const { column, contestant, value } of rows) {
    const id = ids.get(column)
    if (id === undefined) continue
    count(figureIn(additions, id, contestant), value)
    additions = withAdded(additions, id, contestant, value, order)
  }
  return { said: saidOf(counts), change: { section: 'scoring', value: { ...draft.scoring, ...(additions.length === 0 ? {} : { additions }) } } }
}
