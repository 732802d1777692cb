import type { Command, CommandOf } from './commands'
import { accept, refuse, type Circumstances, type Decision } from './decision'
import { turnLike } from './late'
import { findCue, speakerOf } from './rundown'
import type { SlipRef } from './slip'
import type { State } from './state'
import { hasSpoken, onStage, stillToCome } from './turns'
import { own } from './units'

/** 现场更正: commands that change the plan while the meeting runs. */
export type LateCommand = CommandOf<
  'substitute' | 'correctTitle' | 'replaceSlides' | 'swap' | 'insert' | 'setStanding' | 'setScoring' | 'replaceJuror' | 'shorten' | 'amend'
>

/** Decides a late change ([LC1]): what has been spoken stays as it was, and who stands on the stage is not moved away. */
export function decideLate(state: State, command: LateCommand, around: Circumstances): Decision {
  switch (command.type) {
    case 'substitute':
      if (!isContestant(state, command.contestant)) return refuse('noSuchContestant')
      if (Object.hasOwn(state.spoken, command.contestant)) return refuse('alreadySpoken')
      return withPerson(command, around, (person) => accept({ type: 'speakerSubstituted', v: 1, contestant: command.contestant, role: command.role, ...person }))
    case 'correctTitle':
      return correctTitle(state, command)
    case 'replaceSlides':
      if (!isContestant(state, command.contestant)) return refuse('noSuchContestant')
      return accept({ type: 'slidesReplaced', v: 1, contestant: command.contestant, slides: command.slides })
    case 'swap':
      if (command.a === command.b) return refuse('nothingChanged')
      return movable(state, command.a) ?? movable(state, command.b) ?? turnless(state, command.a) ?? turnless(state, command.b) ?? accept({ type: 'contestantsSwapped', v: 1, a: command.a, b: command.b })
    case 'insert':
      return insert(state, command, around)
    case 'setStanding':
      return setStanding(state, command)
    case 'setScoring': {
      const contestant = state.plan.contestants.find(({ id }) => id === command.contestant)
      if (contestant === undefined) return refuse('noSuchContestant')
      if ((contestant.unscored ?? false) === command.unscored) return refuse('nothingChanged')
      return accept({ type: 'scoringChanged', v: 1, contestant: command.contestant, unscored: command.unscored, ...because(command.reason) })
    }
    case 'replaceJuror':
      if (!(state.plan.jurors ?? []).some(({ id }) => id === command.juror)) return refuse('noSuchJuror')
      return withPerson(command, around, (person) => accept({ type: 'jurorReplaced', v: 1, juror: command.juror, role: command.role, ...person }))
    case 'shorten':
      return shorten(state, command.budget)
    case 'amend':
      return amend(state, command)
    default:
      command satisfies never
      return refuse('stale')
  }
}

function isContestant({ plan }: State, id: string): boolean {
  return plan.contestants.some((item) => item.id === id)
}

/** Why a contestant's turn cannot be moved; `null` where it can. */
function movable(state: State, id: string): Decision | null {
  if (!isContestant(state, id)) return refuse('noSuchContestant')
  if (onStage(state) === id) return refuse('onStageNow')
  if (hasSpoken(state, id)) return refuse('alreadySpoken')
  // The end of a turn is part of it, also where nobody spoke: with the turn the stage's own place would move.
  return isPresentTurn(state, id) ? refuse('onStageNow') : null
}

/** A turn that is put where nobody has one would be gone ([LC4]). */
function turnless({ plan }: State, id: string): Decision | null {
  return plan.rundown.some((cue) => speakerOf(cue) === id) ? null : refuse('noSuchCue')
}

function isPresentTurn({ plan, tracks }: State, id: string): boolean {
  const cue = findCue(plan, tracks.stage.cue)
  return cue !== undefined && speakerOf(cue) === id
}

function because(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason }
}

/** A person's name goes into a slip; event and command name the slip ([DE5]). */
function withPerson(command: LateCommand & { person?: string | SlipRef }, { slip }: Circumstances, decide: (person: { person?: SlipRef }) => Decision): Decision {
  const { person } = command
  if (person === undefined) return decide({})
  // A command that stands in the book already is decided afresh by whoever checks it.
  if (typeof person !== 'string') return person.class === 'person' ? decide({ person }) : refuse('nothingChanged')
  const fresh = slip('person', person)
  const decision = decide({ person: fresh.ref })
  // The same command with the slip in the name's place.
  const recorded = { ...command, person: fresh.ref } as Command
  return decision.kind === 'refused' ? decision : { ...decision, slips: [...decision.slips, fresh], command: recorded }
}

function correctTitle({ plan }: State, { contestant, unit, shortName, role }: CommandOf<'correctTitle'>): Decision {
  const item = plan.contestants.find(({ id }) => id === contestant)
  if (item === undefined) return refuse('noSuchContestant')
  const change = {
    ...(unit === undefined || unit === item.unit ? {} : { unit }),
    ...(shortName === undefined || shortName === item.shortName ? {} : { shortName }),
    ...(role === undefined || role === item.role ? {} : { role }),
  }
  return Object.keys(change).length === 0 ? refuse('nothingChanged') : accept({ type: 'titleCorrected', v: 1, contestant, ...change })
}

function insert(state: State, command: CommandOf<'insert'>, around: Circumstances): Decision {
  const { id, unit, shortName, role, before } = command
  const { plan } = state
  if (isContestant(state, id)) return refuse('idTaken')
  if (before !== null) {
    const refusal = movable(state, before)
    if (refusal !== null) return refusal
  }
  const model = before ?? plan.contestants.at(-1)?.id ?? ''
  const cues = turnLike(plan, plan.rundown.some((cue) => speakerOf(cue) === model) ? model : (plan.contestants[0]?.id ?? ''), id, shortName ?? unit)
  if (cues.length === 0 || cues.some((cue) => plan.rundown.some((other) => other.id === cue.id))) return refuse('idTaken')
  return withPerson(command, around, (person) =>
    accept({ type: 'contestantInserted', v: 1, id, unit, ...(shortName === undefined ? {} : { shortName }), role, ...person, before, cues }),
  )
}

function setStanding(state: State, { contestant, standing, reason }: CommandOf<'setStanding'>): Decision {
  if (!isContestant(state, contestant)) return refuse('noSuchContestant')
  if ((own(state.standing, contestant) ?? 'present') === standing) return refuse('sameStanding')
  if (standing !== 'present' && hasSpoken(state, contestant)) return refuse('alreadySpoken')
  return accept({ type: 'standingChanged', v: 1, contestant, standing, ...because(reason) })
}

/** All who are still to speak, at once; nobody is given more time by it ([LC6]). */
function shorten(state: State, budget: number): Decision {
  const left = stillToCome(state)
  if (left.length === 0) return refuse('nobodyLeft')
  const { contestants, speech } = state.plan
  const longer = contestants.some(({ id, speech: own }) => left.includes(id) && (own ?? speech).budget > budget)
  return longer ? accept({ type: 'speechesShortened', v: 1, budget }) : refuse('notShorter')
}

/** The scheme may change until its result is locked ([LC7]). */
function amend(state: State, { change, reason }: CommandOf<'amend'>): Decision {
  if (state.result !== null) return refuse('resultLocked')
  if (Object.keys(change).length === 0) return refuse('nothingChanged')
  return accept({ type: 'schemeAmended', v: 1, change, reason })
}

