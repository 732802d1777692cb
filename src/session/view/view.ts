import type { ReadSlip } from '../slip'
import { SCREENS, type Screen } from '../screens'
import type { State } from '../state'
import { hostView, type HostView } from './host'
import type { StageView } from './scene'
import { stageView } from './stage'

export const AUDIENCES = [...SCREENS, 'host'] as const
export type Audience = Screen | 'host'
export type View = StageView | HostView

/**
 * What an audience may know after some line, and nothing else ([VW1]).
 * @param read looks private values up; a value that is withheld or erased is left out of the view
 */
export function view(state: State, audience: Audience, read: ReadSlip): View {
  return audience === 'host' ? hostView(state, read) : stageView(state, audience, read)
}
