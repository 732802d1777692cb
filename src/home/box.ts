import type { SessionEvent } from '../session/events'
import type { State } from '../session/state'
import type { Waiting } from '../session/view/waiting'
import type { BoxRecord } from '../store/jury-records'
import type { NewLine } from '../store/port'

/** Whether a session's ballots go through a box. */
export function isAnonymous({ plan }: State): boolean {
  return plan.scoring?.ballots === 'anonymous'
}

/** How many ballots wait in the box, by panel and contestants. One for whoever is locked was counted on another device ([AN5]). */
export function countBox(box: readonly BoxRecord[], { scoring }: Pick<State, 'scoring'>): readonly Waiting[] {
  const piles = new Map<string, { readonly panel: string; readonly of: readonly string[]; count: number }>()
  for (const { panel, of } of box) {
    if (of.every((id) => scoring.phases[id] === 'locked')) continue
    const key = `${panel} ${of.join(' ')}`
    const pile = piles.get(key) ?? { panel, of, count: 0 }
    pile.count += 1
    piles.set(key, pile)
  }
  return [...piles.values()]
}

/** What a line that locks marks takes out of the box. */
export function emptying(events: readonly SessionEvent[], box: readonly BoxRecord[], state: State): Pick<NewLine, 'empties'> {
  const locked = events.find((event) => event.type === 'scoringLocked')
  if (locked === undefined || !isAnonymous(state)) return {}
  const { contestants } = locked
  return { empties: { contestants, ids: box.filter(({ of }) => of.every((id) => contestants.includes(id))).map(({ id }) => id) } }
}
