import * as v from 'valibot'
import { hex, text } from '../session/schema'
import { SCREENS } from '../session/screens'

/** Where stages say that they are there, and consoles ask them. Nothing of this goes into the book. */
export const PRESENCE_CHANNEL = 'leitai:presence'

/** `refused`: asked for, and the browser said no. `unsupported`: it cannot keep any screen on. `off`: not asked, or hidden. */
export const WAKE_STATES = ['on', 'off', 'refused', 'unsupported'] as const
export type WakeState = (typeof WAKE_STATES)[number]

const windowId = hex(8)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const pixels = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))

export const stageSchema = v.strictObject({
  /** What the device is called that the window stands on, where it is another one. */
  device: v.exactOptional(text(40)),
  window: windowId,
  screen: v.picklist(SCREENS),
  /** What the window shows; `null` while it waits. */
  session: v.nullable(hex(16)),
  /** The line after which the picture stands that it shows; 0 while it waits. */
  seq: count,
  visible: v.boolean(),
  fullscreen: v.boolean(),
  /** In CSS pixels, and how many device pixels one of them has. */
  width: pixels,
  height: pixels,
  ratio: v.pipe(v.number(), v.finite(), v.minValue(0.1), v.maxValue(20)),
  /** Where the window stands on the desktop, in CSS pixels. */
  left: v.pipe(v.number(), v.finite()),
  top: v.pipe(v.number(), v.finite()),
  wake: v.picklist(WAKE_STATES),
  /** Whether the window hears the home. */
  hears: v.boolean(),
  /** Code of what went wrong in this window, as the words know it. */
  fault: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/))),
})
/** What a stage tells of itself, once a second and at each change. */
export type StageSign = v.InferOutput<typeof stageSchema>

const presenceSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('here'), stage: stageSchema }),
  v.strictObject({ kind: v.literal('gone'), window: windowId }),
  /** A console asks all stages to tell. A hidden window's own timers may sleep; a message wakes it. */
  v.strictObject({ kind: v.literal('who') }),
  /** 识别: every stage shows its name until then; wall clock, in milliseconds. */
  v.strictObject({ kind: v.literal('identify'), until: v.pipe(v.number(), v.finite()) }),
  /** The venue's settings of the screens were changed: read them again. */
  v.strictObject({ kind: v.literal('settings') }),
])
export type PresenceMessage = v.InferOutput<typeof presenceSchema>

/** Reads a message of the presence channel; `null` where it is none of ours. */
export function readPresence(data: unknown): PresenceMessage | null {
  const parsed = v.safeParse(presenceSchema, data)
  return parsed.success ? parsed.output : null
}

/** One window's ear and mouth on the presence channel. */
export interface PresenceLink {
  readonly post: (message: PresenceMessage) => void
  readonly close: () => void
}

/** Opens the channel; what is no message of it is dropped. */
export function openPresence(take: (message: PresenceMessage) => void): PresenceLink {
  const channel = new BroadcastChannel(PRESENCE_CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readPresence(data)
    if (message !== null) take(message)
  })
  return {
    post: (message) => {
      channel.postMessage(message)
    },
    close: () => {
      channel.close()
    },
  }
}

const lockOf = (window: string): string => `leitai:stage:${window}`

/**
 * Holds the lock of a stage's window for as long as the window lives: it goes with it, however the window ends.
 * @returns lets it go
 */
export async function holdStage(window: string): Promise<() => void> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(window), () => new Promise<void>((release) => {
      resolve(release)
    })).catch(() => undefined)
  })
}

/** Calls back once the window of a stage has ended; not after `signal` was aborted. */
export function onStageEnd(window: string, signal: AbortSignal, ended: () => void): void {
  void navigator.locks.request(lockOf(window), { mode: 'shared', signal }, ended).catch(() => undefined)
}
