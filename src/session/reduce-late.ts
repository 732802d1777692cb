import type { EventOf } from './events'
import { corrected, inserted, reordered, shortened, withContestant } from './late'
import type { State } from './state'
import { stillToCome } from './turns'
import type { Millis } from './units'

/** Events that change the plan while the meeting runs: the draw, and 现场更正. */
export type LateEvent = EventOf<
  | 'drawCommitted'
  | 'numbersCalled'
  | 'drawn'
  | 'speakerSubstituted'
  | 'titleCorrected'
  | 'slidesReplaced'
  | 'contestantsSwapped'
  | 'contestantInserted'
  | 'standingChanged'
  | 'scoringChanged'
  | 'jurorReplaced'
  | 'speechesShortened'
  | 'schemeAmended'
>

/** What a late change makes of a state. Total, as all of `reduce` ([SE1], [LC1]). */
export function reduceLate(state: State, event: LateEvent, at: Millis): State {
  const { plan } = state
  switch (event.type) {
    case 'drawCommitted':
      return { ...state, draw: { secret: event.secret, of: event.of, numbers: null, drawn: null, since: at } }
    case 'numbersCalled':
      return state.draw === null ? state : { ...state, draw: { ...state.draw, numbers: event.numbers, since: at } }
    case 'drawn':
      if (state.draw === null) return state
      return { ...state, plan: reordered(plan, event.order), draw: { ...state.draw, drawn: { secret: event.secret, order: event.order }, since: at } }
    case 'speakerSubstituted':
      return {
        ...state,
        plan: withContestant(plan, event.contestant, ({ person: _person, photo: _photo, ...item }) => ({
          ...item,
          role: event.role,
          ...(event.person === undefined ? {} : { person: event.person }),
          substitute: true,
        })),
      }
    case 'titleCorrected':
      return { ...state, plan: corrected(plan, event) }
    case 'slidesReplaced':
      return { ...state, slide: Math.min(state.slide, event.slides.length), plan: withContestant(plan, event.contestant, (item) => ({ ...item, slides: [...event.slides] })) }
    case 'contestantsSwapped':
      return { ...state, plan: reordered(plan, placesSwapped(plan.contestants.map(({ id }) => id), event.a, event.b)) }
    case 'contestantInserted':
      return { ...state, plan: inserted(plan, event) }
    case 'standingChanged': {
      const { [event.contestant]: _before, ...others } = state.standing
      return { ...state, standing: event.standing === 'present' ? others : { ...others, [event.contestant]: event.standing } }
    }
    case 'scoringChanged':
      return { ...state, plan: withContestant(plan, event.contestant, (item) => ({ ...item, unscored: event.unscored })) }
    case 'jurorReplaced':
      return {
        ...state,
        plan: {
          ...plan,
          jurors: (plan.jurors ?? []).map(({ person, ...juror }) =>
            juror.id === event.juror ? { ...juror, role: event.role, ...(event.person === undefined ? {} : { person: event.person }) } : { ...juror, ...(person === undefined ? {} : { person }) },
          ),
        },
      }
    case 'speechesShortened':
      return { ...state, plan: shortened(plan, new Set(stillToCome(state)), event.budget) }
    case 'schemeAmended':
      return { ...state, plan: amended(state, event) }
    default:
      event satisfies never
      return state
  }
}

function placesSwapped(ids: readonly string[], a: string, b: string): string[] {
  return ids.map((id) => (id === a ? b : id === b ? a : id)).filter((id) => id === a || id === b)
}

function amended({ plan }: State, { change }: EventOf<'schemeAmended'>): State['plan'] {
  const { board } = plan
  return {
    ...plan,
    board: {
      ...board,
      publication: change.publication ?? board.publication,
      places: change.places ?? board.places,
      starsOfFirst: change.starsOfFirst === undefined ? board.starsOfFirst : change.starsOfFirst,
      composite: { ...board.composite, depth: change.depth === undefined ? board.composite.depth : change.depth },
    },
  }
}
