import * as v from 'valibot'
import { headSignatureSchema } from '../../book/sign'
import { slipSchema } from '../../book/slips'
import { bySchema, commandSchema } from '../../session/commands'
import { hex, idSchema, instant, seqSchema, text } from '../../session/schema'
import { sha256Schema } from '../../session/slip'
import { REFUSALS } from '../../session/refusal'
import { SCREENS } from '../../session/screens'
import { stageSchema } from '../presence'

/** The number of this protocol: devices of another one are refused with words, never misunderstood. */
export const PROTOCOL = 2

/** 主机 leads a book, 主持 and 备机 hold it whole and may take over, 屏幕 is sent views. */
export const SEAT_ROLES = ['host', 'deputy', 'screen'] as const
export type SeatRole = (typeof SEAT_ROLES)[number]

/** Lines of one message; more come in several. */
export const LINES_LIMIT = 256

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const session = hex(16)
const device = hex(8)
const contestants = v.pipe(v.array(idSchema), v.maxLength(200))

const leadSchema = v.strictObject({ term: seqSchema, key: hex(32), from: v.strictObject({ seq: count, hash: sha256Schema }) })

/** How far a device has a book, and whether it leads it. `leads`: the terms so far, the last one is the present. */
export const copySchema = v.strictObject({
  session,
  book: sha256Schema,
  leads: v.pipe(v.array(leadSchema), v.minLength(1), v.maxLength(200)),
  seq: seqSchema,
  hash: sha256Schema,
  home: v.boolean(),
})
export type BookCopy = v.InferOutput<typeof copySchema>

/** Why a device is not let in, or sent away. */
export const DOOR_CODES = ['otherVersion', 'noSeat', 'withdrawn', 'seatTaken'] as const
export type DoorCode = (typeof DOOR_CODES)[number]

/** What became of a press, as the home tells it: on its disk as line `seq`, refused, or failed for a reason that has words. */
const answerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('recorded'), seq: seqSchema }),
  v.strictObject({ kind: v.literal('refused'), code: v.picklist(REFUSALS) }),
  v.strictObject({ kind: v.literal('failed'), fault: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/)) }),
])

