/** A cell as a table of any file has it; the shape that `tables/` reads. */
export interface ImportCell {
  readonly text: string
  readonly kind: 'empty' | 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'formula' | 'error'
  /** Worked out by a formula when the file was saved: read like what was typed. */
  readonly computed?: true
  /** Hidden below a merged range. */
  readonly covered?: true
}

/** One sheet of it. */
export interface ImportSheet {
  readonly name: string
  readonly rows: readonly (readonly ImportCell[])[]
}

/** Which column holds what: the column's key → its place, counted from 0. */
export type Mapping = ReadonlyMap<string, number>

/** Which row names the columns, counted from 0; -1 where none does. */
export interface Layout {
  readonly header: number
  readonly mapping: Mapping
}

/** Why a cell, a row or a table is not taken. */
export type ImportCode =
  | 'columnMissing'
  | 'noRows'
  | 'tooManyRows'
  | 'required'
  | 'tooLong'
  | 'hidden'
  | 'privateUse'
  | 'replaced'
  | 'reserved'
  | 'formula'
  | 'errorValue'
  | 'merged'
  | 'date'
  | 'notANumber'
  | 'separator'
  | 'tooPrecise'
  | 'percent'
  | 'negative'
  | 'belowMinimum'
  | 'overMaximum'
  | 'offStep'
  | 'rank'
  | 'choice'
  | 'unknownContestant'
  | 'ambiguous'
  | 'unknownColumn'
  | 'unknownJuror'
  | 'unknownPanel'
  | 'twice'
  | 'tooManyFacts'

/** One thing that is wrong, and where. */
export interface ImportFault {
  readonly sheet: string
  /** From 1, as a spreadsheet counts. */
  readonly row: number
  /** From 1; `null` where it is the row as a whole, or a column that is not there. */
  readonly column: number | null
  readonly code: ImportCode
  /** What stands there, to the letter; the key of a column that is missing. */
  readonly found: string
  /** What it was held against: the most characters, the least or most points, where the same stood before. */
  readonly limit?: string
}

/** As many faults as are told; the rest is counted. */
export const MOST_FAULTS = 200

/** Rows that are not taken and not at fault. */
export interface Passed {
  /** Rows without a word. */
  readonly empty: number
  /** Example rows of a template. */
  readonly examples: number
}

/** Everything, or every fault there is ([IM1], [IM2]). */
export type Imported<Value> =
  | { readonly ok: true; readonly value: Value; readonly rows: number; readonly passed: Passed }
  | { readonly ok: false; readonly faults: readonly ImportFault[]; readonly count: number }
