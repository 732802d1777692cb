import type { Cue, CueOf } from './cue'
import type { EventOf } from './events'
import type { Contestant, Plan } from './plan'
import { scoredAlone, speakerOf } from './rundown'
import { shortenedTo } from './speech'

/** The name by which a contestant stands in lists and on boards: the typed short name, else the unit. */
export function nameOf(plan: Plan, id: string): string {
  const contestant = plan.contestants.find((item) => item.id === id)
  return contestant === undefined ? id : (contestant.shortName ?? contestant.unit)
}

/** The plan with one contestant changed. */
export function withContestant(plan: Plan, id: string, change: (contestant: Contestant) => Contestant): Plan {
  return { ...plan, contestants: plan.contestants.map((item) => (item.id === id ? change(item) : item)) }
}

/** The plan with a corrected unit, short name or title, in the labels of the rundown too ([LC2]). */
export function corrected(plan: Plan, { contestant, unit, shortName, role }: Pick<EventOf<'titleCorrected'>, 'contestant' | 'unit' | 'shortName' | 'role'>): Plan {
  const changed = withContestant(plan, contestant, (item) => ({
    ...item,
    ...(unit === undefined ? {} : { unit }),
    ...(shortName === undefined ? {} : { shortName }),
    ...(role === undefined ? {} : { role }),
  }))
  const [old, now] = [nameOf(plan, contestant), nameOf(changed, contestant)]
  if (old === now) return changed
  return { ...changed, rundown: changed.rundown.map((cue) => (('contestant' in cue && cue.contestant === contestant) || scoredAlone(cue) === contestant ? { ...cue, label: fitted(cue.label.replaceAll(old, now)) } : cue)) }
}

/** A label is at most sixty characters. */
function fitted(label: string): string {
  return [...label].slice(0, 60).join('')
}

/**
 * The plan in another order of contestants: the turns in the rundown change places with them, and all that stands
 * between the turns stays where it is ([LC4]).
 * @param order some or all contestants; they share the places that they had among themselves
 */
export function reordered(plan: Plan, order: readonly string[]): Plan {
  const moving = new Set(order)
  const places = plan.contestants.filter(({ id }) => moving.has(id)).map(({ id }) => id)
  const successor = new Map(places.map((id, index) => [id, order[index] ?? id]))
  const byId = new Map(plan.contestants.map((item) => [item.id, item]))
  const contestants = plan.contestants.map((item) => byId.get(successor.get(item.id) ?? item.id) ?? item)
  return { ...plan, contestants, rundown: turnsMoved(plan.rundown, successor, (id) => nameOf(plan, id)) }
}

function turnsMoved(rundown: readonly Cue[], successor: ReadonlyMap<string, string>, named: (id: string) => string): Cue[] {
  // A comment on somebody moves with their turn.
  const turnOf = (cue: Cue) => (cue.kind === 'comment' ? (cue.contestant ?? null) : speakerOf(cue))
  const turn = (id: string) => rundown.filter((cue) => turnOf(cue) === id)
  const placed = new Set<string>()
  return rundown.flatMap((cue) => {
    if (cue.kind === 'score') return [scoresMoved(cue, successor, named)]
    const speaker = turnOf(cue)
    const next = speaker === null ? undefined : successor.get(speaker)
    if (speaker === null || next === undefined) return [cue]
    if (placed.has(speaker)) return []
    placed.add(speaker)
    return turn(next)
  })
}

/** 亮分 belongs to a place: whoever stands there now is shown, so that the first few are still the first few. */
function scoresMoved(cue: CueOf<'score'>, successor: ReadonlyMap<string, string>, named: (id: string) => string): Cue {
  const alone = scoredAlone(cue)
  const next = alone === null ? undefined : successor.get(alone)
  const moved = { ...cue, of: cue.of.map((id) => successor.get(id) ?? id) }
  if (alone === null || next === undefined) return moved
  const said = (text: string) => text.replaceAll(named(alone), named(next))
  return { ...moved, label: fitted(said(cue.label)), ...(cue.script === undefined ? {} : { script: said(cue.script) }) }
}

/** The plan with one more contestant and their turn ([LC5]). */
export function inserted(plan: Plan, { id, unit, shortName, role, person, before, cues }: EventOf<'contestantInserted'>): Plan {
  const contestant: Contestant = { id, unit, ...(shortName === undefined ? {} : { shortName }), role, ...(person === undefined ? {} : { person }), facts: [] }
  const place = before === null ? plan.contestants.length : plan.contestants.findIndex((item) => item.id === before)
  const turn = before === null ? lastTurn(plan.rundown) : plan.rundown.findIndex((cue) => speakerOf(cue) === before)
  if (place < 0 || turn < 0) return plan
  return {
    ...plan,
    contestants: [...plan.contestants.slice(0, place), contestant, ...plan.contestants.slice(place)],
    rundown: [...plan.rundown.slice(0, turn), ...cues, ...plan.rundown.slice(turn)],
  }
}

function lastTurn(rundown: readonly Cue[]): number {
  return rundown.findLastIndex((cue) => speakerOf(cue) !== null) + 1
}

/** The turn of a new contestant, made after another's: same steps, the name put in ([LC5]). */
export function turnLike(plan: Plan, model: string, id: string, name: string): Cue[] {
  const old = nameOf(plan, model)
  return plan.rundown
    .filter((cue) => speakerOf(cue) === model || scoredAlone(cue) === model)
    .map((cue, index) => {
      const { script: _script, standby: _standby, ...rest } = cue
      return { ...rest, id: `${id}-${cue.kind}-${String(index + 1)}`, label: fitted(cue.label.includes(old) ? cue.label.replaceAll(old, name) : `${cue.label} ${name}`), ...(cue.kind === 'score' ? { of: [id] } : { contestant: id }) }
    })
}

/** The plan in which everybody named speaks no longer than `budget` ([LC6]). */
export function shortened(plan: Plan, who: ReadonlySet<string>, budget: number): Plan {
  return {
    ...plan,
    contestants: plan.contestants.map((item) => {
      const times = item.speech ?? plan.speech
      return who.has(item.id) && times.budget > budget ? { ...item, speech: shortenedTo(times, budget) } : item
    }),
  }
}
