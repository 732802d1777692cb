import type { CommandOf } from '../commands'
import { refuse, type Circumstances, type Decision } from '../decision'
import type { SessionEvent } from '../events'
import type { SlipRef } from '../slip'
import type { State } from '../state'
import { own } from '../units'
import { differences } from './compare'
import { correct } from './correct'
import { nameIn, sheetIn } from './intake'
import { writtenOver } from './over'
import { ballotsBy, ballotsOf, paperAt, papersOf } from './lookup'
import { criteriaOf, jurorsOf, panelOf } from './panels'
import type { Sheet } from './sheet'
import type { TypedSheet } from './state'

type DeskCommand = CommandOf<'signInClerk' | 'typeSheet' | 'settleSheet' | 'importBallots' | 'correctBallot'>

/** Decides what a counting desk asks for. */
export function decideDesk(state: State, command: DeskCommand, around: Circumstances): Decision {
  switch (command.type) {
    case 'signInClerk': {
      if (Object.hasOwn(state.scoring.clerks, command.clerk)) return refuse('idTaken')
      const name = nameIn(command.name, around)
      return { kind: 'accepted', events: [{ type: 'clerkSignedIn', v: 1, clerk: command.clerk, name: name.ref }], slips: name.fresh, command: { ...command, name: name.ref } }
    }
    case 'typeSheet':
      return type(state, command, around)
    case 'settleSheet':
      return settle(state, command, around)
    case 'importBallots':
      return importBallots(state, command, around)
    case 'correctBallot':
      return correct(state, command, around)
    default:
      command satisfies never
      return refuse('noScoring')
  }
}

/** A paper that is typed: by one clerk, then by another who does not see what the first typed ([DK1]). */
function type(state: State, command: CommandOf<'typeSheet'>, around: Circumstances): Decision {
  const { plan, scoring } = state
  const { scheme } = plan
  const panel = panelOf(scheme, command.panel)
  if (panel === undefined || scheme === undefined) return refuse('noSuchJuror')
  if (!Object.hasOwn(scoring.clerks, command.clerk)) return refuse('noSuchClerk')
  const taken = sheetIn(command.ballot, around)
  if (taken === null) return refuse('ballotUnreadable')
  const of = plan.scoring?.sheet === 'single' ? contestantsOn(taken.sheet) : plan.contestants.map(({ id }) => id)
  if (of.length === 0) return refuse('ballotEmpty')
  if (of.some((id) => !plan.contestants.some((one) => one.id === id))) return refuse('noSuchContestant')
  if (isLocked(state, of)) return refuse('marksLocked')
  const jurors = jurorsOf(plan, panel)
  const refusal = jurorRefusal(state, command, of, jurors)
  if (refusal !== null) return refuse(refusal)
  const before = paperAt(scoring, panel.id, command.sheet)
  const wrong = passRefusal(before, command, (clerk) => nameOf(state, clerk, around))
  if (wrong !== null) return refuse(wrong)
  if (before !== undefined && command.pass === 2 && isForOthers(before, of)) return refuse('jurorDiffers')
  const { sheet, bundle, clerk, pass, juror } = command
  const typed: SessionEvent = { type: 'sheetTyped', v: 1, panel: panel.id, sheet, bundle, ...(juror === undefined ? {} : { juror }), of: [...of], clerk, pass, slip: taken.ref }
  const other = before?.passes[pass === 1 ? 1 : 0]
  const first = other === undefined ? null : sheetIn(other.slip, around)
  const agree = first !== null && first.sheet.spoilt === taken.sheet.spoilt && differences(first.sheet, taken.sheet, contestantsOn(first.sheet, taken.sheet), criteriaOf(scheme, panel)).length === 0
  const settled: SessionEvent[] = agree ? [{ type: 'sheetSettled', v: 1, panel: panel.id, sheet, of: [...of], slip: taken.ref }] : []
  return { kind: 'accepted', events: [typed, ...settled], slips: taken.fresh, command: { ...command, ballot: taken.ref } }
}

function contestantsOn(...sheets: readonly Sheet[]): readonly string[] {
  return [...new Set(sheets.flatMap(({ rows }) => rows.map(({ contestant }) => contestant)))]
}

/** Once marks of anybody on a paper are locked, what comes is a correction. */
function isLocked({ scoring }: State, of: readonly string[]): boolean {
  return of.some((id) => own(scoring.phases, id) === 'locked')
}

/** Two ballots of one juror must not go unnoticed ([DK3]). */
function jurorRefusal({ scoring }: State, { panel, sheet, juror }: CommandOf<'typeSheet'>, of: readonly string[], jurors: readonly string[]): 'noSuchJuror' | 'ballotThere' | 'jurorTwice' | null {
  if (juror === undefined) return jurors.length > 0 ? 'noSuchJuror' : null
  if (!jurors.includes(juror)) return 'noSuchJuror'
  const mine = ballotsBy(scoring, panel, juror)
  if (of.some((id) => Object.hasOwn(mine, id) && mine[id]?.via !== 'paper')) return 'ballotThere'
  return papersOf(scoring, panel).some((other) => other.juror === juror && other.sheet !== sheet && other.of.some((id) => of.includes(id))) ? 'jurorTwice' : null
}

/** A paper is for the same contestants both times. */
function isForOthers(before: TypedSheet, of: readonly string[]): boolean {
  return [...before.of].sort().join(' ') !== [...of].sort().join(' ')
}

