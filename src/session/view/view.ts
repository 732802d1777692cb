import type { ReadSlip } from '../slip'
import { SCREENS, type Screen } from '../screens'
import type { State } from '../state'
import type { DeskView } from './desk'
import { hostView, type HostView } from './host'
import type { JuryView } from './jury'
import { deskView } from './desk-view'
import { juryView } from './jury-view'
import type { Waiting } from './waiting'
import type { StageView } from './scene'
import { stageView } from './stage'

export const AUDIENCES = [...SCREENS, 'host', 'jury', 'desk'] as const
export type Audience = Screen | 'host' | 'jury' | 'desk'
export type View = StageView | HostView | JuryView | DeskView

/**
 * What an audience may know after some line, and nothing else ([VW1]).
 * @param read looks private values up; a value that is withheld or erased is left out of the view
 * @param waiting anonymous ballots in the box, counted
 */
export function view(state: State, audience: Audience, read: ReadSlip, waiting: readonly Waiting[] = []): View {
  switch (audience) {
    case 'host':
      return hostView(state, read, waiting)
    case 'jury':
      return juryView(state)
    case 'desk':
      return deskView(state, read)
    default:
      return stageView(state, audience, read, waiting)
  }
}
