import { COVERED, EMPTY, type Cell } from './table'

/** A column and a row, counted from 1. */
export interface At {
  readonly row: number
  readonly column: number
}

/** A merged range, both corners in it. */
export interface Range {
  readonly from: At
  readonly to: At
}

/** Cells that merged ranges may cover in all: ranges that lie over one another make no work without end. */
const MOST_COVERED = 1_000_000

/** The rows with the cells marked that merged ranges hide, as far as the sheet goes; what was stored under them stays. `null` where there is no end of them. */
export function withMerges(rows: Cell[][], merges: readonly Range[]): Cell[][] | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  let left = MOST_COVERED
  for (const { from, to } of merges) {
    for (let row = from.row; row <= Math.min(to.row, rows.length); row++) {
      const cells = rows[row - 1]
      const end = Math.min(to.column, width)
      left -= Math.max(1, end - from.column + 1)
      if (cells === undefined || left < 0) return null
      for (let column = from.column; column <= end; column++) {
        if (row === from.row && column === from.column) continue
        while (cells.length < column) cells.push(EMPTY)
        const cell = cells[column - 1] ?? EMPTY
        cells[column - 1] = cell.kind === 'empty' ? COVERED : { ...cell, covered: true }
      }
    }
  }
  return rows
}
