import { expect, it } from 'vitest'
import { lackOf, receivedOf, stageOf } from '../../../src/console/scoring/stage'
import type { ScoringRow, ScoringView } from '../../../src/session/view/host-scoring'

const row = (contestant: string, phase: ScoringRow['phase'], received = 0, expected: number | null = 5, left = false): ScoringRow => ({ contestant, name: contestant, phase, left, received, expected, missing: null, shown: false })
const view = (rows: readonly ScoringRow[], more: Partial<ScoringView> = {}): ScoringView => ({ ballots: 'named', sheet: 'single', rows, panels: [], needsReport: true, report: null, ...more })
const none = { required: true, by: null }
const signed = (clerk: string | null, supervisor: string | null, chiefSupervisor: string | null) => ({ panels: [], signed: { clerk, supervisor, chiefSupervisor } })

it('goes from closed to signed and approved', () => {
  expect(stageOf(view([row('a', 'closed'), row('b', 'closed')]), none)).toEqual({ at: 'closed' })
  expect(stageOf(view([row('a', 'open'), row('b', 'locked')]), none)).toEqual({ at: 'open', n: 1 })
  expect(stageOf(view([row('a', 'closed'), row('b', 'locked')]), none)).toEqual({ at: 'partly', n: 1, of: 2 })
  const locked = [row('a', 'locked'), row('b', 'locked'), row('c', 'closed', 0, 0, true)]
  expect(stageOf(view(locked), none)).toEqual({ at: 'report' })
  expect(stageOf(view(locked, { report: signed('王', null, null) }), none)).toEqual({ at: 'sign', n: 1 })
  expect(stageOf(view(locked, { report: signed('王', '李', '赵') }), none)).toEqual({ at: 'approve' })
  expect(stageOf(view(locked, { report: signed('王', '李', '赵') }), { required: true, by: '主席' })).toEqual({ at: 'done' })
  expect(stageOf(view(locked, { needsReport: false }), { required: false, by: null })).toEqual({ at: 'locked' })
})

it('counts ballots: one sheet for all is one', () => {
  const rows = [row('a', 'open', 3), row('b', 'open', 4), row('c', 'closed', 0, 9, true)]
  expect(receivedOf(view(rows))).toEqual({ received: 7, expected: 10 })
  expect(receivedOf(view([row('a', 'open', 3, null)]))).toEqual({ received: 3, expected: null })
  const panels = [{ id: 'p', name: 'p', received: 50, expected: 60, typed: 0, differing: 0, settled: 0 }]
  expect(receivedOf(view(rows, { sheet: 'matrix', panels }))).toEqual({ received: 50, expected: 60 })
  expect(lackOf(view(rows), ['a'])).toBe(2)
  expect(lackOf(view(rows, { sheet: 'matrix', panels }), ['a'])).toBe(10)
})
