export type Layout = 'standard' | 'wide' | 'ultra' | 'portrait'

/** The stage in su (1 % of its height, less where the stage is narrower than 16:9). */
export interface StageShape {
  readonly layout: Layout
  readonly width: number
  readonly height: number
  /** Free width of one text region: the stage inside its margins, or one third of a wide wall. */
  readonly text: number
}

/** Share of width or height that stays free of text at each edge, a hair more than 3 %. */
export const EDGE = 0.0305

/** Room between text and the line where two thirds meet, in su. */
export const SEAM = 4

export function layoutOf(width: number, height: number): Layout {
  const ratio = width / height
  return ratio >= 4.4 ? 'ultra' : ratio >= 2.4 ? 'wide' : ratio >= 1 ? 'standard' : 'portrait'
}

/** The shape of a stage of `width` × `height` pixels. What has no size is taken for 16:9. */
export function stageShape(width: number, height: number): StageShape {
  if (width <= 0 || height <= 0) return stageShape(16, 9)
  const su = Math.min(height / 100, width / 177.78)
  const layout = layoutOf(width, height)
  const whole = width / su
  const thirds = layout === 'wide' || layout === 'ultra'
  return { layout, width: whole, height: height / su, text: thirds ? whole / 3 - 2 * SEAM : whole * (1 - 2 * EDGE) }
}
