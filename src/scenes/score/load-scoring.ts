import { shallowRef } from 'vue'
import type { Scene } from '../../session/view/scene'
import type { ScoringScene } from '../../session/view/scoring-scene'
import type ScoringSwitch from './ScoringSwitch.vue'

const KINDS = ['score', 'scores', 'bars', 'tally', 'list', 'grades'] as const satisfies readonly ScoringScene['kind'][]

/**
 * The scenes of scoring come after the first picture of a stage, in one piece that the app keeps for use offline. `null`
 * until they are here.
 */
export const scoringSwitch = shallowRef<typeof ScoringSwitch | null>(null)

let coming: Promise<void> | null = null

/** Fetches the scenes of scoring, once. If it fails, the next call tries again. */
export function loadScoring(): Promise<void> {
  coming ??= import('./ScoringSwitch.vue').then(
    (made) => {
      scoringSwitch.value = made.default
    },
    () => {
      coming = null
    },
  )
  return coming
}

/** Whether a scene can be drawn now. */
export function isReady({ kind }: Scene): boolean {
  return scoringSwitch.value !== null || !KINDS.some((scoring) => scoring === kind)
}
