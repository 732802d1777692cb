import * as v from 'valibot'
import { screenNameSchema, screenSettingsSchema, type AllScreenSettings } from '../store/screen-settings'

/** What a page asks of its worker about the venue's screens. */
export const screenRequests = [
  /** How each screen is built and seen. */
  v.strictObject({ kind: v.literal('screenSettings') }),
  v.strictObject({ kind: v.literal('saveScreenSettings'), screen: screenNameSchema, settings: screenSettingsSchema }),
] as const

/** The reply to each kind of request. */
export interface ScreenReplies {
  screenSettings: AllScreenSettings
  saveScreenSettings: null
}
