import type { LiveStage } from '../../home/presence-list'
import { readableTo, sizeFor } from '../../scenes/frame/distance'
import { layoutOf, type Layout } from '../../scenes/frame/stage-shape'
import type { Screen } from '../../session/screens'
import type { ScreenSettings } from '../../store/screen-settings'

/** How a screen is doing, in one word, and how grave that is. */
export interface DisplayState {
  readonly word: 'closed' | 'filled' | 'open' | 'windowed' | 'hidden' | 'silent'
  readonly status: 'good' | 'warn' | 'bad' | 'idle'
}

/** The state of one screen: that of the window which does best. */
export function stateOf(screen: Screen, stages: readonly LiveStage[]): DisplayState {
  const mine = stages.filter((stage) => stage.screen === screen)
  if (mine.length === 0) return { word: 'closed', status: 'idle' }
  const heard = mine.filter((stage) => !stage.silent)
  if (heard.length === 0) return { word: 'silent', status: 'bad' }
  const visible = heard.filter((stage) => stage.visible)
  if (visible.length === 0) return { word: 'hidden', status: 'bad' }
  // The overlay is captured as a window: it need not fill anything.
  if (screen === 'overlay') return { word: 'open', status: 'good' }
  return visible.some((stage) => stage.fullscreen) ? { word: 'filled', status: 'good' } : { word: 'windowed', status: 'warn' }
}

/** Width : height of the picture as the hall sees it: the wall's, else the window's, else 16:9. */
export function aspectOf({ shape }: ScreenSettings, stage: LiveStage | undefined): number {
  if (shape !== null) return shape.width / shape.height
  return stage === undefined || stage.height === 0 ? 16 / 9 : stage.width / stage.height
}

/** What the farthest row cannot read; `null` where it can. Distances in stage heights, `need` in % of the height. */
export function tooFar({ farthest }: ScreenSettings, aspect: number): { readonly rows: number; readonly need: number; readonly reach: number } | null {
  const layout: Layout = layoutOf(aspect, 1)
  const reach = readableTo(layout)
  return farthest > reach ? { rows: farthest, need: sizeFor(farthest), reach } : null
}