/** What two devices say to each other over a sealed link. Parsed on arrival: what is none of these closes the link. */
export const wireSchema = v.variant('kind', [
  /** The first word of each side. `copy` is the book that it lives in; a screen holds none. */
  v.strictObject({
    kind: v.literal('hello'),
    protocol: count,
    app: text(40),
    device,
    /** Random per load: the same device on a seat twice is seen. */
    window: device,
    name: text(40),
    seat: v.nullable(v.strictObject({ id: hex(8), token: hex(16) })),
    /** What the screens of this device show; views of others are not sent. */
    audiences: v.pipe(v.array(v.picklist(SCREENS)), v.maxLength(SCREENS.length)),
    copy: v.nullable(copySchema),
  }),
  /** What the leading device answers: the seat that the other one sits on. */
  v.strictObject({ kind: v.literal('welcome'), device, role: v.picklist(SEAT_ROLES), name: text(40), seat: v.nullable(v.strictObject({ id: hex(8), token: hex(16) })) }),
  v.strictObject({ kind: v.literal('refused'), code: v.picklist(DOOR_CODES) }),
  /** A copy has changed: another book, another term, another leader. `null`: none any more. */
  v.strictObject({ kind: v.literal('copy'), copy: v.nullable(copySchema) }),
  /** Lines from `from` on; with the plan where the book is not there yet. */
  v.strictObject({ kind: v.literal('want'), book: sha256Schema, from: seqSchema, plan: v.boolean() }),
  /** A frozen plan, word for word, and the private values that stand in it. */
  v.strictObject({
    kind: v.literal('plan'),
    book: sha256Schema,
    session,
    text: v.pipe(v.string(), v.maxLength(4_000_000)),
    slips: v.pipe(v.array(slipSchema), v.maxLength(20_000)),
  }),
  /** Lines as they are, and the slips that stand in them. The last message of an answer bears the leader's signature. */
  v.strictObject({
    kind: v.literal('lines'),
    book: sha256Schema,
    term: seqSchema,
    from: seqSchema,
    lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(65_536))), v.maxLength(LINES_LIMIT)),
    slips: v.pipe(v.array(slipSchema), v.maxLength(20_000)),
    signature: v.nullable(headSignatureSchema),
  }),
  /** All lines up to `seq` are on this device's disk. */
  v.strictObject({ kind: v.literal('have'), book: sha256Schema, term: seqSchema, seq: seqSchema }),
  /** A press on another device, at its home time: too late is refused. */
  v.strictObject({ kind: v.literal('command'), book: sha256Schema, by: bySchema, at: instant, command: commandSchema }),
  v.strictObject({ kind: v.literal('answer'), by: bySchema, answer: answerSchema }),
  /** One audience's view, signed by the leader: its text is parsed after the signature was found good. */
  v.strictObject({ kind: v.literal('view'), book: sha256Schema, session, term: seqSchema, seq: count, audience: v.picklist(SCREENS), text: v.pipe(v.string(), v.maxLength(2_000_000)), sig: hex(64) }),
  /** A sign of life, once a second. `seq` is the leader's last line. */
  v.strictObject({ kind: v.literal('beat'), term: count, seq: count }),
  v.strictObject({ kind: v.literal('ping'), at: v.pipe(v.number(), v.finite()) }),
  /** Home time when the ping came; `at` is the ping's own. */
  v.strictObject({ kind: v.literal('pong'), at: v.pipe(v.number(), v.finite()), home: instant }),
  /** Where the sender listens, so that the other device finds it again by itself. */
  v.strictObject({ kind: v.literal('ticket'), data: v.pipe(v.string(), v.regex(/^([0-9a-f]{2}){1,256}$/)) }),
  /** A stage of the sender tells of itself: for consoles, never for the book. */
  v.strictObject({ kind: v.literal('stage'), stage: stageSchema }),
  /** 识别: every stage shows its name for so many milliseconds. */
  v.strictObject({ kind: v.literal('identify'), for: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000)) }),
  /** A rehearsal was thrown away. */
  v.strictObject({ kind: v.literal('thrownAway'), session, book: sha256Schema }),
  /** Cards, PINs and the box of anonymous ballots as they lie with the leader: only to devices that may lead one day. */
  v.strictObject({
    kind: v.literal('urn'),
    session,
    book: sha256Schema,
    cards: v.pipe(v.array(v.strictObject({ holder: text(200), panel: idSchema, juror: v.nullable(idSchema), secret: v.pipe(v.string(), v.regex(/^[0-9A-Z]{6,8}$/)), used: contestants })), v.maxLength(4_000)),
    ballots: v.pipe(v.array(v.strictObject({ id: hex(16), panel: idSchema, of: contestants, text: v.pipe(v.string(), v.maxLength(65_536)) })), v.maxLength(4_000)),
  }),
  /** A picture by its hash; it comes as a message of bytes. */
  v.strictObject({ kind: v.literal('wantAsset'), hash: sha256Schema }),
  /** For another device of this meeting: the leader hands it on, so that devices find each other without pictures. */
  v.strictObject({ kind: v.literal('signal'), to: device, from: device, data: v.pipe(v.string(), v.maxLength(4_000)) }),
  /** Whose seats there are, and who is linked with the leader now: to devices that hold the book. */
  v.strictObject({
    kind: v.literal('seats'),
    seats: v.pipe(v.array(v.strictObject({ id: hex(8), role: v.picklist(SEAT_ROLES), name: text(40), device: v.nullable(device), token: sha256Schema, withdrawn: v.boolean(), here: v.boolean() })), v.maxLength(200)),
  }),
])
export type Wire = v.InferOutput<typeof wireSchema>
export type WireOf<Kind extends Wire['kind']> = Extract<Wire, { kind: Kind }>
