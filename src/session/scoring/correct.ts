import { computeBoard, partText } from '../board'
import type { CommandOf } from '../commands'
import { refuse, type Circumstances, type Decision } from '../decision'
import type { SessionEvent } from '../events'
import { findCue } from '../rundown'
import type { NewSlip, ReadSlip } from '../slip'
import type { State } from '../state'
import { own } from '../units'
import { differences } from './compare'
import { nameIn, sheetIn } from './intake'
import { ballotsOf } from './lookup'
import { scoredContestants, sheetReader } from './marks'
import { writtenOver } from './over'
import { criteriaOf, panelOf } from './panels'
import { reduceScoring, type ScoringEvent } from './reduce'
import type { Sheet } from './sheet'
import { pinned } from './show'
import type { Ballot } from './state'

/**
 * A correction after the lock ([CR1]): cells written over the ballot, which stays whole, with supervisor and reason. What was
 * shown of it is worked out and pinned afresh in the same line, and so is a locked result; the old ones stay in the book. Not
 * while something is being revealed.
 */
export function correct(state: State, command: CommandOf<'correctBallot'>, around: Circumstances): Decision {
  const { scoring, plan } = state
  const panel = panelOf(plan.scheme, command.panel)
  const mine = own(ballotsOf(scoring, command.panel), command.holder)
  if (panel === undefined || mine === undefined) return refuse('noSuchBallot')
  const told = sheetIn(command.sheet, around)
  if (told === null) return refuse('ballotUnreadable')
  const of = paperOf(state, mine, told.sheet)
  if (of === null) return refuse('noSuchBallot')
  // There is no paper to look at, and nobody to ask.
  if (of.some((id) => mine[id]?.via === 'box')) return refuse('boxBallot')
  const scored = new Set(scoredContestants(state))
  const touched = told.sheet.rows.map(({ contestant }) => contestant)
  if (of.some((id) => scoring.phases[id] !== 'locked' && (scored.has(id) || touched.includes(id)))) return refuse('marksStillOpen')
  if (isRevealing(state)) return refuse('midReveal')
  const before = sheetBefore(mine, of, around.read)
  const taken = before === null ? null : sheetIn('slip' in command.sheet ? command.sheet : writtenOver(before, command.sheet), around)
  if (before === null || taken === null) return refuse('ballotUnreadable')
  if (before.spoilt === taken.sheet.spoilt && state.plan.scheme !== undefined && differences(before, taken.sheet, of, criteriaOf(state.plan.scheme, panel)).length === 0) return refuse('nothingChanged')
  const supervisor = nameIn(command.supervisor, around)
  const corrected: ScoringEvent = { type: 'ballotCorrected', v: 1, panel: panel.id, holder: command.holder, of: [...of], slip: taken.ref, supervisor: supervisor.ref, reason: command.reason }
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

/** Whom the paper is for that is corrected: everybody on a sheet for all, one where sheets are one a contestant; `null` where there is no such paper. */
function paperOf({ plan }: State, mine: Readonly<Record<string, Ballot>>, { rows }: Sheet): readonly string[] | null {
  const touched = new Set(rows.map(({ contestant }) => contestant))
  if ([...touched].some((id) => !Object.hasOwn(mine, id))) return null
  if (plan.scoring?.sheet !== 'single') return Object.keys(mine)
  const all = touched.size === 0 ? Object.keys(mine) : [...touched]
  return all.length === 1 ? all : null
}

/** A holder's ballot as it stands, whole; `null` where a part of it is withheld or erased. */
export function sheetBefore(mine: Readonly<Record<string, Ballot>>, of: readonly string[], read: ReadSlip): Sheet | null {
  const sheetOf = sheetReader(read)
  const sheets = of.map((id) => ({ id, sheet: mine[id] === undefined ? null : sheetOf(mine[id].slip) }))
  if (sheets.some(({ sheet }) => sheet === null)) return null
  const spoilt = sheets.flatMap(({ sheet }) => sheet?.spoilt ?? [])[0]
  const rows = sheets.flatMap(({ id, sheet }) => sheet?.rows.find(({ contestant }) => contestant === id) ?? { contestant: id, marks: [] })
  return spoilt === undefined ? { rows } : { rows, spoilt }
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
