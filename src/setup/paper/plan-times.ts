import type { PaperPlan } from '../../home/care-requests'
import type { Millis } from '../../session/units'
import { clockAt, timetable } from '../sections/rundown/planned'

type PaperCue = PaperPlan['rundown'][number]
type Speaker = PaperPlan['contestants'][number]

/** A cue with the time it is planned to take, and when on the day it begins: the same as in setup's rundown. */
export interface PlannedCue {
  readonly cue: PaperCue
  /** Milliseconds. */
  readonly lasts: Millis
  /** Nobody said so, it is what such a step mostly takes. */
  readonly assumed: boolean
  /** `14:05`, rounded down to the minute; empty where the plan has no start. */
  readonly at: string
}

/** A timed part of a speech. */
export interface PlannedSegment {
  readonly name: string
  readonly budget: Millis
}

/** The rundown with planned times. */
export function plannedCues(plan: PaperPlan): PlannedCue[] {
  const { rows } = timetable(plan)
  return plan.rundown.map((cue) => {
    const { lasts, assumed, from } = rows.get(cue.id) ?? { lasts: 0, assumed: true, from: 0 }
    return { cue, lasts, assumed, at: clockAt(plan.startTime, from) }
  })
}

/** The timed parts of somebody's speech: their own, else the arena's. */
export function segmentsOf(plan: PaperPlan, speaker: Speaker): readonly PlannedSegment[] {
  return (speaker.speech ?? plan.speech).segments
}

/** The time of somebody's whole speech. */
export function budgetOf(plan: PaperPlan, speaker: Speaker): Millis {
  const { budget, segments } = speaker.speech ?? plan.speech
  return plan.speech.shared ? budget : segments.reduce((total, segment) => total + segment.budget, 0)
}
