import type { Circumstances } from '../decision'
import type { NewSlip, SlipRef } from '../slip'
import { readSheet, SHEET_LIMIT, sheetText, type Sheet } from './sheet'

/** A sheet on its way into the book: its slip, and the sheet itself to look at. `null` where it cannot be read or is too long. */
export function sheetIn(given: Sheet | SlipRef, { slip, read }: Circumstances): { readonly sheet: Sheet; readonly ref: SlipRef; readonly fresh: readonly NewSlip[] } | null {
  if ('slip' in given) {
    const found = given.class === 'ballot' ? read(given) : null
    const sheet = found?.kind === 'value' ? readSheet(found.text) : null
    return sheet === null ? null : { sheet, ref: given, fresh: [] }
  }
  const text = sheetText(given)
  if (text.length > SHEET_LIMIT) return null
  const fresh = slip('ballot', text)
  return { sheet: given, ref: fresh.ref, fresh: [fresh] }
}

/** A name on its way into the book ([DE5]). */
export function nameIn(given: string | SlipRef, { slip, read }: Circumstances): { readonly text: string | null; readonly ref: SlipRef; readonly fresh: readonly NewSlip[] } {
  if (typeof given === 'string') {
    const fresh = slip('person', given)
    return { text: given, ref: fresh.ref, fresh: [fresh] }
  }
  const found = read(given)
  return { text: found.kind === 'value' ? found.text : null, ref: given, fresh: [] }
}
