import type { DeskSheet } from '../../session/view/desk'

/** 初录 or 复录. */
export type Pass = 1 | 2

/** How the papers of one bundle stand. */
export interface BundleCount {
  readonly sheets: number
  readonly once: number
  readonly differing: number
  readonly settled: number
}

/** The papers of one bundle, by number. */
export function sheetsOf(sheets: readonly DeskSheet[], panel: string, bundle: number): DeskSheet[] {
  return sheets.filter((one) => one.panel === panel && one.bundle === bundle).sort((a, b) => a.sheet - b.sheet)
}

export function countBundle(sheets: readonly DeskSheet[]): BundleCount {
  const of = (state: DeskSheet['state']) => sheets.filter((one) => one.state === state).length
  return { sheets: sheets.length, once: of('once'), differing: of('differs'), settled: of('settled') }
}

/** Numbers of bundles of a panel, upwards. */
export function bundlesOf(sheets: readonly DeskSheet[], panel: string): number[] {
  return [...new Set(sheets.filter((one) => one.panel === panel).map(({ bundle }) => bundle))].sort((a, b) => a - b)
}

/**
 * The number that is proposed for the next paper. 初录: the next one of this bundle that nobody has typed, or after the
 * last of the panel. 复录: the first of this bundle that somebody else typed once; `null` where none waits.
 * @param after the paper that was typed last at this desk; `null` at the beginning
 */
export function nextSheet(all: readonly DeskSheet[], panel: string, bundle: number, pass: Pass, clerk: string, after: number | null): number | null {
  const own = sheetsOf(all, panel, bundle)
  if (pass === 2) {
    const waiting = own.filter(({ state, clerks }) => state === 'once' && clerks[0] !== clerk).map(({ sheet }) => sheet)
    return waiting.find((sheet) => sheet > (after ?? 0)) ?? waiting[0] ?? null
  }
  const taken = new Set(all.filter((one) => one.panel === panel).map(({ sheet }) => sheet))
  let next = (own.at(-1)?.sheet ?? after ?? Math.max(0, ...taken)) + 1
  while (taken.has(next)) next++
  return next
}

/** Why a number cannot be typed in this pass, by a code; `null` where it can. */
export function refusedSheet(all: readonly DeskSheet[], panel: string, sheet: number, pass: Pass, clerk: string): 'typedOnce' | 'notTyped' | 'sameClerk' | 'typedTwice' | null {
  const there = all.find((one) => one.panel === panel && one.sheet === sheet)
  if (pass === 1) return there === undefined ? null : 'typedOnce'
  if (there === undefined) return 'notTyped'
  if (there.state !== 'once') return 'typedTwice'
  return there.clerks[0] === clerk ? 'sameClerk' : null
}

/** Papers as they stand once those that this desk has just typed are in: the view may come a moment after the answer. */
export function withPending(sheets: readonly DeskSheet[], pending: readonly DeskSheet[]): DeskSheet[] {
  const same = (a: DeskSheet, b: DeskSheet) => a.panel === b.panel && a.sheet === b.sheet
  const late = pending.filter((one) => !sheets.some((there) => same(one, there) && there.clerks.length >= one.clerks.length))
  return [...sheets.filter((one) => !late.some((there) => same(one, there))), ...late]
}
