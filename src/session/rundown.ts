import type { Cue } from './cue'
import type { Plan } from './plan'

/** The cue of that id; `undefined` where the rundown has none. */
export function findCue(plan: Plan, id: string): Cue | undefined {
  return plan.rundown.find((cue) => cue.id === id)
}

/** Those who do not take the stage now: passed over, withdrawn or not there. */
export type Absent = Readonly<Record<string, unknown>>

/** The contestant whose turn a cue is part of; `null` for all other cues. A comment on somebody stays when they are gone. */
export function speakerOf(cue: Cue): string | null {
  return cue.kind === 'call' || cue.kind === 'start' || cue.kind === 'segment' || cue.kind === 'end' ? cue.contestant : null
}

/** Whose score a cue shows, where it shows one contestant's. */
export function scoredAlone(cue: Cue): string | null {
  return cue.kind === 'score' && cue.of.length === 1 ? (cue.of[0] ?? null) : null
}

/** The cue after that one, past those of whoever is absent ([LC3]); `undefined` after the last. */
export function cueAfter(plan: Plan, id: string, absent: Absent = {}): Cue | undefined {
  const index = plan.rundown.findIndex((cue) => cue.id === id)
  return index < 0 ? undefined : plan.rundown.slice(index + 1).find((cue) => !Object.hasOwn(absent, speakerOf(cue) ?? scoredAlone(cue) ?? ''))
}
