import * as v from 'valibot'
import type { Hash } from '../book/hash'
import { bySchema, commandSchema } from '../session/commands'
import { hex } from '../session/schema'
import { REFUSALS } from '../session/refusal'
import { instant } from '../session/schema'
import { STORE_FAULTS } from '../store/port'
import type { View } from '../session/view/view'
import type { Millis } from '../session/units'

/** `unheard`: another device leads, and its word on a press did not come: nobody knows whether it was done. */
export const LINK_FAULTS = ['unheard'] as const

/** Why a book cannot be gone on with, beside what the store says. */
export const BOOK_FAULTS = ['damaged', 'missing', 'updateNeeded'] as const
export type BookFault = (typeof BOOK_FAULTS)[number]

const answerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('recorded'), seq: v.number() }),
  v.strictObject({ kind: v.literal('refused'), code: v.picklist(REFUSALS) }),
  v.strictObject({ kind: v.literal('failed'), fault: v.picklist([...STORE_FAULTS, ...BOOK_FAULTS, ...LINK_FAULTS]) }),
])

/** What became of a command. `recorded`: it is on the home's disk as line `seq`. */
export type Answer = v.InferOutput<typeof answerSchema>

const session = hex(16)

/** Between the workers of one browser, and from pages that have just opened. No private value passes here. */
export const busSchema = v.variant('kind', [
  /** `at`: the sender's home time. It waits no longer than its patience; after that it acts itself. */
  v.strictObject({ kind: v.literal('command'), session, by: bySchema, at: instant, command: commandSchema }),
  v.strictObject({ kind: v.literal('answer'), session, by: bySchema, answer: answerSchema }),
  v.strictObject({ kind: v.literal('head'), session, seq: v.number() }),
  /** A ballot lies in the box that did not before. */
  v.strictObject({ kind: v.literal('box'), session }),
  v.strictObject({ kind: v.literal('ask'), session: v.nullable(session) }),
  /** The host's word on a clock in doubt, for the keeper. */
  v.strictObject({ kind: v.literal('settle'), session, trust: v.picklist(['book', 'wall']) }),
])
export type BusMessage = v.InferOutput<typeof busSchema>

/**
 * Two clocks that disagree, for the host to judge. `stepped`: the wall clock jumped ahead while the meeting ran, which a
 * machine that slept looks like too. `ahead`, `behind`: how it stood when the book was opened again.
 */
export interface ClockDoubt {
  readonly kind: 'stepped' | 'ahead' | 'behind'
  readonly wall: Millis
  readonly home: Millis
}

/** A view on its way to the pages of one audience. */
export interface ViewMessage {
  readonly kind: 'view'
  readonly session: string
  /** A session has another book after its rehearsal. */
  readonly book: Hash
  /** Whether a screen without a session of its own follows this one. */
  readonly followed: boolean
  /** home − wall, so that the page's clock agrees with the home's. */
  readonly offset: Millis
  readonly view: View
  /** Told to the host only. */
  readonly doubt?: ClockDoubt
}

/** The keeper's sign of life, once a second. */
export interface BeatMessage {
  readonly kind: 'beat'
  readonly session: string
  readonly book: Hash
  readonly followed: boolean
  readonly offset: Millis
  readonly seq: number
}

export type ScreenMessage = ViewMessage | BeatMessage

/** Reads a message of another worker; `null` where it is none of ours. */
export function readBus(data: unknown): BusMessage | null {
  const parsed = v.safeParse(busSchema, data)
  return parsed.success ? (parsed.output) : null
}

/** What another device says became of a press; what this version does not know failed for a reason that it does not know. */
export function readAnswer(data: unknown): Answer {
  const parsed = v.safeParse(answerSchema, data)
  return parsed.success ? parsed.output : { kind: 'failed', fault: 'failed' }
}
