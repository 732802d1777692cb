import { makeSlip, readerOf, storedSlip, type Slip } from '../../src/book/slips'
import { hashOf } from '../../src/book/hash'
import { planBytes } from '../../src/book/planbytes'
import type { Base, Command, CommandOf } from '../../src/session/commands'
import { decide } from '../../src/session/decide'
import type { BoxBallot, Decision } from '../../src/session/decision'
import { fold, foldOne } from '../../src/session/fold'
import { freeze } from '../../src/session/freeze'
import type { Plan, PlanFile } from '../../src/session/plan'
import type { Entry } from '../../src/session/entry'
import type { RefusalCode } from '../../src/session/refusal'
import type { MakeSlip, ReadSlip } from '../../src/session/slip'
import { initialState, type State } from '../../src/session/state'

/** Home time at which test sessions begin. */
export const START = 1_700_000_000_000

/** A press: a command, or one that is made from the state that the host sees at that moment. */
export type Press = Command | ((state: State) => Command)

/** A press with the time that passed before it, and the window it came from. */
export interface Step {
  readonly press: Press
  /** Milliseconds since the press before; 1000 unless told. */
  readonly after?: number
  /** Number of the window; 0 unless told. */
  readonly window?: number
}

/** Slips with salts that follow from a seed, the frozen plan and a reader over all slips made so far. */
export interface FrozenPlan {
  readonly plan: Plan
  readonly slips: Map<string, Slip>
  readonly read: ReadSlip
  readonly make: MakeSlip
  /** Sixteen bytes that follow from the seed. */
  readonly random: () => string
}

/** Freezes a plan file with salts that follow from `seed`: equal seeds give equal bytes. */
export function frozen(file: PlanFile, seed = 'leitai'): FrozenPlan {
  const slips = new Map<string, Slip>()
  let made = 0
  const make: MakeSlip = (slipClass, text) => {
    made += 1
    const slip = makeSlip(slipClass, text, hashOf(`${seed} ${String(made)}`).slice(0, 32))
    slips.set(slip.ref.slip, storedSlip(slip))
    return slip
  }
  const { plan } = freeze(file, make)
  let drawn = 0
  const random = () => {
    drawn += 1
    return hashOf(`${seed} random ${String(drawn)}`).slice(0, 32)
  }
  return { plan, slips, read: readerOf(slips), make, random }
}

/** A session that lives in memory: one press at a time, as the home would take it. */
export interface Session extends FrozenPlan {
  readonly entries: readonly Entry[]
  /** The state after each entry; `states[i]` is the state after `entries[i]`. */
  readonly states: readonly State[]
  readonly refusals: readonly RefusalCode[]
  readonly now: () => number
  /** The present state. */
  readonly state: () => State
  /** Presses, and keeps the line if the command was accepted. */
  readonly press: (press: Press, options?: { readonly after?: number; readonly window?: number; readonly box?: readonly BoxBallot[] }) => Decision
}

/** Makes a session from a plan file; with `open: false` even line 1 is left to the test. */
export function makeSession(file: PlanFile, options: { readonly start?: number; readonly seed?: string; readonly open?: boolean; readonly rehearsal?: boolean } = {}): Session {
  const { start = START, seed = 'leitai', open = true, rehearsal = false } = options
  const base = frozen(file, seed)
  const entries: Entry[] = []
  const states: State[] = []
  const refusals: RefusalCode[] = []
  const counters = new Map<number, number>()
  let now = start
  const state = () => states.at(-1) ?? initialState(base.plan)

  function press(press: Press, { after = 1000, window = 0, box = [] }: { readonly after?: number; readonly window?: number; readonly box?: readonly BoxBallot[] } = {}): Decision {
    now += after
    const before = state()
    const cmd = typeof press === 'function' ? press(before) : press
    const decision = decide(before, cmd, { now, read: base.read, slip: base.make, random: base.random, box })
    if (decision.kind === 'refused') {
      refusals.push(decision.refusal.code)
      return decision
    }
    const n = (counters.get(window) ?? 0) + 1
    counters.set(window, n)
    const by = { device: '0'.repeat(16), window: String(window).padStart(16, '0'), n }
    const entry: Entry = { seq: before.seq + 1, at: now, by, cmd: decision.command ?? cmd, events: decision.events }
    entries.push(entry)
    states.push(foldOne(before, entry) ?? fold(base.plan, entries))
    return decision
  }

  if (open) press(openCommand(base.plan, rehearsal), { after: 0 })
  return { ...base, entries, states, refusals, now: () => now, state, press }
}

/** Runs presses from line 1 on. Refused ones leave no line; their codes stand in `refusals`. */
export function runCommands(file: PlanFile, steps: readonly (Press | Step)[], options: { readonly start?: number; readonly seed?: string; readonly rehearsal?: boolean } = {}): Session {
  const session = makeSession(file, options)
  for (const step of steps) {
    if (typeof step === 'object' && 'press' in step) session.press(step.press, { after: step.after ?? 1000, window: step.window ?? 0 })
    else session.press(step)
  }
  return session
}

/** The command that opens a session over a frozen plan. */
export function openCommand(plan: Plan, rehearsal = false): CommandOf<'open'> {
  return { type: 'open', session: '1'.repeat(32), random: '2'.repeat(32), key: '3'.repeat(64), plan: hashOf(planBytes(plan)), rehearsal }
}

/** Where the stage track stands, as a view promises it. */
export function baseOf({ tracks }: State): Base {
  const { cue, step, seq } = tracks.stage
  return { cue, step, seq }
}

export const next = (state: State): Command => ({ type: 'next', base: baseOf(state) })
export const back = (state: State): Command => ({ type: 'back', base: baseOf(state) })
export const jump =
  (to: string) =>
  (state: State): Command => ({ type: 'jump', base: baseOf(state), to })
export const undo = (state: State): Command => ({ type: 'undo', target: state.undoable.at(-1)?.seq ?? 1 })
export const approve: Command = { type: 'approve', by: '样例市委' }
export const pause: Command = { type: 'pause' }
export const resume: Command = { type: 'resume' }
export const restore: Command = { type: 'restore' }
export const seal: Command = { type: 'seal' }
export const adjust = (by: number): Command => ({ type: 'adjust', by })
export const cover = (kind: 'titleCard' | 'black'): Command => ({ type: 'cover', cover: kind })
