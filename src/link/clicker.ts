import * as v from 'valibot'

/** Where a stage's window passes on what a clicker sends to it: the window that has the focus gets the keys. */
export const CLICKER_CHANNEL = 'leitai:clicker'

/** What clickers send. */
export const CLICKER_KEYS = ['PageDown', 'PageUp', 'b', '.'] as const
export type ClickerKey = (typeof CLICKER_KEYS)[number]

const keySchema = v.strictObject({ key: v.picklist(CLICKER_KEYS) })

/** Reads a message of the clicker's channel; `null` where it is none. */
export function readClicker(data: unknown): ClickerKey | null {
  const parsed = v.safeParse(keySchema, data)
  return parsed.success ? parsed.output.key : null
}
