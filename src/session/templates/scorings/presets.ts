import type { Arena } from '../../plan'
import type { ScoringPlan } from '../../scoring/plan'

/**
 * How marks come in, as good manners propose it for an arena ([TE6]): without names wherever subordinates score leaders, and a
 * count that is signed wherever ballots decide about people.
 * @returns `null` for an arena without marks
 */
export function proposedScoring(arena: Arena): ScoringPlan | null {
  switch (arena) {
    case 'departments':
    case 'bureau-chiefs':
      return { ballots: 'anonymous', upward: true, sheet: 'matrix', opens: 'hand', report: true }
    case 'leadership-team':
      return { ballots: 'anonymous', upward: true, sheet: 'single', opens: 'speech', report: true }
    case 'subdistrict-secretaries':
      return { ballots: 'named', sheet: 'single', opens: 'speech', report: true }
    case 'startup-roadshow':
      return { ballots: 'named', sheet: 'single', opens: 'speech', report: false, together: 5, marks: true }
    case 'district-secretaries':
      return null
    default:
      arena satisfies never
      return null
  }
}