function passRefusal(
  before: TypedSheet | undefined,
  { pass, clerk, juror }: CommandOf<'typeSheet'>,
  nameOfClerk: (clerk: string) => string | null,
): 'notTypedYet' | 'sheetSettled' | 'sameClerk' | 'jurorDiffers' | 'sheetTaken' | null {
  if (before === undefined) return pass === 1 ? null : 'notTypedYet'
  if (before.settled) return 'sheetSettled'
  if (pass === 1) return before.passes[0]?.clerk === clerk ? null : 'sheetTaken'
  if (before.juror !== (juror ?? null)) return 'jurorDiffers'
  const first = before.passes[0]?.clerk ?? ''
  if (clerk === first || nameOfClerk(clerk) === nameOfClerk(first)) return 'sameClerk'
  const second = before.passes[1]
  return second === undefined || second.clerk === clerk ? null : 'sheetTaken'
}

function nameOf({ scoring }: State, clerk: string, { read }: Circumstances): string | null {
  const ref = own(scoring.clerks, clerk)
  const found = ref === undefined ? null : read(ref)
  return found?.kind === 'value' ? found.text : clerk
}

/** What the paper really says, where the two differ. */
function settle(state: State, command: CommandOf<'settleSheet'>, around: Circumstances): Decision {
  const before = paperAt(state.scoring, command.panel, command.sheet)
  if (before === undefined) return refuse('notTypedYet')
  if (before.settled) return refuse('sheetSettled')
  if (before.passes.length < 2) return refuse('notTypedYet')
  if (!Object.hasOwn(state.scoring.clerks, command.clerk)) return refuse('noSuchClerk')
  if (isLocked(state, before.of)) return refuse('marksLocked')
  // What both typed alike is not typed a third time.
  const first = before.passes[0] === undefined ? null : sheetIn(before.passes[0].slip, around)
  const taken = first === null ? null : sheetIn('slip' in command.ballot ? command.ballot : writtenOver(first.sheet, command.ballot), around)
  if (taken === null) return refuse('ballotUnreadable')
  return { kind: 'accepted', events: [{ type: 'sheetSettled', v: 1, panel: command.panel, sheet: command.sheet, of: [...before.of], slip: taken.ref }], slips: taken.fresh, command: { ...command, ballot: taken.ref } }
}

/** `m12` → 12. */
function numberOf(holder: string): number {
  return Number(holder.slice(1))
}

/** A ballot of a table, with whom it is for where that is not everybody. */
function imported(holder: string, { sheet, ref }: { readonly sheet: Sheet; readonly ref: SlipRef }, all: readonly string[]) {
  const of = contestantsOn(sheet)
  return { holder, slip: ref, ...(of.length === all.length ? {} : { of: [...of] }) }
}

/** A whole table of marks at once, or nothing of it ([DK4]). */
function importBallots(state: State, command: CommandOf<'importBallots'>, around: Circumstances): Decision {
  const { plan, scoring } = state
  const panel = panelOf(plan.scheme, command.panel)
  if (panel === undefined) return refuse('noSuchJuror')
  if (!Object.hasOwn(scoring.clerks, command.clerk)) return refuse('noSuchClerk')
  const { ballots = [], ...recorded } = command
  if (ballots.length === 0) return refuse('ballotEmpty')
  const jurors = jurorsOf(plan, panel)
  const holders = ballots.map(({ holder }) => holder)
  const isNamed = jurors.length > 0
  if (isNamed ? !holders.every((holder) => jurors.includes(holder)) : !holders.every((holder) => /^m[1-9]\d{0,3}$/.test(holder))) return refuse('noSuchJuror')
  const there = ballotsOf(scoring, panel.id)
  const places = holders.map((holder, at) => (isNamed ? at + 1 : numberOf(holder)))
  const isAgain = scoring.imports.some((one) => one.panel === panel.id && one.hash === command.hash && one.upTo >= Math.min(...places))
  if (isAgain || new Set(holders).size < holders.length || (isNamed && holders.some((holder) => Object.hasOwn(there, holder)))) return refuse('ballotThere')
  if (papersOf(scoring, panel.id).some(({ juror }) => juror !== null && holders.includes(juror))) return refuse('ballotThere')
  // One paper a contestant is joined to no other ([AN1]).
  const apart = !isNamed && plan.scoring?.sheet === 'single'
  if (apart && ballots.some(({ sheet }) => sheet.rows.length > 1)) return refuse('badMark')
  const taken = ballots.flatMap(({ holder, sheet }) => {
    const one = sheetIn(sheet, around)
    return one === null ? [] : [{ holder, one }]
  })
  if (taken.length < ballots.length) return refuse('ballotUnreadable')
  // Papers of nobody are numbered on from table to table.
  const from = Math.max(0, ...Object.keys(there).filter((holder) => /^m\d+$/.test(holder)).map(numberOf))
  // By their salted names nothing is left of a row in which one person's papers stood side by side.
  const inOrder = apart ? taken.sort((a, b) => (a.one.ref.slip < b.one.ref.slip ? -1 : 1)) : taken
  const read = inOrder.map(({ holder, one }, at) => ({ holder: isNamed ? holder : `m${String(from + at + 1)}`, one }))
  const of = contestantsOn(...ballots.map(({ sheet }) => sheet))
  if (of.length === 0 || of.some((id) => !plan.contestants.some((one) => one.id === id))) return refuse('noSuchContestant')
  if (isLocked(state, of)) return refuse('marksLocked')
  return {
    kind: 'accepted',
    events: [{ type: 'ballotsImported', v: 1, panel: panel.id, source: command.source, hash: command.hash, clerk: command.clerk, of: [...of], upTo: Math.max(...places), ballots: read.map(({ holder, one }) => imported(holder, one, of)) }],
    slips: read.flatMap(({ one }) => one.fresh),
    command: recorded,
  }
}
