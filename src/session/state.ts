import type { Command } from './commands'
import type { PanelId } from './cue'
import type { Plan } from './plan'
import type { Cover, Screen, Shows } from './screens'
import { NO_SCORING, type ScoringState } from './scoring/state'
import type { SlipRef } from './slip'
import type { Standing } from './standing'
import type { Timer } from './timer'
import type { Millis, Seq } from './units'

/** Where a track stands, since when, and by which line. */
export interface Position {
  readonly cue: string
  readonly step: number
  readonly since: Millis
  readonly seq: Seq
  /** Where it stood before; `null` at the opening. */
  readonly from: { readonly cue: string; readonly step: number } | null
}

/** A host's line that 撤销 can take back, and what it was. */
export interface Undoable {
  readonly seq: Seq
  readonly command: Command['type']
  /** The cue that it entered, if it entered one. */
  readonly cue: string | null
  /** It opened marks: a ballot that came since stands on it. */
  readonly opens?: true
}

/** A result as it was locked: one slip per row of the board, in the board's order. */
export interface LockedResult {
  readonly seq: Seq
  readonly parts: readonly SlipRef[]
}

/** 抽签: the secret that was put down first, who draws, the numbers that the hall called, and what came of it. */
export interface DrawState {
  readonly secret: SlipRef
  readonly of: readonly string[]
  readonly numbers: readonly number[] | null
  readonly drawn: { readonly secret: string; readonly order: readonly string[] } | null
  readonly since: Millis
}

/** Words of the host on a screen, over the meeting's own. */
export interface Message {
  readonly text: string
  readonly to: 'speaker' | 'hall'
  readonly since: Millis
}

/** A term: the public key of the home that leads it, and the line after which it began; seq 0 for the first. */
export interface Lead {
  readonly term: number
  readonly key: string
  readonly from: { readonly seq: number; readonly hash: string }
}

/** The term that line 1 begins, under the key that it names. */
export function firstLead(key: string): Lead {
  return { term: 1, key, from: { seq: 0, hash: '0'.repeat(64) } }
}

/**
 * The whole session after some line. Values that are private stand in it as slips only,
 * so no decision of `reduce` can hang on them ([SE2]).
 */
export interface State {
  readonly plan: Plan
  readonly opened: { readonly session: string; readonly at: Millis; readonly rehearsal: boolean } | null
  readonly term: number
  /** Who has led this book, from line 1: the terms so far. */
  readonly leads: readonly Lead[]
  readonly seq: Seq
  readonly at: Millis
  readonly tracks: { readonly stage: Position; readonly counting: Position | null }
  readonly timer: Timer | null
  /** Speaking time of each speech that has ended. */
  readonly spoken: Readonly<Record<string, Millis>>
  readonly cover: { readonly kind: Cover; readonly since: Millis } | null
  readonly screens: Readonly<Record<Screen, Shows>>
  readonly result: LockedResult | null
  readonly approvedBy: string | null
  /** Reveal steps shown now, by cue. */
  readonly revealed: Readonly<Record<string, number>>
  /** Panels that have been on a screen at some time: what was seen stays seen. */
  readonly disclosed: readonly PanelId[]
  /** Contestants who do not stand on the list as prepared. */
  readonly standing: Readonly<Record<string, Exclude<Standing, 'present'>>>
  readonly message: Message | null
  /** When the meeting is to begin, where the hall sees it. */
  readonly startsAt: Millis | null
  /** The slide that is on, from 1; 0 is none. */
  readonly slide: number
  readonly draw: DrawState | null
  readonly scoring: ScoringState
  /** Rehearsal only: how fast clocks of speeches run. */
  readonly pace: number
  readonly clock: { readonly wall: Millis; readonly home: Millis } | null
  readonly undoable: readonly Undoable[]
  /** Last command counter of each window. */
  readonly counters: Readonly<Record<string, number>>
  readonly sealed: Millis | null
}

/** The state before line 1. */
export function initialState(plan: Plan): State {
  const first = plan.rundown[0]
  return {
    plan,
    opened: null,
    term: 1,
    leads: [],
    seq: 0,
    at: 0,
    tracks: { stage: { cue: first?.id ?? '', step: 0, since: 0, seq: 1, from: null }, counting: null },
    timer: null,
    spoken: {},
    cover: null,
    // What was published before the meeting hangs in the foyer from the start.
    screens: { hall: 'program', speaker: 'timer', lobby: plan.board.publication === 'publishedBefore' ? 'board' : 'program', overlay: 'strip' },
    result: null,
    approvedBy: plan.board.approval.by ?? null,
    revealed: {},
    disclosed: [],
    standing: {},
    message: null,
    startsAt: null,
    slide: 0,
    draw: null,
    scoring: NO_SCORING,
    pace: 1,
    clock: null,
    undoable: [],
    counters: {},
    sealed: null,
  }
}
