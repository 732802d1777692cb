import * as v from 'valibot'
import { idSchema, text } from '../schema'
import { sha256Schema, slipRefSchema } from '../slip'
import { BALLOTS_AT_ONCE, bundleNumber, contestantsSchema, holderId, panelId, sheetNumber, SIGNERS } from './events'
import { sheetSchema } from './sheet'

/** Marks as they come; the book keeps their slip instead ([DE5]). */
const sheet = v.union([sheetSchema, slipRefSchema])
const name = v.union([text(24), slipRefSchema])
/** Ballots of an import as they come; the book leaves them out, since its event names their slips. */
const imported = v.pipe(v.array(v.strictObject({ holder: holderId, sheet: sheetSchema })), v.maxLength(BALLOTS_AT_ONCE))

/** What is asked of the counting track. */
export const scoringCommands = [
  v.strictObject({ type: v.literal('openScoring'), contestants: contestantsSchema }),
  v.strictObject({ type: v.literal('lockScoring'), contestants: contestantsSchema }),
  v.strictObject({ type: v.literal('castBallot'), panel: panelId, juror: idSchema, sheet }),
  v.strictObject({ type: v.literal('signInClerk'), clerk: idSchema, name }),
  /** `pass`: 初录 or 复录, as the clerk's page showed it. */
  v.strictObject({ type: v.literal('typeSheet'), panel: panelId, sheet: sheetNumber, bundle: bundleNumber, juror: v.exactOptional(idSchema), clerk: idSchema, pass: v.picklist([1, 2]), ballot: sheet }),
  /** What the paper really says, where two clerks typed it differently. */
  v.strictObject({ type: v.literal('settleSheet'), panel: panelId, sheet: sheetNumber, clerk: idSchema, ballot: sheet }),
  /** Ballots of a table in its order; where papers belong to nobody, `m12` is the table's twelfth. */
  v.strictObject({ type: v.literal('importBallots'), panel: panelId, source: text(120), hash: sha256Schema, clerk: idSchema, ballots: v.exactOptional(imported) }),
  v.strictObject({ type: v.literal('correctBallot'), panel: panelId, holder: holderId, sheet, supervisor: name, reason: text(120) }),
  /** `issued`: 发出, where the plan and its seats do not say it or it was another number. */
  v.strictObject({ type: v.literal('reportCount'), issued: v.exactOptional(v.pipe(v.array(v.strictObject({ panel: panelId, count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)) })), v.maxLength(24))) }),
  v.strictObject({ type: v.literal('signCount'), signer: v.picklist(SIGNERS), name }),
] as const
