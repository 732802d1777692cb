/** How long things take on the stage, in milliseconds, and their easing. */
export const TEMPO = {
  /** A change of screen, through dark. */
  change: 450,
  /** A large title. */
  title: 700,
  /** A row that wipes in, and from one to the next; the first three have more time. */
  row: 380,
  rowStep: 300,
  podium: 620,
  podiumStep: 820,
  /** A bar that grows to its value. */
  bar: 900,
  /** The longest a number may count. */
  count: 1_200,
  /** A flag that unfurls, and one slow wave of it afterwards. */
  flag: 900,
  wave: 6_000,
} as const

/** Rows that have more time, from the first. */
export const PODIUM = 3

/** When the row at `index` (from 0) of a list begins, and how long it takes. */
export function rowTime(index: number): { readonly at: number; readonly duration: number } {
  const before = Math.min(index, PODIUM)
  return { at: before * TEMPO.podiumStep + (index - before) * TEMPO.rowStep, duration: index < PODIUM ? TEMPO.podium : TEMPO.row }
}
