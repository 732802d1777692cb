import type { Cue, PanelId } from './cue'
import type { State } from './state'
import { own } from './units'

/** The panels that a cue shows once `steps` of it have been taken. */
function panelsOf(cue: Cue, steps: number): readonly PanelId[] {
  switch (cue.kind) {
    case 'reveal':
      return cue.steps.slice(0, steps).flatMap((step) => step.show)
    case 'award':
      return steps > 0 ? [`flag:${cue.flag}`] : []
    case 'title':
    case 'agenda':
    case 'draw':
    case 'facts':
    case 'comment':
    case 'interval':
    case 'message':
    case 'signal':
    case 'order':
    case 'call':
    case 'start':
    case 'segment':
    case 'end':
    case 'board':
    case 'score':
    case 'bars':
    case 'tally':
    case 'list':
    case 'grades':
    case 'thanks':
      return []
    default:
      cue satisfies never
      return []
  }
}

/** The panels that stand open on the board now; after a step back one fewer ([RV2]). */
export function shownPanels(state: State): ReadonlySet<PanelId> {
  return new Set(state.plan.rundown.flatMap((cue) => panelsOf(cue, own(state.revealed, cue.id) ?? 0)))
}

/** Panels that a change of `revealed` brings to a screen for the first time are remembered for good ([RV3]). */
export function disclose(state: State): State {
  const fresh = [...shownPanels(state)].filter((panel) => !state.disclosed.includes(panel))
  return fresh.length === 0 ? state : { ...state, disclosed: [...state.disclosed, ...fresh] }
}
