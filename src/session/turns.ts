import { findCue, speakerOf } from './rundown'
import type { State } from './state'

/** Whoever the stage is with now: the contestant of the present cue, else whoever's clock still runs. */
export function onStage(state: State): string | null {
  const cue = findCue(state.plan, state.tracks.stage.cue)
  const speaker = cue === undefined ? null : speakerOf(cue)
  if (speaker !== null && cue?.kind !== 'end') return speaker
  return state.timer !== null && !state.timer.stopped ? state.timer.contestant : null
}

/** Whether somebody has begun to speak, in this meeting. */
export function hasSpoken(state: State, id: string): boolean {
  return Object.hasOwn(state.spoken, id) || state.timer?.contestant === id
}

/** Those whose turn is still to come, in their order: not on stage, not heard, not gone. */
export function stillToCome(state: State): string[] {
  const now = onStage(state)
  return state.plan.contestants
    .map(({ id }) => id)
    .filter((id) => id !== now && !hasSpoken(state, id) && !Object.hasOwn(state.standing, id))
}
