import type { DeskPanel, DeskSheet } from '../../session/view/desk'

/** How long a desk counts as typing after its last paper, in milliseconds. */
const TYPING = 120_000
/** Papers that tell how fast this desk is; older ones say less. */
const LAST = 15

/** How often papers still have to be typed: twice each that was handed out, once more each that was typed once. */
export function passesLeft(panels: readonly DeskPanel[], sheets: readonly DeskSheet[]): number {
  return panels.reduce((sum, { id, issued }) => {
    const own = sheets.filter(({ panel }) => panel === id)
    const once = own.filter(({ state }) => state === 'once').length
    return sum + once + 2 * Math.max(0, (issued ?? own.length) - own.length)
  }, 0)
}

/** The middle of the last durations; `null` where there is none. */
export function median(durations: readonly number[]): number | null {
  const sorted = durations.slice(-LAST).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return (low + high) / 2
}

/** Who typed when last, by name, after the papers have become `sheets`. Times in milliseconds of one clock. */
export function seenTyping(before: ReadonlyMap<string, number>, old: readonly DeskSheet[], sheets: readonly DeskSheet[], now: number): ReadonlyMap<string, number> {
  const passes = new Map(old.map(({ panel, sheet, clerks }) => [`${panel}/${String(sheet)}`, clerks.length]))
  const seen = new Map(before)
  for (const { panel, sheet, clerks } of sheets) for (const name of clerks.slice(passes.get(`${panel}/${String(sheet)}`) ?? 0)) seen.set(name, now)
  return seen
}

/** How many desks type, this one among them. */
export function desksTyping(seen: ReadonlyMap<string, number>, now: number): number {
  return Math.max(1, [...seen.values()].filter((at) => now - at <= TYPING).length)
}

/**
 * Minutes until all papers are typed twice, rounded up; `null` while nobody can know.
 * @param each milliseconds a paper takes at this desk
 */
export function minutesLeft(passes: number, each: number | null, desks: number): number | null {
  if (passes === 0) return 0
  return each === null ? null : Math.ceil((passes * each) / desks / 60_000)
}
