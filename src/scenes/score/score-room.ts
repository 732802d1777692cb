import type { ScoreScene } from '../../session/view/scoring-scene'
import { EDGE, SEAM, type StageShape } from '../frame/stage-shape'

/** Where the parts of a score stand, in su. */
export interface ScoreRoom {
  /** Nothing but the score: no marks, one panel, nothing else that counts. */
  readonly alone: boolean
  /** Who it is: beside each other, or unit over role. */
  readonly who: { readonly width: number; readonly stacked: boolean; readonly unit: number }
  readonly given: { readonly width: number; readonly height: number }
  readonly hero: { readonly width: number; readonly size: number }
}

/** Height of the stage above and below the scene, with the foot of the marks. */
const MARGINS = 16
const GAP = 3

/** Shares out a stage: a wall has who, score and marks in a third each, a pillar one under the other. */
export function scoreRoom({ panels, others }: ScoreScene, { layout, text, width, height }: StageShape): ScoreRoom {
  const alone = panels.length + others.length < 2 && panels.every(({ marks }) => marks === null)
  const most = layout === 'standard' ? 22 : alone ? 26 : layout === 'wide' ? 30 : 36
  if (layout === 'portrait') {
    return { alone, who: { width: text, stacked: true, unit: 13 }, given: { width: text, height: height - MARGINS - 134 }, hero: { width: text * (alone ? 0.9 : 1) - 12, size: alone ? 40 : 34 } }
  }
  if (layout !== 'standard') {
    const side = text + SEAM - width * EDGE
    return { alone, who: { width: alone ? text : side, stacked: true, unit: alone ? 9 : 13 }, given: { width: side, height: height - MARGINS }, hero: { width: text - 12, size: most } }
  }
  if (alone) return { alone, who: { width: text, stacked: true, unit: 9.6 }, given: { width: 0, height: 0 }, hero: { width: text * 0.62 - 12, size: 25 } }
  const hero = text * 0.36
  return { alone, who: { width: text, stacked: false, unit: 9 }, given: { width: text - hero - GAP, height: height - MARGINS - 18 }, hero: { width: hero - 5, size: most } }
}
