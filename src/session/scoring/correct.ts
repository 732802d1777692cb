import { computeBoard, partText } from '../board'
import type { CommandOf } from '../commands'
import { refuse, type Circumstances, type Decision } from '../decision'
import type { SessionEvent } from '../events'
import { findCue } from '../rundown'
import type { NewSlip, ReadSlip } from '../slip'
import type { State } from '../state'
import { own } from '../units'
import { nameIn, sheetIn } from './intake'
import { ballotsOf } from './lookup'
import { panelOf } from './panels'
import { reduceScoring, type ScoringEvent } from './reduce'
import { pinned } from './show'

/**
 * A correction after the lock ([CR1]): the whole ballot anew, with supervisor and reason. What was shown of it is worked out
 * and pinned afresh in the same line, and so is a locked result; the old ones stay in the book. Not while something is being revealed.
 */
export function correct(state: State, command: CommandOf<'correctBallot'>, around: Circumstances): Decision {
  const { scoring, plan } = state
  const panel = panelOf(plan.scheme, command.panel)
  const mine = own(ballotsOf(scoring, command.panel), command.holder)
  if (panel === undefined || mine === undefined) return refuse('noSuchBallot')
  const taken = sheetIn(command.sheet, around)
  if (taken === null) return refuse('ballotUnreadable')
  const of = taken.sheet.rows.length === 0 ? Object.keys(mine) : taken.sheet.rows.map(({ contestant }) => contestant)
  if (of.some((id) => !Object.hasOwn(mine, id))) return refuse('noSuchBallot')
  if (of.some((id) => scoring.phases[id] !== 'locked')) return refuse('marksStillOpen')
  if (isRevealing(state)) return refuse('midReveal')
  const supervisor = nameIn(command.supervisor, around)
  const corrected: ScoringEvent = { type: 'ballotCorrected', v: 1, panel: panel.id, holder: command.holder, of, slip: taken.ref, supervisor: supervisor.ref, reason: command.reason }
  const slips: NewSlip[] = [...taken.fresh, ...supervisor.fresh]
  const after = reduceScoring(state, corrected, { seq: state.seq + 1, at: state.at })
  const reading = { ...around, read: withFresh(around.read, slips) }
  const events: SessionEvent[] = [corrected]
  const again = plan.contestants.map(({ id }) => id).filter((id) => Object.hasOwn(scoring.shown, id))
  if (again.length > 0) {
    const made = pinned(after, again, reading)
    if (made === null) return refuse('figuresMissing')
    events.push(...made.events)
    slips.push(...made.slips)
  }
  if (state.result !== null) {
    const parts = computeBoard(after, reading.read).map((part) => around.slip('result', partText(part)))
    events.push({ type: 'resultLocked', v: 1, rules: 1, parts: parts.map(({ ref }) => ref) })
    slips.push(...parts)
  }
  return { kind: 'accepted', events, slips, command: { ...command, sheet: taken.ref, supervisor: supervisor.ref } }
}

function withFresh(read: ReadSlip, slips: readonly NewSlip[]): ReadSlip {
  const fresh = new Map(slips.map(({ ref, text }) => [ref.slip, text]))
  return (ref) => {
    const text = fresh.get(ref.slip)
    return text === undefined ? read(ref) : { kind: 'value', text }
  }
}

/** A reveal that has begun and not ended, or scores that stand on the stage. */
function isRevealing({ plan, tracks: { stage } }: State): boolean {
  const cue = findCue(plan, stage.cue)
  return cue?.kind === 'score' || cue?.kind === 'list' || cue?.kind === 'grades' || (cue?.kind === 'reveal' && stage.step > 0 && stage.step < cue.steps.length)
}
