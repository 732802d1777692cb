/** How much a file may hold: more than any meeting needs, and little enough that no file stops a browser. */
export const LIMITS = {
  /** Bytes of a file. */
  bytes: 16 * 1024 * 1024,
  /** Bytes of all parts of a workbook once unpacked. */
  inflated: 96 * 1024 * 1024,
  /** Parts of a workbook. */
  parts: 2_000,
  sheets: 50,
  rows: 20_000,
  columns: 200,
  /** Cells of all sheets that are not empty. */
  cells: 1_000_000,
  /** Code points of a cell. */
  cell: 2_000,
} as const

/** Whether a text is longer than a cell may be, by code points. */
export function tooLong(text: string): boolean {
  return text.length > LIMITS.cell && [...text].length > LIMITS.cell
}
