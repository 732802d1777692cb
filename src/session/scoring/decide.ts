import type { Command, CommandOf } from '../commands'
import { accept, refuse, type Circumstances, type Decision } from '../decision'
import type { SessionEvent } from '../events'
import type { NewSlip } from '../slip'
import type { State } from '../state'
import { countBallots } from './count'
import { decideDesk } from './decide-desk'
import { BALLOTS_AT_ONCE, SIGNERS } from './events'
import { scoredContestants } from './marks'
import { ballotsBy, papersOf } from './lookup'
import { jurorsOf, panelOf, recusalOf } from './panels'
import { nameIn, sheetIn } from './intake'
import { badMarks } from './validity'

/** What is asked of the counting track. */
export type ScoringCommand = CommandOf<
  'openScoring' | 'lockScoring' | 'castBallot' | 'signInClerk' | 'typeSheet' | 'settleSheet' | 'importBallots' | 'correctBallot' | 'reportCount' | 'signCount'
>

/** So many ballots of a box fit one line. */
const BOX_AT_ONCE = 600

/** Decides a command of the counting track. Total, and changes nothing ([DE1]). */
export function decideScoring(state: State, command: ScoringCommand, around: Circumstances): Decision {
  if (state.plan.scoring === undefined || state.plan.scheme === undefined) return refuse('noScoring')
  switch (command.type) {
    case 'openScoring':
      return open(state, command.contestants)
    case 'lockScoring':
      return lock(state, command.contestants, around)
    case 'castBallot':
      return cast(state, command, around)
    case 'reportCount':
      return report(state, command, around)
    case 'signCount':
      return sign(state, command, around)
    case 'signInClerk':
    case 'typeSheet':
    case 'settleSheet':
    case 'importBallots':
    case 'correctBallot':
      return decideDesk(state, command, around)
    default:
      command satisfies never
      return refuse('noScoring')
  }
}

/** Marks may be given from now on; what was locked by mistake is opened again while nothing of it was shown, signed or taken out of a box ([BA4]). */
function open(state: State, contestants: readonly string[]): Decision {
  const { scoring, plan, result } = state
  const scored = new Set(scoredContestants(state))
  if (contestants.some((id) => !plan.contestants.some((one) => one.id === id))) return refuse('noSuchContestant')
  const toOpen = contestants.filter((id) => scored.has(id) && scoring.phases[id] !== 'open')
  if (toOpen.length === 0) return refuse('nothingChanged')
  const locked = toOpen.filter((id) => scoring.phases[id] === 'locked')
  const isFinal = result !== null || scoring.report !== null || plan.scoring?.ballots === 'anonymous'
  if (locked.length > 0 && (isFinal || locked.some((id) => Object.hasOwn(scoring.shown, id)))) return refuse('marksLocked')
  return accept({ type: 'scoringOpened', v: 1, contestants: toOpen })
}

/** No mark comes in or changes from now on; anonymous ballots leave the box, shuffled ([BA5], [AN2]). */
function lock(state: State, contestants: readonly string[], { box = [], slip }: Circumstances): Decision {
  const { scoring, plan } = state
  const scored = scoredContestants(state)
  const toLock = scored.filter((id) => contestants.includes(id) && scoring.phases[id] !== 'locked')
  if (toLock.length === 0) return refuse('nothingChanged')
  if (Object.values(scoring.sheets).some((sheets) => Object.values(sheets).some(({ settled, of }) => !settled && of.some((id) => toLock.includes(id))))) return refuse('sheetsUnsettled')
  const locked: SessionEvent = { type: 'scoringLocked', v: 1, contestants: toLock }
  if (plan.scoring?.ballots !== 'anonymous') return accept(locked)
  if (plan.scoring.sheet === 'matrix' && toLock.length < scored.length) return refuse('lockAllTogether')
  const leaving = box.filter(({ of }) => of.every((id) => toLock.includes(id)))
  if (leaving.length > BOX_AT_ONCE) return refuse('lockFewer')
  const piles = new Map<string, { readonly panel: string; readonly of: readonly string[]; readonly slips: NewSlip[] }>()
  for (const { panel, of, text } of leaving) {
    const key = `${panel} ${[...of].sort().join(' ')}`
    const pile = piles.get(key) ?? { panel, of: [...of].sort(), slips: [] }
    pile.slips.push(slip('ballot', text))
    piles.set(key, pile)
  }
  const opened = [...piles].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { panel, of, slips }]): SessionEvent[] => {
    // A slip's name comes of a fresh salt: sorted by it, nothing is left of the order in which ballots came.
    const refs = slips.map(({ ref }) => ref).sort((a, b) => (a.slip < b.slip ? -1 : 1))
    return Array.from({ length: Math.ceil(refs.length / BALLOTS_AT_ONCE) }, (_, at) => ({
      type: 'boxOpened',
      v: 1,
      panel,
      of: [...of],
      slips: refs.slice(at * BALLOTS_AT_ONCE, (at + 1) * BALLOTS_AT_ONCE),
    }))
  })
  const slips = [...piles.values()].flatMap((pile) => pile.slips).sort((a, b) => (a.ref.slip < b.ref.slip ? -1 : 1))
  return { kind: 'accepted', events: [...opened, locked], slips }
}

