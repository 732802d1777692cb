import * as v from 'valibot'
import { idSchema, text } from '../schema'
import { slipRefSchema } from '../slip'

const one = { v: v.literal(1) }
const count = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
export const contestantsSchema = v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(200))
/** 票号: the number on a paper ballot, within its panel. */
export const sheetNumber = count(1, 9_999)
/** 捆: a numbered bundle of paper ballots. */
export const bundleNumber = count(1, 999)
export const panelId = idSchema
/** Whose ballot it is: a juror's seat, a paper ballot's number (`s12`), or one out of the box (`b7`). */
export const holderId = idSchema
/** The most ballots that one line may bring. */
export const BALLOTS_AT_ONCE = 300

/** `of`: whom a ballot is for, where that is not everybody in its table. */
const ballots = v.pipe(v.array(v.strictObject({ holder: holderId, slip: slipRefSchema, of: v.exactOptional(contestantsSchema) })), v.maxLength(BALLOTS_AT_ONCE))

/** 计票人, 监票人, 总监票人: who signs the count, in this order. */
export const SIGNERS = ['clerk', 'supervisor', 'chiefSupervisor'] as const
export type Signer = (typeof SIGNERS)[number]

/** What happened to marks and ballots; values are slips, so that the book holds none. */
export const scoringEvents = [
  v.strictObject({ type: v.literal('scoringOpened'), ...one, contestants: contestantsSchema }),
  v.strictObject({ type: v.literal('scoringLocked'), ...one, contestants: contestantsSchema }),
  /** A juror's own ballot; a later one for the same contestants replaces it until the lock. */
  v.strictObject({ type: v.literal('ballotCast'), ...one, panel: panelId, juror: idSchema, of: contestantsSchema, slip: slipRefSchema }),
  /** 开箱: anonymous ballots, shuffled by the home; nothing in it tells seat, device or time. */
  v.strictObject({ type: v.literal('boxOpened'), ...one, panel: panelId, of: contestantsSchema, slips: v.pipe(v.array(slipRefSchema), v.maxLength(BALLOTS_AT_ONCE)) }),
  v.strictObject({ type: v.literal('clerkSignedIn'), ...one, clerk: idSchema, name: slipRefSchema }),
  /** A paper ballot as a clerk typed it, the first or the second time. */
  v.strictObject({ type: v.literal('sheetTyped'), ...one, panel: panelId, sheet: sheetNumber, bundle: bundleNumber, juror: v.exactOptional(idSchema), of: contestantsSchema, clerk: idSchema, pass: v.picklist([1, 2]), slip: slipRefSchema }),
  /** Two clerks typed the same, or a third look at the paper settled what differed. */
  v.strictObject({ type: v.literal('sheetSettled'), ...one, panel: panelId, sheet: sheetNumber, of: contestantsSchema, slip: slipRefSchema }),
  /** A table of marks, or an optical reader's file, by its name and SHA-256, up to which of its ballots. */
  v.strictObject({ type: v.literal('ballotsImported'), ...one, panel: panelId, source: text(120), hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), clerk: idSchema, of: contestantsSchema, upTo: count(1, 9_999), ballots }),
  /** A correction after the lock: the whole ballot anew, by whom and why; the old one stays in the book. */
  v.strictObject({ type: v.literal('ballotCorrected'), ...one, panel: panelId, holder: holderId, of: contestantsSchema, slip: slipRefSchema, supervisor: slipRefSchema, reason: text(120) }),
  /** 监票报告: 发出, 收回, 有效, 无效 of each panel. */
  v.strictObject({
    type: v.literal('countReported'),
    ...one,
    panels: v.pipe(v.array(v.strictObject({ panel: panelId, issued: count(0, 9_999), received: count(0, 9_999), valid: count(0, 9_999), invalid: count(0, 9_999) })), v.minLength(1), v.maxLength(24)),
  }),
  v.strictObject({ type: v.literal('countSigned'), ...one, signer: v.picklist(SIGNERS), name: slipRefSchema }),
  /** 亮分: scores as they were worked out when they were first shown, one slip a contestant. */
  v.strictObject({ type: v.literal('scoresShown'), ...one, rules: v.literal(1), rows: v.pipe(v.array(v.strictObject({ contestant: idSchema, slip: slipRefSchema })), v.minLength(1), v.maxLength(200)) }),
] as const
