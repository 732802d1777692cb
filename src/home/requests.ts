import * as v from 'valibot'
import { LEVELS } from '../book/disclosure'
import { commandSchema } from '../session/commands'
import { hex } from '../session/schema'
import { AUDIENCES } from '../session/view/view'
import type { View } from '../session/view/view'
import type { StoreFault } from '../store/port'
import { careRequests, type CareReplies } from './care-requests'
import { preparedRequests, type PreparedFault, type PreparedReplies } from './prepared-requests'
import type { Answer, BookFault, LINK_FAULTS } from './protocol'
import { linkRequests, type LinkReplies } from './links/requests'
import { juryRequests, type JuryFault, type JuryReplies } from './jury-requests'
import { screenRequests, type ScreenReplies } from './screen-requests'

const session = hex(16)

/** What a page asks of its own worker. Each request carries a number, and has one reply. */
export const requestSchema = v.variant('kind', [
  /** Lives in a session; `null` follows the one that the venue runs. */
  v.strictObject({ kind: v.literal('live'), session: v.nullable(session) }),
  v.strictObject({ kind: v.literal('command'), command: commandSchema }),
  v.strictObject({ kind: v.literal('settleClock'), trust: v.picklist(['book', 'wall']) }),
  v.strictObject({ kind: v.literal('refresh') }),
  v.strictObject({ kind: v.literal('visible'), visible: v.boolean() }),
  /** Founds a session from a plan file. The page hands over where it is, never what stands in it. */
  v.strictObject({ kind: v.literal('create'), source: v.union([v.instance(Blob), v.pipe(v.string(), v.url())]) }),
  v.strictObject({ kind: v.literal('run'), session: v.nullable(session) }),
  v.strictObject({ kind: v.literal('archive'), session, level: v.picklist(LEVELS), verifier: v.string(), version: v.string() }),
  v.strictObject({ kind: v.literal('replay'), session }),
  v.strictObject({ kind: v.literal('replayFile'), file: v.instance(Blob) }),
  v.strictObject({ kind: v.literal('seek'), at: v.number(), audience: v.picklist(AUDIENCES) }),
  ...careRequests,
  ...preparedRequests,
  ...screenRequests,
  ...linkRequests,
  ...juryRequests,
])
export type Request = v.InferOutput<typeof requestSchema>
export type RequestOf<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>

/** A stretch of a replay that has a name, from the home time at which it begins. */
export interface Chapter {
  readonly at: number
  readonly label: string
}

/** What a replay is of, and from when to when. */
export interface ReplayOutline {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly sealed: boolean
  readonly lines: number
  readonly fingerprint: string
  /** Whether the verifier found something wrong with the archive that this is read from. */
  readonly broken: boolean
  readonly chapters: readonly Chapter[]
}

/** Something that went wrong, with the line at fault where there is one. */
export interface Fault {
  readonly code: StoreFault | BookFault | (typeof LINK_FAULTS)[number] | 'planRefused' | 'archiveRefused' | 'tooLarge' | 'notFound' | 'noReplay' | 'badRequest' | 'notFollowing' | PreparedFault | JuryFault
  /** Words' parameter: a line number, or where in a file. */
  readonly place: string | null
}

/** The reply to each kind of request. */
export interface Replies extends CareReplies, PreparedReplies, ScreenReplies, LinkReplies, JuryReplies {
  live: { readonly session: string | null }
  command: Answer
  settleClock: null
  refresh: null
  visible: null
  create: { readonly session: string }
  run: null
  archive: { readonly name: string; readonly bytes: Uint8Array }
  replay: ReplayOutline
  replayFile: ReplayOutline
  seek: { readonly view: View; readonly seq: number }
}

export type Reply<Kind extends Request['kind']> = { readonly ok: true; readonly value: Replies[Kind] } | { readonly ok: false; readonly fault: Fault }

/** A fault inside the worker, on its way to become a reply. */
export class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code)
    this.name = 'Refused'
  }
}
