import { describe, expect, it } from 'vitest'
import { doubtOnOpening, doubtOnStep } from '../../../src/home/doubt'
import type { ClockDoubt } from '../../../src/home/protocol'
import { jump, runCommands } from '../../support/session'
import { evening, PLAN, START, type Evening, type Tab } from './evening'

const HOUR = 3_600_000

/** What the host was last told of the clock; `null` once nothing is in doubt. */
function toldOf({ world }: Evening): ClockDoubt | null {
  const views = world.posted.filter(({ channel, data }) => channel.endsWith('host') && (data as { kind: string }).kind === 'view')
  return (views.at(-1)?.data as { doubt?: ClockDoubt } | undefined)?.doubt ?? null
}

async function twoTabs(): Promise<Evening & { readonly keeper: Tab; readonly other: Tab }> {
  const tonight = await evening(3)
  const keeper = tonight.open()
  await tonight.world.scheduler.run(50)
  const other = tonight.open()
  await tonight.world.scheduler.run(50)
  return { ...tonight, keeper, other }
}

describe('a clock in doubt', () => {
  it('that went back while nobody watched is told, and the book’s time goes on at once', async () => {
    const tonight = await twoTabs()
    tonight.press(tonight.keeper, { type: 'cover', cover: 'black' })
    await tonight.world.scheduler.run(50)
    const at = tonight.keeper.living?.ledger().state().at ?? 0
    for (const tab of tonight.tabs) tab.process.kill()
    tonight.world.stepWall(-HOUR)
    const back = tonight.open()
    await tonight.world.scheduler.run(900)
    expect(toldOf(tonight)).toMatchObject({ kind: 'behind', home: at })
    expect(back.clock?.now()).toBeGreaterThanOrEqual(at)
    expect(back.clock?.now()).toBeLessThan(at + 1_000)
    back.keeper?.settleClock('book')
    expect(toldOf(tonight)).toBeNull()
  })

  it('that jumped ahead moves no timer, until the host says that the machine slept', async () => {
    const tonight = await twoTabs()
    const before = tonight.keeper.clock?.now() ?? 0
    tonight.world.stepWall(HOUR)
    await tonight.world.scheduler.run(1_500)
    expect(tonight.keeper.clock?.now()).toBe(before + 1_500)
    expect(toldOf(tonight)).toMatchObject({ kind: 'stepped' })
    // The console need not be the keeper's window.
    tonight.other.keeper?.settleClock('wall')
    await tonight.world.scheduler.run(400)
    expect(tonight.keeper.clock?.now()).toBe(before + HOUR + 1_900)
    expect(toldOf(tonight)).toBeNull()
  })

  it('is one only where a gap is longer than a speech or a night', () => {
    const idle = { ...runCommands(PLAN, []).state(), at: START }
    expect(doubtOnOpening(idle, START + 12 * HOUR, 0)).toBeNull()
    expect(doubtOnOpening(idle, START + 12 * HOUR + 1, 7)).toEqual({ kind: 'ahead', wall: 7, home: START })
    const speaking = runCommands(PLAN, [jump('qingshi-start')]).state()
    expect(doubtOnOpening(speaking, speaking.at + HOUR / 2, 0)).toBeNull()
    expect(doubtOnOpening(speaking, speaking.at + HOUR / 2 + 1, 0)).toMatchObject({ kind: 'ahead' })
    expect(doubtOnOpening({ ...speaking, sealed: speaking.at }, speaking.at + HOUR, 0)).toBeNull()
    expect(doubtOnOpening(speaking, speaking.at - 1_000, 0)).toBeNull()
    expect(doubtOnOpening(speaking, speaking.at - 1_001, 0)).toMatchObject({ kind: 'behind' })
  })

  it('of a step back is none: no sleep looks like that', () => {
    expect(doubtOnStep({ wall: START - HOUR, home: START }, 0)).toBeNull()
    expect(doubtOnStep({ wall: START + HOUR, home: START }, 0)).toMatchObject({ kind: 'stepped' })
  })
})
