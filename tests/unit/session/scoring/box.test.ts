import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoxBallot } from '../../../../src/session/decision'
import { decide } from '../../../../src/session/decide'
import { foldOne } from '../../../../src/session/fold'
import type { Entry } from '../../../../src/session/entry'
import { sheetText } from '../../../../src/session/scoring/sheet'
import { scoreRows } from '../../../../src/session/scoring/score-row'
import { AUDIENCES, view } from '../../../../src/session/view/view'
import { makeSession, type Session } from '../../../support/session'
import { cast, contestantId, lock, open, range, scoreCue, scoredPlan, sheet } from '../../../support/scoring'

const plan = scoredPlan({ jurors: 6, scoring: { ballots: 'anonymous', sheet: 'matrix', marks: true, report: true }, after: [scoreCue('scores', 'c1', 'c2', 'c3')] })
const ballots = (marks: readonly (readonly string[])[]): BoxBallot[] =>
  marks.map((row) => ({ panel: 'jury', of: ['c1', 'c2', 'c3'], text: sheetText(sheet(Object.fromEntries(row.map((mark, at) => [contestantId(at + 1), mark])))) }))

/** Locks with a box, as the home does. */
function lockWith(session: Session, box: readonly BoxBallot[], contestants: readonly string[]) {
  const before = session.state()
  const cmd = lock(...contestants)
  const decision = decide(before, cmd, { now: session.now(), read: session.read, slip: session.make, random: session.random, box })
  if (decision.kind === 'refused') return { decision, state: before, entry: null }
  const entry: Entry = { seq: before.seq + 1, at: session.now(), by: { device: '0'.repeat(16), window: '0'.repeat(16), n: 99 }, cmd, events: decision.events }
  return { decision, state: foldOne(before, entry) ?? before, entry }
}

describe('anonymous ballots', () => {
  it('[AN1] are none of a juror’s: no seat may cast one, and no view says who is missing', () => {
    const session = makeSession(plan)
    session.press(open('c1', 'c2', 'c3'))
    expect(session.press(cast('j1', { c1: '90' }))).toMatchObject({ refusal: { code: 'noSuchJuror' } })
    const waiting = [{ panel: 'jury', of: ['c1', 'c2', 'c3'], count: 4 }]
    const host = view(session.state(), 'host', session.read, waiting)
    expect(host).toMatchObject({ scoring: { ballots: 'anonymous', panels: [{ received: 4, expected: 6 }], rows: [{ received: 4, expected: 6, missing: null }, { missing: null }, { missing: null }] } })
    expect(view(session.state(), 'jury', session.read)).toMatchObject({ panels: [{ seats: [] }] })
  })

  it('[AN2] [BA5] leave the box shuffled: nothing in line, slips or views joins a ballot to its place in the box', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(range(6), { minLength: 6, maxLength: 6 }), (order) => {
        const made = [range(6), order].map((arrival) => {
          const session = makeSession(plan)
          session.press(open('c1', 'c2', 'c3'))
          const { entry, state, decision } = lockWith(session, ballots(arrival.map((at) => [String(60 + at), String(70 + at), String(80 + at)])), ['c1', 'c2', 'c3'])
          const names = decision.kind === 'accepted' ? decision.slips.map(({ ref }) => ref.slip) : []
          return { text: JSON.stringify(entry), state, names, rows: scoreRows(state, ['c1', 'c2', 'c3'], session.read) }
        })
        for (const { text, names } of made) {
          expect(names).toHaveLength(6)
          // By name, which comes of a fresh salt: no other order is left, neither in the line nor among its slips.
          expect([...names].sort()).toEqual(names)
          const inLine = [...text.matchAll(/"slip":"([0-9a-f]{64})"/g)].map(([, name]) => name)
          expect([...inLine].sort()).toEqual(inLine)
          expect(text).not.toMatch(/j\d|seat|device":"(?!0{16})/)
        }
        expect(made[0]?.rows).toEqual(made[1]?.rows)
      }),
      { numRuns: 20 },
    )
  })

  it('[BA5] of one sheet for all are locked all at once', () => {
    const session = makeSession(plan)
    session.press(open('c1', 'c2', 'c3'))
    expect(lockWith(session, [], ['c1']).decision).toMatchObject({ refusal: { code: 'lockAllTogether' } })
  })

  it('[AN1] of one sheet a contestant are joined by nothing from contestant to contestant', () => {
    const single = scoredPlan({ jurors: 3, scoring: { ballots: 'anonymous', sheet: 'single', report: false } })
    const session = makeSession(single)
    session.press(open('c1', 'c2'))
    const box = ['c1', 'c2'].flatMap((id) => range(3).map((at): BoxBallot => ({ panel: 'jury', of: [id], text: sheetText(sheet({ [id]: String(50 + at) })) })))
    const { state } = lockWith(session, box, ['c1', 'c2'])
    const holders = Object.entries(state.scoring.ballots['jury'] ?? {})
    expect(holders.map(([, of]) => Object.keys(of).length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(session.press(scoreCueOf('c1')).kind).toBe('refused')
  })

  it('[BA5] more ballots than a line holds are locked a few contestants at a time', () => {
    const session = makeSession(scoredPlan({ jurors: 3, scoring: { ballots: 'anonymous', sheet: 'single' } }))
    session.press(open('c1'))
    const box = range(601).map((): BoxBallot => ({ panel: 'jury', of: ['c1'], text: sheetText(sheet({ c1: '50' })) }))
    expect(lockWith(session, box, ['c1']).decision).toMatchObject({ refusal: { code: 'lockFewer' } })
    expect(lockWith(session, box.slice(1), ['c1']).decision.kind).toBe('accepted')
  })

  it('[SR2] an anonymous score never comes alone', () => {
    const alone = scoredPlan({ jurors: 2, scoring: { ballots: 'anonymous', sheet: 'single' }, after: [scoreCue('all', 'c1', 'c2', 'c3')] })
    const session = makeSession({ ...alone, rundown: alone.rundown.map((cue) => (cue.kind === 'score' ? { ...cue, of: ['c1'] } : cue)) })
    const { state } = lockWith(session, [], ['c1'])
    const { cue, step, seq } = state.tracks.stage
    const decision = decide(state, { type: 'jump', base: { cue, step, seq }, to: 'all' }, { now: session.now(), read: session.read, slip: session.make, random: session.random })
    expect(decision).toMatchObject({ refusal: { code: 'anonymousAlone' } })
  })

  it('[AN1] once locked, no audience sees a single mark of them', () => {
    const session = makeSession(plan)
    session.press(open('c1', 'c2', 'c3'))
    const { state } = lockWith(session, ballots([['61.5', '62.5', '63.5'], ['71.5', '72.5', '73.5']]), ['c1', 'c2', 'c3'])
    for (const audience of AUDIENCES) expect(JSON.stringify(view(state, audience, session.read))).not.toMatch(/[67][123]\.5/)
  })
})

function scoreCueOf(id: string) {
  return { type: 'jump', base: { cue: 'title', step: 0, seq: 1 }, to: id } as const
}
