/** The most items that stand on a screen at once. */
const ITEMS = 10

/**
 * The items that are shown, by index from `from` up to `to`: all, or as many around the one that is reached as there is
 * room for, at most ten.
 * @param heights of each item, in su, with the gap after it
 * @param room in su
 */
export function agendaWindow(heights: readonly number[], reached: number, room: number): { readonly from: number; readonly to: number } {
  const middle = Math.min(Math.max(0, reached), Math.max(0, heights.length - 1))
  let [from, to] = [middle, Math.min(heights.length, middle + 1)]
  let used = heights[middle] ?? 0
  const fits = (height: number | undefined): boolean => height !== undefined && to - from < ITEMS && used + height <= room
  for (;;) {
    // What comes next matters more than what is over: of three items one lies behind.
    const back = fits(heights[from - 1])
    const ahead = fits(heights[to])
    if (!back && !ahead) return { from, to }
    if (ahead && (!back || to - middle <= 2 * (middle - from) + 1)) used += heights[to++] ?? 0
    else used += heights[--from] ?? 0
  }
}
