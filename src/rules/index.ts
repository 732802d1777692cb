import type { Judged } from './judging/judge'
import { judge as judged } from './judging/judge'
import type { Additions, Mark } from './judging/input'
import type { Scheme } from './judging/scheme'

export type { Additions, Entrant, Mark } from './judging/input'
export type { Fault, FaultCode } from './judging/faults'
export type { CategoryCut, Judged, Result } from './judging/judge'
export type { Addition, Advance, Criterion, Drop, Grades, Group, Overtime, Panel, Part, Scheme, TieBreaker, Trim } from './judging/scheme'
export type { Working } from './working'

/**
 * Works out a contest: from a scheme, the marks of the jurors and what else counts, to scores, ranks and the working of each.
 *
 * Exact to the last digit: figures are rational numbers from the first mark to the composite and are cut only where the scheme
 * says so. The order in which marks arrive changes nothing. A missing mark is not a zero, and nothing that is missing is guessed.
 *
 * @param scheme 评分办法. All figures are decimals as texts (`"9.25"`, no exponent, no thousands separator), counts are whole numbers.
 * @param marks one entry for each contestant, panel, juror and criterion. A mark beyond its criterion's maximum, minimum or step is
 *   no error: it is invalid, spoils what the panel's `invalid` says, and stands in the working with its reason.
 * @param additions who takes part (in stage order, which orders those who share a rank), points from elsewhere (考核得分, bonus,
 *   deduction, 难度系数) by id and contestant, and overtime in milliseconds.
 * @returns `ok: true` with a result for each contestant, best first within its category, those without a score at the end with the
 *   reason in `none`; each has its score (text, with the scheme's places), rank (1 is the best, equal ones share it, the next leaves
 *   a gap), grade, whether it goes on, and `working`, the tree from the composite down to single marks. `ok: false` with the
 *   faults of an impossible scheme or impossible marks, each with the path of its field and a code; nothing is worked out then.
 *
 * @example
 * // Five jurors, highest and lowest dropped, the mean to two places (四舍五入); equal ones share a rank.
 * const scheme: Scheme = {
 *   criteria: [{ id: 'talk', name: '演讲', max: '10', step: '0.1' }],
 *   composite: {
 *     kind: 'group', id: 'composite', name: '得分', rounding: { places: 2, mode: 'halfAway' },
 *     parts: [{ kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', trim: { by: 'fixed', low: 1, high: 1 } }],
 *   },
 *   ranking: { by: 'published' },
 * }
 * const marks = ['9.2', '9.5', '8.8', '9.0', '9.9'].map((value, at) => ({ contestant: 'a', panel: 'jury', juror: `j${at + 1}`, criterion: 'talk', value }))
 * const judged = judge(scheme, marks)
 * // judged.ok && judged.results[0] → { id: 'a', score: '9.23', rank: 1, … }
 */
export function judge(scheme: Scheme, marks: readonly Mark[], additions: Additions = {}): Judged {
  return judged(scheme, marks, additions)
}
