import * as v from 'valibot'
import { SCREENS, type Screen } from '../session/screens'

const side = v.pipe(v.number(), v.finite(), v.minValue(0.1), v.maxValue(1_000))

/** How one screen of the venue is built and seen. It belongs to the place, not to a meeting. */
export const screenSettingsSchema = v.strictObject({
  /** Physical width : height of the wall, where the signal is stretched onto it; `null` where it is as the signal. */
  shape: v.nullable(v.strictObject({ width: side, height: side })),
  /** What the screen cuts off at each edge, in % of its width or height. */
  overscan: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10)),
  /** Distance of the farthest row, in heights of the stage. */
  farthest: v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(60)),
  /** Whether it rings as a speaker's time is up; only the speaker's screen does. */
  bell: v.optional(v.boolean(), false),
  /** And, softly, at the first warning. */
  bellAtWarning: v.optional(v.boolean(), false),
})
export type ScreenSettings = v.InferOutput<typeof screenSettingsSchema>

/** The settings of every screen. */
export type AllScreenSettings = Readonly<Record<Screen, ScreenSettings>>

/** What holds for a screen of which nothing was said. */
export const USUAL_SETTINGS: ScreenSettings = { shape: null, overscan: 0, farthest: 8, bell: false, bellAtWarning: false }

/** Settings as they were found; what cannot be read stands as usual. */
export function readScreenSettings(found: unknown): ScreenSettings {
  const parsed = v.safeParse(screenSettingsSchema, found)
  return parsed.success ? parsed.output : USUAL_SETTINGS
}

/** What a page asks about a screen's settings names one of these. */
export const screenNameSchema = v.picklist(SCREENS)
