/**
 * What a cell is. `number` and `percent` hold what the sheet shows to 15 digits (`54.96`, `85.5%`), `date` a day, a time or both
 * (`2022-07-26`, `09:30:00`), `boolean` `TRUE` or `FALSE`, `error` the error (`#DIV/0!`); `formula` is one without a figure that was worked out.
 */
export type CellKind = 'empty' | 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'formula' | 'error'

/** A cell as it was typed. */
export interface Cell {
  readonly text: string
  readonly kind: CellKind
  /** What stands here was worked out by a formula when the file was saved. */
  readonly computed?: true
  /** Hidden below the upper left cell of a merged range. */
  readonly covered?: true
}

/** A sheet. Rows end at their last cell that is not empty; sheets at their last row that has one. */
export interface Sheet {
  /** Empty where the file has one table and no name for it. */
  readonly name: string
  readonly hidden?: true
  readonly rows: readonly (readonly Cell[])[]
}

/** A file of tables. @property encoding how a file of text was read */
export interface Table {
  readonly from: 'xlsx' | 'csv' | 'paste'
  readonly encoding?: Encoding
  readonly sheets: readonly Sheet[]
}

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export const EMPTY: Cell = { text: '', kind: 'empty' }
export const COVERED: Cell = { text: '', kind: 'empty', covered: true }

/** The letters of a column, counted from 1: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}
