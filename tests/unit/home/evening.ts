import { createHomeClock, type HomeClock } from '../../../src/home/clock'
import { foundSession } from '../../../src/home/found'
import { createKeeper, type Keeper } from '../../../src/home/keeper'
import { createLiving, type Living } from '../../../src/home/living'
import { openBook, type Opened } from '../../../src/home/open'
import type { Answer } from '../../../src/home/protocol'
import type { By, Command } from '../../../src/session/commands'
import { CALM, createMemoryStore, createWorld, seeded, type Process } from '../../support/memory-store'
import { demoPlan } from '../../support/plan'
import { shortened } from '../../support/presses'
import type { Press } from '../../support/session'

export const START = 1_700_000_000_000
export const PLAN = shortened(demoPlan())
const DEVICE = 'd'.repeat(16)

const hexOf = (random: () => number) => (bytes: number) =>
  Array.from({ length: bytes }, () => Math.floor(random() * 256).toString(16).padStart(2, '0')).join('')

export const FOUNDED = foundSession(PLAN, { random: hexOf(seeded(1)), now: START, device: DEVICE, window: 'f'.repeat(16), rehearsal: false })
export const SESSION = FOUNDED.session.id
export const BRANCH = { book: FOUNDED.book.id, branch: FOUNDED.book.branch }

/** One tab: its process, its life in the session once the book is open, and its part in keeping it. */
export interface Tab {
  readonly process: Process
  readonly window: string
  living: Living | null
  clock: HomeClock | null
  keeper: Keeper | null
}

/** A press and what its tab was told. */
export interface Pressed {
  readonly tab: Tab
  readonly command: Command
  answer: Answer | null
}

/** Who executed a command, where it is known. */
export interface Execution {
  readonly by: By
  readonly tab: Tab
}

/** One evening in one browser: tabs that open, press, freeze and vanish. */
export async function evening(seed: number) {
  const world = createWorld(seed, START)
  const disk = world.disk
  await createMemoryStore(disk).create(FOUNDED)
  const tabs: Tab[] = []
  const pressed: Pressed[] = []
  const executions: Execution[] = []
  const names = new Map<Command, By>()
  const hex = hexOf(world.random)

  function open(): Tab {
    const process = world.process()
    const tab: Tab = { process, window: hex(8), living: null, clock: null, keeper: null }
    tabs.push(tab)
    void come(tab)
    return tab
  }

  async function come(tab: Tab): Promise<void> {
    const ports = world.ports(tab.process)
    let opened: Opened | null = null
    while (opened === null) opened = await openBook(ports.store, SESSION).catch(() => null)
    if (!opened.ok) throw new Error(`the book cannot be opened: ${opened.fault} at ${String(opened.line)}`)
    const clock = createHomeClock(ports.readings)
    const inner = createLiving(opened.stored, opened.ledger, { store: ports.store, clock, salt: () => hex(16) })
    const living: Living = {
      ...inner,
      execute(command, by, ...rest) {
        names.set(command, by)
        executions.push({ by, tab })
        return inner.execute(command, by, ...rest)
      },
    }
    tab.living = living
    tab.clock = clock
    tab.keeper = createKeeper({
      session: SESSION,
      book: BRANCH.book,
      living,
      clock,
      wall: ports.readings.wall,
      device: DEVICE,
      window: tab.window,
      followed: () => true,
      post: ports.post,
      bus: {
        ...ports.bus,
        post(message) {
          if (message.kind === 'command') names.set(message.command, message.by)
          ports.bus.post(message)
        },
      },
      lock: ports.lock,
      every: ports.every,
      after: ports.after,
    })
  }

  /** Presses in a tab, as its page would: from what this or another window shows. */
  function press(tab: Tab, what: Press, seenBy: Tab = tab): Pressed | undefined {
    const { keeper } = tab
    if (keeper === null || !tab.process.alive() || tab.process.frozen()) return undefined
    const state = (seenBy.living ?? tab.living)?.ledger().state()
    if (state === undefined) return undefined
    // A fresh object each time, so that it can be told apart from its equals.
    const command = structuredClone(typeof what === 'function' ? what(state) : what)
    if (command.type === 'clock' || command.type === 'open') return undefined
    const entry: Pressed = { tab, command, answer: null }
    pressed.push(entry)
    void keeper.command(command).then((answer) => {
      entry.answer = answer
    })
    return entry
  }

  /** Everything thaws, nothing fails any more, and what is on its way arrives. */
  async function settle(): Promise<void> {
    world.setWeather(CALM)
    for (const tab of tabs) tab.process.thaw()
    await world.scheduler.run(20_000)
    for (const tab of tabs) if (tab.process.alive()) void tab.keeper?.refresh()
    await world.scheduler.run(1_000)
  }

  return { world, disk, tabs, pressed, executions, names, open, press, settle }
}

export type Evening = Awaited<ReturnType<typeof evening>>