/** A juror's ballot, for contestants that are open; until the lock it replaces an earlier one ([BA6]). */
function cast(state: State, command: CommandOf<'castBallot'>, around: Circumstances): Decision {
  const { plan, scoring } = state
  const panel = panelOf(plan.scheme, command.panel)
  if (panel === undefined || !jurorsOf(plan, panel).includes(command.juror)) return refuse('noSuchJuror')
  const taken = sheetIn(command.sheet, around)
  if (taken === null) return refuse('ballotUnreadable')
  const of = taken.sheet.rows.map(({ contestant }) => contestant)
  const refusal = phaseRefusal(state, of)
  if (refusal !== null) return refuse(refusal)
  if (of.some((contestant) => recusalOf(plan, command.juror, contestant) !== null)) return refuse('recused')
  if (taken.sheet.spoilt !== undefined || badMarks(plan, panel, taken.sheet).length > 0) return refuse('badMark')
  if (taken.sheet.rows.every(({ marks }) => marks.every(({ value }) => value === null))) return refuse('ballotEmpty')
  const earlier = Object.values(ballotsBy(scoring, panel.id, command.juror))
  const onPaper = papersOf(scoring, panel.id).some(({ juror }) => juror === command.juror)
  if (onPaper || earlier.some(({ via }) => via !== 'page')) return refuse('ballotThere')
  return { kind: 'accepted', events: [{ type: 'ballotCast', v: 1, panel: panel.id, juror: command.juror, of, slip: taken.ref }], slips: taken.fresh, command: { ...command, sheet: taken.ref } }
}

/** Why marks for these contestants cannot be taken; `null` where they can. Each stands once on a ballot. */
function phaseRefusal({ scoring, plan }: State, of: readonly string[]): 'noSuchContestant' | 'notOpenYet' | 'marksLocked' | null {
  if (of.length === 0 || new Set(of).size < of.length || of.some((id) => !plan.contestants.some((one) => one.id === id))) return 'noSuchContestant'
  if (of.some((id) => scoring.phases[id] === 'locked')) return 'marksLocked'
  return of.every((id) => scoring.phases[id] === 'open') ? null : 'notOpenYet'
}

/** 监票报告, once every mark is locked ([CN3]). A new one stands in the place of the old, unsigned. */
function report(state: State, { issued = [] }: CommandOf<'reportCount'>, { read }: Circumstances): Decision {
  if (scoredContestants(state).some((id) => state.scoring.phases[id] !== 'locked')) return refuse('marksOpen')
  if (state.result !== null) return refuse('resultLocked')
  const panels = countBallots(state, read, new Map(issued.map(({ panel, count }) => [panel, count])))
  return panels === null ? refuse('ballotUnreadable') : accept({ type: 'countReported', v: 1, panels: panels.map((one) => ({ ...one })) })
}

/** Three people sign, none of them twice ([CN4]). */
function sign(state: State, command: CommandOf<'signCount'>, around: Circumstances): Decision {
  const { report: made } = state.scoring
  if (made === null) return refuse('noReport')
  if (made.signed[command.signer] !== undefined) return refuse('nothingChanged')
  const name = nameIn(command.name, around)
  const others = SIGNERS.flatMap((signer) => made.signed[signer] ?? []).flatMap((ref) => around.read(ref))
  if (others.some((found) => found.kind === 'value' && found.text === name.text)) return refuse('samePerson')
  return { kind: 'accepted', events: [{ type: 'countSigned', v: 1, signer: command.signer, name: name.ref }], slips: name.fresh, command: { ...command, name: name.ref } satisfies Command }
}
