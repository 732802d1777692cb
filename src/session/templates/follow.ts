import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { withFreeIds } from './free-ids'
import { contestantOf, meaningOf, standsFor, withChanges, withoutGone } from './meaning'
import { rundownOf } from './rundown'
import { turnsInOrder } from './turn-order'
import type { TemplateWords } from './words'

/** A cue that went, with the author's words in it, and the template's cue that it stood for. */
export interface Gone {
  readonly cue: Cue
  readonly made: Cue
}

/**
 * The rundown after an edit of the plan ([TE5]). An author's cue goes only when the edit took away what it names, or when it
 * was the template's, unchanged, and the template no longer makes it; everything else stays, in the author's order, and
 * takes new names where the author left the template's. Turns change places as the contestants do, what stands between
 * them stays. What the template makes only now comes, unless a cue of the author's does it already.
 * @param before the plan as it was; its rundown is the one that follows
 * @param after the plan as it is now; its rundown is not read
 * @param gone what went at earlier edits: it comes back with its author's words when it is wanted again
 */
export function follow(before: PlanDraft, after: PlanDraft, words: TemplateWords, gone: readonly Gone[] = []): { readonly rundown: Cue[]; readonly gone: readonly Gone[] } {
  const now = rundownOf(after, words)
  if (before.rundown.length === 0) return { rundown: now, gone }
  const was = rundownOf(before, words)
  const wanted = new Map(now.map((cue) => [cue.id, cue]))
  const standing = standsFor(before.rundown, was)
  const left: Gone[] = []
  const breaks: Gone[] = []
  const kept = before.rundown.flatMap((cue, index) => {
    const made = standing.get(cue.id)
    const fresh = made === undefined ? undefined : wanted.get(made.id)
    const changed = made === undefined || JSON.stringify(sorted(cue)) !== JSON.stringify(sorted(made))
    const fitting = withoutGone(cue, after, before)
    // A break and the first scores stand after so many turns: where the template put them, the template moves them.
    const isTogether = made !== undefined && isSameTogether(cue, made)
    const previous = before.rundown[index - 1]?.id ?? ''
    const follows = isTogether ? standing.get(previous)?.id : cue.kind === 'interval' ? previous : null
    if (made !== undefined && fresh !== undefined && follows === was[was.indexOf(made) - 1]?.id) {
      breaks.push({ cue, made })
      return []
    }
    if ((fitting === null && !(isTogether && fresh !== undefined)) || (fresh === undefined && !changed)) {
      if (made !== undefined && changed) left.push({ cue, made })
      return []
    }
    if (made === undefined || fresh === undefined) return fitting ?? []
    const written = withChanges(fresh, isTogether ? cue : (fitting ?? cue), made)
    return withoutGone(written, after) ?? fitting ?? []
  })
  const came = now.filter(({ id }) => breaks.some(({ made }) => made.id === id) || !was.some((cue) => cue.id === id))
  const rundown = withCame(turnsInOrder(kept, before.contestants, after.contestants), came, { now, returning: [...gone, ...breaks] })
  return { rundown: withFreeIds(rundown), gone: [...gone.filter(({ made }) => !came.some(({ id }) => id === made.id)), ...left] }
}

/** Puts new cues where the template has them: after the cue before them that is there, else before the one after them. */
function withCame(kept: readonly Cue[], came: readonly Cue[], { now, returning }: { readonly now: readonly Cue[]; readonly returning: readonly Gone[] }): Cue[] {
  const done = new Set(kept.flatMap((cue) => meaningOf(cue) ?? []))
  const coming = new Set(came.filter((cue) => !done.has(meaningOf(cue) ?? '')).map(({ id }) => id))
  const at = new Map([...standsFor(kept, now)].map(([id, made]) => [made.id, id]))
  const result = [...kept]
  let last = -1
  for (const made of now) {
    const there = at.get(made.id)
    if (there !== undefined) {
      const place = result.findIndex(({ id }) => id === there)
      // A break or scores that the author left further up do not draw the turns up that come after them.
      last = made.kind === 'interval' || (made.kind === 'score' && contestantOf(made) === null) ? Math.max(last, place) : place
    }
    if (!coming.has(made.id)) continue
    const back = returning.findLast((one) => one.made.id === made.id && one.cue.kind === made.kind)
    const cue = back === undefined ? made : withChanges(made, back.cue, back.made)
    // Behind what else belongs to the speaker before: a comment that only the author has.
    const whose = last < 0 ? null : contestantOf(result[last] ?? made)
    if (whose !== null && whose !== contestantOf(made)) while (contestantOf(result[last + 1] ?? made) === whose) last += 1
    if (last < 0) last = firstAfter(result, made, { now, at }) - 1
    last += 1
    result.splice(last, 0, cue)
  }
  return result
}

/** The place of the first cue that the template has after one; 0 where none is there. */
function firstAfter(result: readonly Cue[], made: Cue, { now, at }: { readonly now: readonly Cue[]; readonly at: ReadonlyMap<string, string> }): number {
  const next = now.slice(now.indexOf(made)).find(({ id }) => at.has(id))
  return next === undefined ? 0 : result.findIndex(({ id }) => id === at.get(next.id))
}

function sorted(cue: Cue): unknown {
  return Object.entries(cue).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Whether both show the scores of the same several contestants: whom, is then the template's to say. */
function isSameTogether(cue: Cue, made: Cue): boolean {
  return cue.kind === 'score' && made.kind === 'score' && made.of.length > 1 && cue.of.join(' ') === made.of.join(' ')
}
