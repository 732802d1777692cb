import type { Cue } from '../../../session/cue'
import { contestantOf } from '../../../session/templates/meaning'

/**
 * The cues of a contestant who is there again, as they were: each after the cue that it followed, and none of those that
 * were made instead.
 * @param old the rundown as it was before they went
 */
export function putBack(rundown: readonly Cue[], old: readonly Cue[], contestant: string): Cue[] {
  const theirs = (cue: Cue): boolean => contestantOf(cue) === contestant
  const first = rundown.findIndex(theirs)
  const result = rundown.filter((cue) => !theirs(cue))
  const taken = new Set(result.map(({ id }) => id))
  // Where what stood before them is gone too, they take the place of what was made instead.
  let last = -1
  for (const [index, cue] of old.entries()) {
    if (!theirs(cue) || taken.has(cue.id)) continue
    const before = old.slice(0, index).findLast(({ id }) => taken.has(id))
    if (before !== undefined) last = Math.max(last, result.findIndex(({ id }) => id === before.id))
    else if (last < 0) last = first - 1
    last += 1
    result.splice(last, 0, cue)
    taken.add(cue.id)
  }
  return result
}
