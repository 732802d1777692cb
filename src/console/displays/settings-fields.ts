import type { ScreenSettings } from '../../store/screen-settings'

/** What stands in the fields, as typed. */
export interface Fields {
  readonly width: string
  readonly height: string
  readonly overscan: string
  readonly farthest: string
}

/** What the fields say of a screen; the rest of its settings are switches. */
export type Built = Pick<ScreenSettings, 'shape' | 'overscan' | 'farthest'>

/** The settings, or what has to be mended: both sides of a wall or none, or a number from … to …. */
export type ReadFields =
  | { readonly ok: true; readonly settings: Built }
  | { readonly ok: false; readonly fault: 'both' }
  | { readonly ok: false; readonly fault: 'range'; readonly from: number; readonly to: number }

const RANGES = { width: [0.1, 1_000], height: [0.1, 1_000], overscan: [0, 10], farthest: [1, 60] } as const

/** Reads the fields; full-width digits and a decimal comma count as what they mean. */
export function readFields(fields: Fields): ReadFields {
  const [width, height] = [fields.width.trim(), fields.height.trim()]
  if ((width === '') !== (height === '')) return { ok: false, fault: 'both' }
  const shape = width === '' ? null : { width: numberOf(width), height: numberOf(height) }
  const overscan = numberOf(fields.overscan)
  const farthest = numberOf(fields.farthest)
  for (const [key, value] of Object.entries({ ...shape, overscan, farthest })) {
    const [from, to] = RANGES[key as keyof typeof RANGES]
    if (!(value >= from && value <= to)) return { ok: false, fault: 'range', from, to }
  }
  return { ok: true, settings: { shape, overscan, farthest } }
}

function numberOf(text: string): number {
  const plain = text.normalize('NFKC').trim().replace(/[,。]/, '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}
