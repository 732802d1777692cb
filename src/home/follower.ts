import type { Hash } from '../book/hash'
import { may } from '../session/roles'
import type { Command } from '../session/commands'
import { AUDIENCES, view, type Audience } from '../session/view/view'
import type { Millis } from '../session/units'
import type { Keeper, KeeperNeeds } from './keeper'
import type { Living } from './living'
import { PRESS_PATIENCE, UNHEARD } from './peers/presses'
import { readBus, type Answer, type BusMessage, type ScreenMessage } from './protocol'

/** What the window of a device needs that follows another one. */
export interface FollowerNeeds extends Pick<KeeperNeeds, 'bus' | 'every' | 'after' | 'device' | 'window' | 'session'> {
  readonly book: Hash
  readonly living: Living
  readonly followed: () => boolean
  readonly post: (audience: Audience, message: ScreenMessage) => void
  /** Home time minus this device's wall clock, as the links tell it. */
  readonly offset: () => Millis
  /** Whether this window has the links; presses go through it, views come from it. */
  readonly linked: () => boolean
  /** Whether the leader was heard of late. */
  readonly hears: () => boolean
  readonly press: (command: Command) => Promise<Answer>
}

const BEAT = 1_000

/** A window's part in a session that another device leads: it decides nothing, and asks the leader for all. */
export function createFollower(needs: FollowerNeeds): Keeper {
  const { session, book, living, bus, device, window } = needs
  const waiting = new Map<number, (answer: Answer) => void>()
  let counter = 0
  let stopped = false

  function push(): void {
    const { state, read } = living.ledger()
    for (const audience of AUDIENCES) needs.post(audience, { kind: 'view', session, book, followed: needs.followed(), offset: needs.offset(), view: view(state(), audience, read, living.waiting()) })
  }

  /** Asks the window that has the links. */
  function ask(command: Command): Promise<Answer> {
    counter += 1
    const n = counter
    return new Promise((resolve) => {
      const end = (answer: Answer) => {
        cancel()
        waiting.delete(n)
        resolve(answer)
      }
      const cancel = needs.after(PRESS_PATIENCE, () => {
        end(UNHEARD)
      })
      waiting.set(n, end)
      bus.post({ kind: 'command', session, by: { device, window, n }, at: 0, command })
    })
  }

  async function answerTo({ by, command }: Extract<BusMessage, { kind: 'command' }>): Promise<void> {
    bus.post({ kind: 'answer', session, by, answer: await needs.press(command) })
  }

  bus.listen((data) => {
    const message = stopped ? null : readBus(data)
    if (message === null) return
    if (message.kind === 'answer') {
      if (message.session === session && message.by.window === window) waiting.get(message.by.n)?.(message.answer)
    } else if (!needs.linked()) return
    else if (message.kind === 'command' && message.session === session) void answerTo(message)
    else if (message.kind === 'ask' && (message.session === session || (message.session === null && needs.followed()))) push()
  })
  const stopBeat = needs.every(BEAT, () => {
    if (!needs.linked() || !needs.hears()) return
    const { seq } = living.ledger().head()
    for (const audience of AUDIENCES) needs.post(audience, { kind: 'beat', session, book, followed: needs.followed(), offset: needs.offset(), seq })
  })
  push()

  return {
    command(command) {
      if (!may('host', command.type)) return Promise.resolve({ kind: 'refused', code: 'stale' })
      return needs.linked() ? needs.press(command) : ask(command)
    },
    relay: () => Promise.resolve(UNHEARD),
    async refresh() {
      await living.catchUp().catch(() => false)
      // The leader's box, as it lies here too.
      await living.countBox()
      push()
    },
    isKeeper: () => false,
    settleClock: () => undefined,
    yieldLock: () => undefined,
    stop() {
      stopped = true
      stopBeat()
    },
  }
}
