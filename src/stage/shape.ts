import type { ScreenSettings } from '../store/screen-settings'

/** How the stage lies in its window, in CSS pixels: laid out at `width` × `height`, then drawn narrower or wider by `stretch`. */
export interface StageBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly stretch: number
}

/**
 * Lays the stage out for a wall. Overscan keeps it off the edges that the screen cuts away. Where the wall is of another
 * shape than its signal, the stage is laid out in the wall's shape and pressed into the signal's, so that the wall, which
 * stretches the signal, shows a circle as a circle.
 * @param width of the window, in CSS pixels
 * @param height of the window, in CSS pixels
 */
export function stageBox({ shape, overscan }: ScreenSettings, width: number, height: number): StageBox {
  const [left, top] = [(width * overscan) / 100, (height * overscan) / 100]
  const [inner, tall] = [Math.max(0, width - 2 * left), Math.max(0, height - 2 * top)]
  // The shape is that of the whole wall; overscan takes the same share of both its sides.
  const wide = shape === null ? inner : (tall * shape.width) / shape.height
  return { left, top, width: wide, height: tall, stretch: wide > 0 ? inner / wide : 1 }
}
