import { describe, expect, it } from 'vitest'
import { entryOf, parseLine } from '../../../src/book/line'
import { PATIENCE } from '../../../src/home/keeper'
import { readBus } from '../../../src/home/protocol'
import type { Command } from '../../../src/session/commands'
import { linesOf, type Weather, CALM } from '../../support/memory-store'
import { next, pause } from '../../support/session'
import { BRANCH, evening, SESSION, type Evening, type Tab } from './evening'

const BLACK: Command = { type: 'cover', cover: 'black' }
const RESTORE: Command = { type: 'restore' }

/** An evening with so many tabs, all of them at home; the first is the keeper. */
async function tabsOf(count: number, seed = 7): Promise<Evening & { readonly keeper: Tab; readonly others: Tab[] }> {
  const tonight = await evening(seed)
  for (let index = 0; index < count; index++) {
    tonight.open()
    await tonight.world.scheduler.run(50)
  }
  const [keeper, ...others] = tonight.tabs
  if (keeper?.keeper?.isKeeper() !== true) throw new Error('the first tab is not the keeper')
  return { ...tonight, keeper, others }
}

function commandsIn({ disk }: Evening): string[] {
  return linesOf(disk, BRANCH).map(({ bytes }) => {
    const parsed = parseLine(bytes)
    if (!parsed.ok) throw new Error(parsed.fault)
    return entryOf(parsed.line).cmd.type
  })
}

