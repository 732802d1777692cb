import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChain } from '../../../src/book/chain'
import { entryOf } from '../../../src/book/line'
import { storedSlip } from '../../../src/book/slips'
import { parsePlan } from '../../../src/book/planbytes'
import { createLedger } from '../../../src/home/ledger'
import { createReplay } from '../../../src/home/replay'
import { fold, foldSkipping, skippedLines } from '../../../src/session/fold'
import { initialState } from '../../../src/session/state'
import { AUDIENCES, view } from '../../../src/session/view/view'
import { linesOf } from '../../support/memory-store'
import { presses } from '../../support/presses'
import type { Press } from '../../support/session'
import { BRANCH, evening, FOUNDED, PLAN } from './evening'

const plan = parsePlan(FOUNDED.plan.bytes)
if (plan === null) throw new Error('no plan')
const frozen = plan

/** A meeting of random presses in one tab, from its own ledger. */
async function meeting(list: readonly { readonly press: Press; readonly wait: number }[]) {
  const tonight = await evening(11)
  const tab = tonight.open()
  await tonight.world.scheduler.run(50)
  for (const { press, wait } of list) {
    tonight.press(tab, press)
    await tonight.world.scheduler.run(20 + wait)
  }
  const ledger = tab.living?.ledger()
  if (ledger === undefined) throw new Error('the book is not open')
  return { ledger, records: linesOf(tonight.disk, BRANCH) }
}

const meetings = fc.array(fc.record({ press: presses(PLAN), wait: fc.nat(30_000) }), { minLength: 1, maxLength: 60, size: 'max' })

describe('a replay', () => {
  it('shows at any time what the lines up to then make, with what was undone left out', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, fc.array(fc.nat(100), { minLength: 1, maxLength: 8 }), async (list, places) => {
        const { ledger, records } = await meeting(list)
        const { lines, head } = checkChain(records.map(({ bytes }) => bytes))
        const entries = lines.map(entryOf)
        const skipped = skippedLines(entries)
        const replay = createReplay(frozen, lines, ledger.slips(), head.hash)
        const { from, to } = replay.outline
        for (const place of places) {
          const at = Math.round(from + ((to - from) * place) / 100)
          const until = Math.max(1, entries.filter((entry) => entry.at <= at).length)
          const state = foldSkipping(initialState(frozen), entries.slice(0, until), skipped)
          for (const audience of AUDIENCES) expect(replay.seek(at, audience)).toEqual({ view: view(state, audience, ledger.read), seq: until })
        }
        // The end of the replay is the live meeting.
        expect(replay.seek(to, 'hall').view).toEqual(view(ledger.state(), 'hall', ledger.read))
      }),
      { numRuns: 15 },
    )
  })
})

describe('the ledger', () => {
  it('[UN4] goes on line by line to what a fold of the whole makes, undone lines and all', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, async (list) => {
        const { ledger, records } = await meeting(list)
        const fresh = createLedger(frozen, FOUNDED.slips.map(storedSlip))
        for (const { bytes } of records) expect(fresh.take([bytes])).toBeNull()
        const whole = fold(frozen, checkChain(records.map(({ bytes }) => bytes)).lines.map(entryOf))
        expect(fresh.state()).toEqual(whole)
        expect(ledger.state()).toEqual(whole)
        for (const { by, seq } of checkChain(records.map(({ bytes }) => bytes)).lines) expect(fresh.lineOf(by)).toBe(seq)
      }),
      { numRuns: 15 },
    )
  })

  it('a later start takes what lies behind it for granted, and knows how far it reaches', async () => {
    const { records } = await meeting([{ press: { type: 'cover', cover: 'black' }, wait: 10 }, { press: { type: 'restore' }, wait: 10 }])
    const { lines } = checkChain(records.map(({ bytes }) => bytes))
    const [, second] = lines
    const record = records[1]
    if (second === undefined || record === undefined) throw new Error('two lines')
    const state = fold(frozen, lines.slice(0, 2).map(entryOf))
    const late = createLedger(frozen, [], { state, head: { seq: 2, hash: record.hash }, line: second })
    expect([late.reaches(2), late.reaches(3)]).toEqual([false, true])
    expect(late.take(records.slice(2).map(({ bytes }) => bytes))).toBeNull()
    expect(late.state()).toEqual(fold(frozen, lines.map(entryOf)))
    expect(late.take(records.slice(1, 2).map(({ bytes }) => bytes))).toMatchObject({ kind: 'reordered' })
  })
})
