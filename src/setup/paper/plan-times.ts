import type { PaperPlan } from '../../home/care-requests'
import type { Millis } from '../../session/units'

type PaperCue = PaperPlan['rundown'][number]
type Speaker = PaperPlan['contestants'][number]

const MINUTE = 60_000
/** What is set aside for what the plan gives no time: coming to the stage, and a comment. It is said on the sheet. */
export const ALLOWANCES = { call: MINUTE, comment: 2 * MINUTE } as const

/** A cue with the time it is planned to take, and when on the day it begins. */
export interface PlannedCue {
  readonly cue: PaperCue
  /** Milliseconds; 0 where it takes no time of its own. */
  readonly lasts: Millis
  /** Minutes since midnight, rounded down; `null` where the plan has no start. */
  readonly at: number | null
}

/** A timed part of a speech. */
export interface PlannedSegment {
  readonly name: string
  readonly budget: Millis
}

/** The rundown with planned times: budgets of the speeches, breaks and outside signals, and the allowances. */
export function plannedCues(plan: PaperPlan): PlannedCue[] {
  const start = minutesOf(plan.startTime)
  let passed = 0
  return plan.rundown.map((cue, index) => {
    const lasts = lastsOf(plan, cue, index)
    const at = start === null ? null : (start + Math.floor(passed / MINUTE)) % (24 * 60)
    passed += lasts
    return { cue, lasts, at }
  })
}

/** `9:05` of minutes since midnight. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`
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

function minutesOf(time: string | undefined): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(time ?? '')
  return found === null ? null : Number(found[1]) * 60 + Number(found[2])
}

function lastsOf(plan: PaperPlan, cue: PaperCue, index: number): Millis {
  switch (cue.kind) {
    case 'start':
      return stretch(plan, cue.contestant, index, 0)
    case 'segment':
      return stretch(plan, cue.contestant, index, cue.segment)
    case 'interval':
    case 'signal':
      return cue.lasts ?? 0
    case 'call':
    case 'comment':
      return ALLOWANCES[cue.kind]
    default:
      return 0
  }
}

/** A cue's part of a speech: from its segment to the one that the next cue of the same speech begins. */
function stretch(plan: PaperPlan, contestant: string, index: number, from: number): Millis {
  const speaker = plan.contestants.find(({ id }) => id === contestant)
  if (speaker === undefined) return 0
  const segments = segmentsOf(plan, speaker)
  const next = plan.rundown.slice(index + 1).find((cue) => 'contestant' in cue && cue.contestant === contestant && cue.kind === 'segment')
  if (next?.kind === 'segment') return sum(segments.slice(from, next.segment))
  return Math.max(0, budgetOf(plan, speaker) - sum(segments.slice(0, from)))
}

function sum(segments: readonly PlannedSegment[]): Millis {
  return segments.reduce((total, { budget }) => total + budget, 0)
}
