import * as v from 'valibot'
import { idSchema, readAs, text } from '../schema'

/** Why a juror gives no mark: 弃权, or left empty. */
const blank = v.strictObject({ criterion: idSchema, value: v.null() })
const mark = v.strictObject({ criterion: idSchema, value: text(12) })

/** The marks of one ballot for one contestant; a criterion that is not there has no mark. */
export const sheetRowSchema = v.strictObject({
  contestant: idSchema,
  marks: v.pipe(v.array(v.union([mark, blank])), v.maxLength(30)),
})

/** What stands on one ballot (评分表): marks as they were given, for one contestant or for all. `spoilt`: void by hand, with the reason. */
export const sheetSchema = v.strictObject({
  rows: v.pipe(v.array(sheetRowSchema), v.maxLength(200)),
  spoilt: v.exactOptional(text(40)),
})
export type Sheet = v.InferOutput<typeof sheetSchema>
export type SheetRow = Sheet['rows'][number]

/** A mark on paper that nobody can read, or that is no mark at all: no criterion allows it, so the rules find it invalid ([DK5]). */
export const UNREADABLE = '?'

/** The longest text of a sheet: that of a slip. */
export const SHEET_LIMIT = 20_000

/** A sheet as its slip holds it: rows and marks in the order in which they were given. */
export function sheetText({ rows, spoilt }: Sheet): string {
  const plain = rows.map(({ contestant, marks }) => ({ contestant, marks: marks.map(({ criterion, value }) => ({ criterion, value })) }))
  return JSON.stringify(spoilt === undefined ? { rows: plain } : { rows: plain, spoilt })
}

/** Reads a sheet from its slip's text; `null` where it is none. */
export function readSheet(text: string): Sheet | null {
  return readAs(sheetSchema, text)
}

/** One mark of a sheet; `null` where it has none. */
export function markOn(sheet: Sheet, contestant: string, criterion: string): string | null {
  return sheet.rows.find((row) => row.contestant === contestant)?.marks.find((one) => one.criterion === criterion)?.value ?? null
}
