import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChain } from '../../../src/book/chain'
import { entryOf, type Line } from '../../../src/book/line'
import { parsePlan } from '../../../src/book/planbytes'
import type { By } from '../../../src/session/commands'
import { fold } from '../../../src/session/fold'
import { CALM, linesOf, type Weather } from '../../support/memory-store'
import { presses } from '../../support/presses'
import type { Press } from '../../support/session'
import { BRANCH, evening, FOUNDED, PLAN, type Evening } from './evening'

// How many worlds are tried: a few in `npm test`, LEITAI_RUNS of them in a long run.
const RUNS = Number(process.env['LEITAI_RUNS'] ?? 200)

/** What must hold of any evening, however rough. */
function check({ disk, tabs, pressed, executions, names }: Evening): { recorded: number; refused: number; failed: number; undecided: number } {
  const records = linesOf(disk, BRANCH)
  const chain = checkChain(records.map(({ bytes }) => bytes))
  expect(chain.fault).toBeNull()
  expect(chain.head.seq).toBe(disk.lines.size)
  const frozen = parsePlan(FOUNDED.plan.bytes)
  if (frozen === null) throw new Error('no plan')
  const replayed = fold(frozen, chain.lines.map(entryOf))
  for (const tab of tabs) {
    if (!tab.process.alive()) continue
    const ledger = tab.living?.ledger()
    expect(ledger?.state()).toEqual(replayed)
    // Every window has every slip, so that its views are whole.
    expect(ledger?.slips().size).toBe(disk.slips.size)
  }

  const keyOf = ({ device, window, n }: By) => `${device} ${window} ${String(n)}`
  const written = new Map<string, Line>()
  for (const line of chain.lines) {
    // Nothing is recorded twice.
    expect(written.has(keyOf(line.by))).toBe(false)
    written.set(keyOf(line.by), line)
  }

  const counts = { recorded: 0, refused: 0, failed: 0, undecided: 0 }
  for (const { tab, command, answer } of pressed) {
    if (answer === null) {
      // Only a tab that is gone leaves a press without an answer.
      expect(tab.process.alive()).toBe(false)
      continue
    }
    counts[answer.kind] += 1
    const by = names.get(command)
    if (by === undefined) throw new Error('a command without a number was answered')
    const line = written.get(keyOf(by))
    if (answer.kind === 'recorded') {
      expect(line?.seq).toBe(answer.seq)
      // A name stands in the line as its slip ([DE5]).
      expect({ ...line?.cmd, person: null }).toEqual({ ...command, person: null })
    } else if (line !== undefined) {
      // The bound: who was told "refused" or "failed" and is in the book all the same had either an answer that was lost
      // after the write and a store that then could not be read, or a second window at work on the same press.
      const lost = disk.appends.some(({ line: tried, outcome }) => tried.hash === disk.lines.get(`${BRANCH.book} ${BRANCH.branch} ${String(line.seq)}`)?.hash && outcome === 'lost')
      const workers = new Set(executions.filter((one) => keyOf(one.by) === keyOf(by)).map((one) => one.tab))
      expect({ answer, lost, workers: workers.size }).toSatisfy(() => answer.kind === 'failed' && (lost || workers.size > 1))
      counts.undecided += 1
    }
  }
  return counts
}

const ROUGH: Weather = { refused: 0.08, lost: 0.08, storeDelay: 40, busDelay: 20, dropped: 0, doubled: 0.2 }
const LOSSY: Weather = { ...ROUGH, dropped: 0.15 }
const WILD: Weather = { refused: 0.3, lost: 0.3, storeDelay: 400, busDelay: 200, dropped: 0.1, doubled: 0.3 }

type Step =
  | { readonly do: 'press'; readonly tab: number; readonly seen: number; readonly press: Press; readonly wait: number }
  | { readonly do: 'open' | 'kill' | 'freeze' | 'thaw'; readonly tab: number; readonly wait: number }
  | { readonly do: 'step'; readonly by: number; readonly wait: number }

const wait = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 700 }) })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 16, arbitrary: fc.record({ do: fc.constant('press' as const), tab: fc.nat(3), seen: fc.nat(3), press: presses(PLAN, { seals: false }), wait }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), tab: fc.nat(3), wait }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: fc.nat(3), wait }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('freeze' as const), tab: fc.nat(3), wait }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('thaw' as const), tab: fc.nat(3), wait }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('step' as const), by: fc.constantFrom(-3_600_000, 3_600_000, 5_000), wait }) },
  ),
  { maxLength: 40, size: 'max' },
)

async function live(seed: number, windows: number, weather: Weather, list: readonly Step[]): Promise<Evening> {
  const tonight = await evening(seed)
  const { world, tabs } = tonight
  for (let count = 0; count < windows; count++) tonight.open()
  await world.scheduler.run(50)
  world.setWeather(weather)
  for (const step of list) {
    const living = tabs.filter(({ process }) => process.alive())
    const tab = 'tab' in step ? living[step.tab % Math.max(1, living.length)] : undefined
    if (step.do === 'step') world.stepWall(step.by)
    else if (step.do === 'open') {
      if (living.length < 4) tonight.open()
    } else if (tab === undefined) tonight.open()
    else if (step.do === 'press') tonight.press(tab, step.press, living[step.seen % living.length] ?? tab)
    else tab.process[step.do]()
    await world.scheduler.run(step.wait)
  }
  await tonight.settle()
  return tonight
}

describe('the home, in any weather', () => {
  const property = (weather: Weather, runs: number) =>
    fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 4 }), steps, async (seed, windows, list) => {
        const { failed } = check(await live(seed, windows, weather, list))
        // Where nothing fails nothing is said to have failed.
        if (weather === CALM) expect(failed).toBe(0)
      }),
      { numRuns: runs },
    )

  it.each([
    ['calm', CALM],
    ['rough', ROUGH],
    ['with messages lost', LOSSY],
    ['wild', WILD],
  ])('one chain, one state, each press once: %s', async (_name, weather) => {
    await property(weather, Math.ceil(RUNS / 4))
  }, 3_600_000)
})
