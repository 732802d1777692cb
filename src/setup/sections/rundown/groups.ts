import type { Cue } from '../../../session/cue'
import { contestantOf } from '../../../session/templates/meaning'

/** Cues that belong together: one contestant's turn, or a cue of its own. */
export interface CueGroup {
  /** Of the first cue. */
  readonly id: string
  readonly contestant: string | null
  readonly cues: readonly Cue[]
}

/** Cuts a rundown into turns: cues of one contestant that follow one another, at least two. */
export function groupsOf(rundown: readonly Cue[]): CueGroup[] {
  const groups: { id: string; contestant: string | null; cues: Cue[] }[] = []
  for (const cue of rundown) {
    const contestant = contestantOf(cue)
    const last = groups.at(-1)
    if (contestant !== null && last?.contestant === contestant) last.cues.push(cue)
    else groups.push({ id: cue.id, contestant, cues: [cue] })
  }
  return groups
}
