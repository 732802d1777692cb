import type { Hash } from '../book/hash'
import { may, type Role } from '../session/roles'
import type { By, Command } from '../session/commands'
import type { Millis } from '../session/units'
import { AUDIENCES, view, type Audience } from '../session/view/view'
import type { HomeClock } from './clock'
import type { Living } from './living'
import { doubtOnOpening, doubtOnStep } from './doubt'
import { readBus, type Answer, type BusMessage, type ClockDoubt, type ScreenMessage } from './protocol'

/** How long a window waits for the keeper before it acts itself. */
export const PATIENCE = 300
/** After that long the keeper leaves a command alone, so that it is never done after its window has acted itself. */
const LATE = 200
/** How long a keeper that did not answer is taken to be frozen. */
const SILENCE = 3_000
const BEAT = 1_000

/** What the keeper of one window needs of the browser, as small ports. */
export interface KeeperNeeds {
  readonly session: string
  readonly book: Hash
  readonly living: Living
  readonly clock: HomeClock
  readonly wall: () => Millis
  readonly device: string
  readonly window: string
  /** Whether screens without a session of their own follow this one. */
  readonly followed: () => boolean
  readonly post: (audience: Audience, message: ScreenMessage) => void
  readonly bus: { readonly post: (message: BusMessage) => void; readonly listen: (take: (data: unknown) => void) => void }
  /** Calls back once the lock is held, which is then held until the promise that it returns is settled. */
  readonly lock: (whenHeld: () => Promise<void>) => void
  /** Views went out: something may have changed. */
  readonly pushed?: () => void
  readonly every: (ms: number, work: () => void) => () => void
  readonly after: (ms: number, work: () => void) => () => void
}

/** A window's part in keeping a session: the one with the lock executes, the others ask it and can act without it. */
export interface Keeper {
  /** Sends a command of this window's page. Never rejects. */
  command(command: Command): Promise<Answer>
  /** Executes a command of another device, as the keeper does or through it. Never rejects. */
  relay(command: Command, by: By): Promise<Answer>
  /** Reads the store and pushes what is new. */
  refresh(): Promise<void>
  readonly isKeeper: () => boolean
  /** The host's word on a clock in doubt: go on from the book's time, or count the wall clock's. */
  settleClock(trust: 'book' | 'wall'): void
  /** Gives the lock up and stands in line again, for a window that can be seen. */
  yieldLock(): void
  stop(): void
}

