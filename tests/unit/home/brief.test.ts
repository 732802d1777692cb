import { expect, it } from 'vitest'
import { brief } from '../../../src/home/brief'
import { createLedger } from '../../../src/home/ledger'
import type { DeskNeeds } from '../../../src/home/desk-needs'
import { parsePlan } from '../../../src/book/planbytes'
import type { StoredBook } from '../../../src/store/port'
import { makeBook } from '../../support/book'
import type { Press } from '../../support/session'
import { cast, lock, open, scoredPlan } from '../../support/scoring'

/** The needs of a worker that lives in a book of these presses. */
function living(press: readonly Press[], scoring: Parameters<typeof scoredPlan>[0] = {}): { session: string; needs: DeskNeeds } {
  const book = makeBook(scoredPlan(scoring), press)
  const plan = parsePlan(book.plan)
  if (plan === null) throw new Error('no plan')
  const ledger = createLedger(plan, book.slips)
  ledger.take(book.lines)
  const session = ledger.state().opened?.session ?? ''
  const stored = { session: { id: session } } as unknown as StoredBook
  return { session, needs: { living: () => ({ stored, ledger: () => ledger, catchUp: () => Promise.resolve(false) }) } as unknown as DeskNeeds }
}

it('[BR1] the chair sees scores and ranks of what is locked, before anything is shown, and what is not ready', async () => {
  const { session, needs } = living([open('c1', 'c2', 'c3'), cast('j1', { c1: '90' }), cast('j1', { c2: '95' }), cast('j1', { c3: '70' }), lock('c1', 'c2')])
  expect(await brief(session, needs)).toMatchObject({
    complete: false,
    notes: ['open'],
    count: null,
    rows: [
      { place: 1, name: '样例单位1', score: '90.00', rank: 2, none: null, panels: [{ name: '评委', score: '90' }] },
      { place: 2, score: '95.00', rank: 1 },
      { place: 3, score: null, none: 'marksOpen' },
    ],
  })
})

it('[BR1] a count that is not signed is said', async () => {
  const { session, needs } = living([open('c1', 'c2', 'c3'), lock('c1', 'c2', 'c3'), { type: 'reportCount' }, { type: 'signCount', signer: 'clerk', name: '样例甲' }], { scoring: { report: true } })
  const made = await brief(session, needs)
  expect(made).toMatchObject({ complete: true, notes: ['unsigned'], count: [{ panel: 'jury', name: '评委', issued: 15, received: 0 }] })
})