describe('the keeper', () => {
  it('executes for the others, and one lock is held by one tab', async () => {
    const tonight = await tabsOf(3)
    const [two, three] = tonight.others
    if (two === undefined || three === undefined) throw new Error('three tabs')
    const pressed = tonight.press(two, BLACK)
    await tonight.world.scheduler.run(50)
    expect(pressed?.answer).toEqual({ kind: 'recorded', seq: 2 })
    expect(tonight.executions.map(({ tab }) => tab)).toEqual([tonight.keeper])
    expect(tonight.tabs.map((tab) => tab.keeper?.isKeeper())).toEqual([true, false, false])
    tonight.keeper.process.kill()
    await tonight.world.scheduler.run(10)
    expect(tonight.tabs.slice(1).map((tab) => tab.keeper?.isKeeper())).toEqual([true, false])
  })

  it('that is frozen is waited for 300 ms; then the window acts itself, at once from then on', async () => {
    const tonight = await tabsOf(2)
    const [other] = tonight.others
    if (other === undefined) throw new Error('two tabs')
    tonight.keeper.process.freeze()
    const first = tonight.press(other, BLACK)
    await tonight.world.scheduler.run(PATIENCE - 5)
    expect(first?.answer).toBeNull()
    await tonight.world.scheduler.run(25)
    expect(first?.answer).toEqual({ kind: 'recorded', seq: 2 })
    const second = tonight.press(other, RESTORE)
    await tonight.world.scheduler.run(20)
    expect(second?.answer).toEqual({ kind: 'recorded', seq: 3 })

    // After the thaw what was queued is not done again, and the keeper knows what it missed.
    tonight.keeper.process.thaw()
    await tonight.world.scheduler.run(200)
    expect(commandsIn(tonight)).toEqual(['open', 'cover', 'restore'])
    expect(tonight.keeper.living?.ledger().head().seq).toBe(3)
    await tonight.world.scheduler.run(4_000)
    tonight.press(other, BLACK)
    await tonight.world.scheduler.run(50)
    expect(tonight.executions.at(-1)?.tab).toBe(tonight.keeper)
  })

  it('does not do after its thaw what was refused meanwhile', async () => {
    const tonight = await tabsOf(3)
    const [other, third] = tonight.others
    if (other === undefined || third === undefined) throw new Error('three tabs')
    tonight.keeper.process.freeze()
    const early = tonight.press(other, pause)
    await tonight.world.scheduler.run(400)
    expect(early?.answer).toMatchObject({ kind: 'refused' })
    // Now a pause would be accepted: title → order → call → start.
    for (let press = 0; press < 3; press++) {
      tonight.press(third, next)
      await tonight.world.scheduler.run(400)
    }
    tonight.keeper.process.thaw()
    await tonight.world.scheduler.run(1_000)
    expect(commandsIn(tonight)).toEqual(['open', 'next', 'next', 'next'])
    expect(tonight.keeper.living?.ledger().state().timer?.runningSince).not.toBeNull()
  })

  it('numbers of one window reach the book in their order, though the keeper changes between them', async () => {
    const tonight = await tabsOf(2)
    const [other] = tonight.others
    if (other === undefined) throw new Error('two tabs')
    tonight.keeper.process.freeze()
    const first = tonight.press(other, BLACK)
    await tonight.world.scheduler.run(50)
    tonight.keeper.process.kill()
    await tonight.world.scheduler.run(10)
    expect(other.keeper?.isKeeper()).toBe(true)
    const second = tonight.press(other, RESTORE)
    await tonight.settle()
    expect([first?.answer, second?.answer]).toEqual([{ kind: 'recorded', seq: 2 }, { kind: 'recorded', seq: 3 }])
    expect(commandsIn(tonight)).toEqual(['open', 'cover', 'restore'])
  })

  it('does a message that comes twice once', async () => {
    const tonight = await tabsOf(2)
    const [other] = tonight.others
    if (other === undefined) throw new Error('two tabs')
    const doubling: Weather = { ...CALM, doubled: 1 }
    tonight.world.setWeather(doubling)
    const adjusted = tonight.press(other, BLACK)
    await tonight.world.scheduler.run(100)
    expect(adjusted?.answer).toEqual({ kind: 'recorded', seq: 2 })
    expect(tonight.executions).toHaveLength(1)
  })

  it('obeys no command on the bus that only the home may give', async () => {
    const tonight = await tabsOf(2)
    const ports = tonight.world.ports(tonight.world.process())
    const by = { device: 'e'.repeat(16), window: 'e'.repeat(16), n: 1 }
    const at = tonight.world.wall()
    ports.bus.post({ kind: 'command', session: SESSION, by, at, command: { type: 'clock', wall: at, home: at } })
    ports.bus.post({ kind: 'command', session: '0'.repeat(32), by, at, command: BLACK })
    ports.bus.post({ kind: 'command', session: SESSION, by, at, command: { type: 'cover', cover: 'red' } })
    ports.bus.post({ kind: 'command', session: SESSION, by: { ...by, n: 1.5 }, at, command: BLACK })
    await tonight.world.scheduler.run(1_000)
    expect(commandsIn(tonight)).toEqual(['open'])
    expect(readBus({ kind: 'command', session: SESSION, by, at, command: { type: 'cover', cover: 'red' } })).toBeNull()
  })

  it('tells a step of the wall clock once, and all windows go on without a jump', async () => {
    const tonight = await tabsOf(3)
    const before = tonight.tabs.map((tab) => tab.clock?.now())
    tonight.world.stepWall(-3_600_000)
    const late = tonight.open()
    await tonight.world.scheduler.run(3_000)
    expect(commandsIn(tonight)).toEqual(['open', 'clock'])
    for (const tab of tonight.tabs) void tab.keeper?.refresh()
    await tonight.world.scheduler.run(100)
    const after = tonight.tabs.map((tab) => tab.clock?.now())
    expect(new Set(after)).toEqual(new Set([(before[0] ?? 0) + 3_100]))
    expect(late.clock?.now()).toBe(after[0])
    expect(new Set(tonight.tabs.map((tab) => tab.clock?.offset())).size).toBe(1)
  })

  it('tells a step once though the disk is slow', async () => {
    const tonight = await tabsOf(1)
    tonight.world.setWeather({ ...CALM, storeDelay: 4_000 })
    tonight.world.stepWall(3_600_000)
    await tonight.world.scheduler.run(20_000)
    expect(commandsIn(tonight)).toEqual(['open', 'clock'])
  })

  it('a write that failed is made good; a disk that is full is said, and nothing is half done', async () => {
    const tonight = await tabsOf(1)
    tonight.world.setWeather({ ...CALM, refused: 1 })
    const lost = tonight.press(tonight.keeper, BLACK)
    await tonight.world.scheduler.run(1_000)
    expect(lost?.answer).toMatchObject({ kind: 'failed' })
    tonight.world.setWeather(CALM)
    const again = tonight.press(tonight.keeper, BLACK)
    await tonight.world.scheduler.run(100)
    expect(again?.answer).toEqual({ kind: 'recorded', seq: 2 })
    expect(commandsIn(tonight)).toEqual(['open', 'cover'])
  })
})