export function createKeeper(needs: KeeperNeeds): Keeper {
  const { session, book, living, clock, bus, device, window } = needs
  let counter = 0
  let release: (() => void) | null = null
  let stopped = false
  let doubt: ClockDoubt | null = doubtOnOpening(living.ledger().state(), clock.now(), needs.wall())
  /** Until then the keeper is not asked: it left the last command unanswered, and asking again would only cost time. */
  let silentUntil = -Infinity
  let turn: Promise<unknown> = Promise.resolve()
  /** A step of the clock is on its way into the book: on a slow disk it is not told twice. */
  let tellsClock = false
  /** By window and number: a window asks for itself, and for devices that it has links with. */
  const waiting = new Map<string, (answer: Answer) => void>()
  /** The last command that each window asked for: a message that comes twice is answered once. */
  const asked = new Map<string, number>()

  function push(): void {
    const ledger = living.ledger()
    for (const audience of AUDIENCES) {
      const told = audience === 'host' && doubt !== null ? { doubt } : {}
      needs.post(audience, { kind: 'view', session, book, followed: needs.followed(), offset: clock.offset(), view: view(ledger.state(), audience, ledger.read, living.waiting()), ...told })
    }
    needs.pushed?.()
  }

  /** Executes here and tells everybody; the store decides if two windows do this at once. */
  async function act(command: Command, by: By, stands?: () => boolean): Promise<Answer> {
    const answer = await living.execute(command, by, stands)
    push()
    if (answer.kind === 'recorded') bus.post({ kind: 'head', session, seq: answer.seq })
    return answer
  }

  function ask(command: Command, by: By): Promise<Answer> {
    const name = nameOf(by)
    return new Promise((resolve) => {
      const cancel = needs.after(PATIENCE, () => {
        waiting.delete(name)
        silentUntil = clock.now() + SILENCE
        // The keeper does not answer: a frozen tab keeps its lock. This window acts, and the store arbitrates.
        void act(command, by).then(resolve)
      })
      waiting.set(name, (answer) => {
        cancel()
        waiting.delete(name)
        resolve(answer)
      })
      bus.post({ kind: 'command', session, by, at: clock.now(), command })
    })
  }

  /** One command of this window after another: its numbers reach the book in their order, whoever writes them. */
  function send(command: Command, role: Role): Promise<Answer> {
    if (!may(role, command.type)) return Promise.resolve({ kind: 'refused', code: 'stale' })
    const answer = turn.then(() => {
      counter += 1
      return obey(command, { device, window, n: counter })
    })
    turn = answer.catch(() => undefined)
    return answer
  }

  function obey(command: Command, by: By): Promise<Answer> {
    return release === null && clock.now() >= silentUntil ? ask(command, by) : act(command, by)
  }

  function take(message: BusMessage): void {
    switch (message.kind) {
      case 'command':
        if (release !== null && message.session === session) void answerTo(message)
        return
      case 'answer':
        if (message.session !== session || !waiting.has(nameOf(message.by))) return
        silentUntil = -Infinity
        waiting.get(nameOf(message.by))?.(message.answer)
        return
      case 'ask':
        if (release !== null && (message.session === session || (message.session === null && needs.followed()))) push()
        return
      case 'head':
        // A keeper that hears of a line it did not write was slow: it reads on, so that its next view is not old.
        if (release !== null && message.session === session && message.seq > living.ledger().head().seq) void refresh()
        return
      case 'box':
        if (message.session === session) void living.countBox().then(push)
        return
      case 'settle':
        if (release !== null && message.session === session) settle(message.trust)
        return
      default:
        message satisfies never
    }
  }

  async function answerTo({ by, at, command }: Extract<BusMessage, { kind: 'command' }>): Promise<void> {
    if (!may('host', command.type) || by.n <= (asked.get(by.window) ?? 0)) return
    asked.set(by.window, by.n)
    let late = false as boolean
    const answer = await act(command, by, () => {
      late = Math.abs(clock.now() - at) > LATE
      return !late
    })
    // What came too late was not done and gets no answer: its window acts itself.
    if (!late) bus.post({ kind: 'answer', session, by, answer })
  }

  async function refresh(): Promise<void> {
    await living.catchUp().catch(() => false)
    await living.countBox()
    push()
  }

  function beat(): void {
    const step = clock.check()
    if (release === null) return
    if (step !== null && !tellsClock && living.ledger().state().sealed === null) {
      doubt = doubtOnStep(step, clock.offset())
      tellsClock = true
      void send({ type: 'clock', ...step }, 'home').finally(() => {
        tellsClock = false
      })
    }
    const { seq } = living.ledger().head()
    for (const audience of AUDIENCES) needs.post(audience, { kind: 'beat', session, book, followed: needs.followed(), offset: clock.offset(), seq })
  }

  /** Only the keeper's doubt is shown, so only the keeper settles it; what came of it is seen in the next view. */
  function settle(trust: 'book' | 'wall'): void {
    const settled = doubt
    doubt = null
    if (settled === null || settled.kind === 'behind') {
      push()
      return
    }
    const wall = Math.floor(needs.wall())
    const home = trust === 'wall' ? wall : settled.kind === 'stepped' ? clock.now() : living.ledger().state().at
    void send({ type: 'clock', wall, home }, 'home')
  }

  function standInLine(): void {
    needs.lock(async () => {
      if (stopped) return
      const held = new Promise<void>((resolve) => {
        release = () => {
          release = null
          resolve()
        }
      })
      await refresh()
      doubt = doubtOnOpening(living.ledger().state(), clock.now(), needs.wall())
      push()
      // A clock that went back while nobody watched must not hold a timer up: the book's time goes on at once.
      if (doubt?.kind === 'behind') void send({ type: 'clock', wall: Math.floor(needs.wall()), home: doubt.home }, 'home')
      await held
    })
  }

  bus.listen((data) => {
    const message = stopped ? null : readBus(data)
    if (message !== null) take(message)
  })
  const stopBeat = needs.every(BEAT, beat)
  standInLine()
  push()

  return {
    command: (command) => send(command, 'host'),
    relay: (command, by) => obey(command, by),
    refresh,
    isKeeper: () => release !== null,
    settleClock(trust) {
      if (release === null) bus.post({ kind: 'settle', session, trust })
      else settle(trust)
    },
    yieldLock() {
      if (release === null) return
      release()
      standInLine()
    },
    stop() {
      stopped = true
      stopBeat()
      release?.()
    },
  }
}

const nameOf = ({ device, window, n }: By): string => `${device} ${window} ${String(n)}`
