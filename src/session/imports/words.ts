import * as v from 'valibot'
import { text } from '../schema'
import { cellFault, type Read } from './figure'
import type { ImportCell } from './table'

// Signs without a width, and those that turn the reading direction; a joiner stands in emoji and is looked at apart.
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u
const JOINER = /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/u
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/
const PRIVATE = /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/u

const SCHEMAS = new Map<number, v.GenericSchema>()

/** How a text is to be. @property dates a day may stand here, as it is written */
export interface WordsRule {
  readonly max: number
  readonly dates?: true
}

/**
 * A cell as a text to the letter ([IM6]): NFC, without spaces at its ends; a line end inside becomes a space. Rare characters and emoji stay; signs that
 * cannot be seen, characters of a private font, and `�`, which says that something was lost before, are refused. Empty texts are empty.
 */
export function readWords(cell: ImportCell, { max, dates }: WordsRule): Read<string> {
  const fault = cellFault(cell)
  if (fault !== null) return { ok: false, code: fault }
  if (cell.kind === 'date' && dates === undefined) return { ok: false, code: 'date' }
  const whole = cell.text.replace(/\s*(\r\n|[\r\n\t\u0085\u2028\u2029])\s*/g, ' ').trim().normalize('NFC')
  if (whole === '') return { ok: true, value: '' }
  if (PRIVATE.test(whole)) return { ok: false, code: 'privateUse' }
  if (whole.includes('\ufffd')) return { ok: false, code: 'replaced' }
  if (UNSEEN.test(whole) || JOINER.test(whole) || CONTROL.test(whole) || /\p{Surrogate}/u.test(whole)) return { ok: false, code: 'hidden' }
  if (whole === '__proto__') return { ok: false, code: 'reserved' }
  if ([...whole].length > max) return { ok: false, code: 'tooLong', limit: String(max) }
  // The plan's own reading has the last word.
  return v.is(textOf(max), whole) ? { ok: true, value: whole } : { ok: false, code: 'hidden' }
}

/** One schema for each length: a table has tens of thousands of cells. */
function textOf(max: number): v.GenericSchema {
  const known = SCHEMAS.get(max)
  if (known !== undefined) return known
  const made = text(max)
  SCHEMAS.set(max, made)
  return made
}

/** Names as they are compared: without spaces, in one width, in small letters. */
export function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
