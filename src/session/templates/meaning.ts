import type { Cue } from '../cue'
import type { PlanDraft } from '../plan'
import { scoredAlone } from '../rundown'

/** What a cue is for, whatever its id: `call:a1`, `segment:a1:2`, `award:gold`, `thanks`; `null` where several may stand side by side. */
export function meaningOf(cue: Cue): string | null {
  switch (cue.kind) {
    case 'call':
    case 'start':
    case 'end':
      return `${cue.kind}:${cue.contestant}`
    case 'segment':
      return `segment:${cue.contestant}:${String(cue.segment)}`
    case 'comment':
      return cue.contestant === undefined ? null : `comment:${cue.contestant}`
    case 'award':
      return `award:${cue.flag}`
    case 'reveal':
      return `reveal:${cue.steps.map(({ show }) => show.join('+')).join(' ')}`
    case 'score':
      return `score:${cue.of.join('+')}`
    case 'title':
    case 'agenda':
    case 'facts':
    case 'draw':
    case 'order':
    case 'board':
    case 'bars':
    case 'tally':
    case 'list':
    case 'grades':
    case 'thanks':
      return cue.kind
    case 'interval':
    case 'message':
    case 'signal':
      return null
    default:
      cue satisfies never
      return null
  }
}

/**
 * Which of the template's cues each of an author's cues stands for: the one of its id, else the first of its meaning that no
 * other stands for. By the author's cue's id; what only the author has is not in it.
 */
export function standsFor(rundown: readonly Cue[], made: readonly Cue[]): Map<string, Cue> {
  const byId = new Map(made.map((cue) => [cue.id, cue]))
  const found = new Map<string, Cue>()
  for (const cue of rundown) {
    const same = byId.get(cue.id)
    if (same?.kind === cue.kind && contestantOf(same) === contestantOf(cue)) found.set(cue.id, same)
  }
  const taken = new Set([...found.values()].map(({ id }) => id))
  const free = new Map<string, Cue>()
  for (const cue of made) {
    const meaning = meaningOf(cue)
    if (meaning !== null && !taken.has(cue.id) && !free.has(meaning)) free.set(meaning, cue)
  }
  for (const cue of rundown) {
    const meaning = meaningOf(cue)
    const same = meaning === null || found.has(cue.id) ? undefined : free.get(meaning)
    if (meaning === null || same === undefined) continue
    found.set(cue.id, same)
    free.delete(meaning)
  }
  return found
}

/** Whose cue it is; the score of one alone is theirs. */
export function contestantOf(cue: Cue): string | null {
  return 'contestant' in cue ? (cue.contestant ?? null) : scoredAlone(cue)
}

/** The template's cue as it is now, with everything that the author had made different from the template's cue as it was. The id is the author's. */
export function withChanges(now: Cue, written: Cue, was: Cue): Cue {
  const values = (of: Cue): Record<string, unknown> => ({ ...of })
  const [a, b, c] = [values(now), values(written), values(was)]
  const keys = [...new Set([...Object.keys(b), ...Object.keys(a)])]
  const merged = keys.map((key) => [key, key === 'id' || JSON.stringify(b[key]) !== JSON.stringify(c[key]) ? b[key] : a[key]] as const)
  // All three are cues of one kind, so each key fits; what the author took out stays out.
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Cue
}

/**
 * A cue without what it names that is not in the plan: a result without panels that have gone, an agenda at no item.
 * `null` where nothing is left of it: its contestant, segment or flag has gone, or the draw that it was for.
 * @param known the plan as it was: what was not in that either stays named, for the author means something by it and the
 * check tells
 */
export function withoutGone(cue: Cue, plan: PlanDraft, known?: PlanDraft): Cue | null {
  const gone = (there: (of: PlanDraft) => boolean): boolean => !there(plan) && (known === undefined || there(known))
  const whose = contestantOf(cue)
  if (whose !== null && gone(({ contestants }) => contestants.some(({ id }) => id === whose))) return null
  switch (cue.kind) {
    case 'segment':
      return gone((of) => hasSegment(of, cue.contestant, cue.segment)) ? null : cue
    case 'award':
      return gone(({ board }) => board.flags.some(({ id }) => id === cue.flag)) ? null : cue
    case 'draw':
      return gone(({ stageOrder }) => stageOrder?.by === 'draw') ? null : cue
    case 'agenda': {
      const { item, ...rest } = cue
      return item !== undefined && gone(({ meeting }) => (meeting?.agenda ?? []).some(({ id }) => id === item)) ? rest : cue
    }
    case 'reveal': {
      const steps = cue.steps.map((step) => ({ ...step, show: step.show.filter((panel) => !gone((of) => panelsOf(of).has(panel))) })).filter(({ show }) => show.length > 0)
      return steps.length === 0 ? null : { ...cue, steps }
    }
    case 'score': {
      const of = cue.of.filter((id) => !gone(({ contestants }) => contestants.some((one) => one.id === id)))
      return of.length === 0 ? null : { ...cue, of }
    }
    case 'bars':
    case 'tally':
    case 'list':
    case 'grades':
    case 'title':
    case 'order':
    case 'facts':
    case 'call':
    case 'start':
    case 'end':
    case 'comment':
    case 'interval':
    case 'message':
    case 'signal':
    case 'board':
    case 'thanks':
      return cue
    default:
      cue satisfies never
      return cue
  }
}

function hasSegment({ contestants, speech }: PlanDraft, contestant: string, segment: number): boolean {
  return (contestants.find(({ id }) => id === contestant)?.speech ?? speech).segments[segment] !== undefined
}

function panelsOf({ board }: PlanDraft): Set<string> {
  return new Set(['composite', ...board.blocks.map(({ id }) => `block:${id}`), ...board.flags.map(({ id }) => `flag:${id}`)])
}
