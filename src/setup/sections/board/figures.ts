import type { Draft } from '../../../session/draft'

type Board = Draft['board']['board']
type Figures = Board['composite']['figures']

/** A column of the table of figures: a block's, the composite's where it is typed, and the ranks of the last period. */
export type Column = `block:${string}` | 'composite' | 'previous'

/** The columns that a board has. */
export function columnsOf({ blocks, composite }: Board): Column[] {
  return [...blocks.map(({ id }): Column => `block:${id}`), ...(composite.method === 'given' ? (['composite'] as const) : []), 'previous']
}

/** The figures of one column. */
export function figuresOf(board: Board, column: Column): Figures {
  if (column === 'composite') return board.composite.figures
  if (column === 'previous') return board.composite.previousRanks
  return board.blocks.find(({ id }) => `block:${id}` === column)?.figures ?? []
}

/** A figure as typed; empty where there is none. */
export function figureOf(board: Board, column: Column, contestant: string): string {
  return figuresOf(board, column).find((figure) => figure.contestant === contestant)?.value ?? ''
}

/**
 * The board with one figure typed. An empty one is taken out: a missing mark is not a zero.
 * @param order the contestants' ids: figures stand in their order
 */
export function withFigure(board: Board, column: Column, contestant: string, value: string, order: readonly string[]): Board {
  const others = figuresOf(board, column).filter((figure) => figure.contestant !== contestant)
  const next = value === '' ? others : [...others, { contestant, value }].sort((a, b) => order.indexOf(a.contestant) - order.indexOf(b.contestant))
  if (column === 'composite') return { ...board, composite: { ...board.composite, figures: next } }
  if (column === 'previous') return { ...board, composite: { ...board.composite, previousRanks: next } }
  return { ...board, blocks: board.blocks.map((block) => (`block:${block.id}` === column ? { ...block, figures: next } : block)) }
}

/** The board without figures of contestants that are no longer there; the same board where there are none. */
export function withoutStrays(board: Board, order: readonly string[]): Board {
  const known = (figures: Figures) => figures.filter(({ contestant }) => order.includes(contestant))
  const all = columnsOf(board).concat('composite').flatMap((column) => figuresOf(board, column))
  if (known(all).length === all.length) return board
  const { composite } = board
  return {
    ...board,
    blocks: board.blocks.map((block) => ({ ...block, figures: known(block.figures) })),
    composite: { ...composite, figures: known(composite.figures), previousRanks: known(composite.previousRanks) },
  }
}

/** What a spreadsheet puts on the clipboard: rows by lines, cells by tabs. `null` where it is a single value. */
export function readCells(pasted: string): string[][] | null {
  const rows = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((row) => row.split('\t').map((cell) => cell.trim()))
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows
}

/** The board with a block of cells put in, its upper left corner at a row and a column. What lies outside is left out. */
export function withCells(board: Board, cells: readonly (readonly string[])[], at: { readonly row: number; readonly column: number }, order: readonly string[]): Board {
  const columns = columnsOf(board)
  let next = board
  cells.forEach((row, down) => {
    row.forEach((value, right) => {
      const [contestant, column] = [order[at.row + down], columns[at.column + right]]
      if (contestant !== undefined && column !== undefined) next = withFigure(next, column, contestant, value.slice(0, 24), order)
    })
  })
  return next
}
