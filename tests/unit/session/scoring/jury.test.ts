import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readScoreRow, scoreRows, scoreRowText } from '../../../../src/session/scoring/score-row'
import type { ScoreScene } from '../../../../src/session/view/scoring-scene'
import { AUDIENCES, view } from '../../../../src/session/view/view'
import { jump, makeSession, next, undo, type Session } from '../../../support/session'
import { cast, contestantId, jurorId, lock, open, range, scoreCue, scoredPlan, sheet } from '../../../support/scoring'

const scoreOf = (session: Session, contestant: string) => {
  const pinned = session.state().scoring.shown[contestant]
  return pinned === undefined ? null : readScoreRow(pinned.slip, session.read)
}
const hall = (session: Session) => {
  const made = view(session.state(), 'hall', session.read)
  return 'scene' in made ? made.scene : null
}
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })

describe('marks of jurors', () => {
  const plan = scoredPlan({ after: [scoreCue('score-1', 'c1')], scoring: { recusals: [{ juror: 'j5', contestant: 'c1', reason: '样例：同一单位' }] } })

  it('[BA4] [BA6] are taken while they are open, replaced until the lock, and refused before and after', () => {
    const session = makeSession(plan)
    expect(session.press(cast('j1', { c1: '90' }))).toEqual(refused('notOpenYet'))
    expect(session.press(open('c1')).kind).toBe('accepted')
    expect(session.press(open('c1'))).toEqual(refused('nothingChanged'))
    expect(session.press(cast('j1', { c1: '90' })).kind).toBe('accepted')
    expect(session.press(cast('j1', { c1: '80.5' })).kind).toBe('accepted')
    expect(session.press(cast('j9', { c1: '90' }))).toEqual(refused('noSuchJuror'))
    expect(session.press(cast('j2', { c1: '100.5' }))).toEqual(refused('badMark'))
    expect(session.press(cast('j2', { c1: '90.3' }))).toEqual(refused('badMark'))
    expect(session.press(cast('j2', { c1: null }))).toEqual(refused('ballotEmpty'))
    expect(session.press(cast('j5', { c1: '90' }))).toEqual(refused('recused'))
    expect(session.press(cast('j2', { c2: '90' }))).toEqual(refused('notOpenYet'))
    expect(session.press(lock('c1')).kind).toBe('accepted')
    expect(session.press(lock('c1'))).toEqual(refused('nothingChanged'))
    expect(session.press(cast('j1', { c1: '70' }))).toEqual(refused('marksLocked'))
    expect(session.press(jump('score-1')).kind).toBe('accepted')
    expect(scoreOf(session, 'c1')).toMatchObject({ score: '80.50', none: null })
    expect(session.press(open('c1'))).toEqual(refused('marksLocked'))
  })

  it('[BA4] what was locked by mistake is opened again, until it has been shown', () => {
    const session = makeSession(plan)
    for (const press of [open('c1'), cast('j1', { c1: '90' }), lock('c1')]) session.press(press)
    expect(session.press(open('c1')).kind).toBe('accepted')
    expect(session.press(cast('j1', { c1: '91' })).kind).toBe('accepted')
  })

  it('[SE2] [DE5] no mark stands in the book, only its slip', () => {
    const session = makeSession(plan)
    session.press(open('c1'))
    session.press(cast('j1', { c1: '77.5' }))
    expect(JSON.stringify(session.entries)).not.toContain('77.5')
    expect(JSON.stringify(session.state())).not.toContain('77.5')
    expect([...session.slips.values()].filter(({ class: of }) => of === 'ballot').map(({ text }) => text)).toEqual(['{"rows":[{"contestant":"c1","marks":[{"criterion":"work","value":"77.5"}]}]}'])
  })

  it('[SR1] [SR2] a score is worked out when it is first shown, and not before its marks are locked', () => {
    const session = makeSession(plan)
    session.press(open('c1'))
    for (const at of range(4)) session.press(cast(jurorId(at), { c1: String(80 + at) }))
    expect(session.press(jump('score-1'))).toEqual(refused('marksOpen'))
    session.press(lock('c1'))
    session.press(jump('score-1'))
    const scene = hall(session) as ScoreScene
    expect(scene).toMatchObject({ kind: 'score', unit: '样例单位1', score: '82.50', rank: 1, provisional: true })
    expect(scene.panels).toEqual([{ name: '评委', score: '82.5', marks: range(4).map((at) => ({ seat: `${String(at)}号`, value: String(80 + at), dropped: null })) }])
  })

  it('[SR2] [CN5] [RE5] what comes first is asked first: the lock, the signed count, the approval', () => {
    const session = makeSession(scoredPlan({ contestants: 2, scoring: { report: true }, board: { approval: { required: true } }, after: [scoreCue('scores', 'c1', 'c2')] }))
    const why = () => {
      const refusal = session.press(jump('scores'))
      return refusal.kind === 'refused' ? refusal.refusal.code : refusal.kind
    }
    session.press(open('c1', 'c2'))
    expect(why()).toBe('marksOpen')
    session.press(lock('c1', 'c2'))
    expect(why()).toBe('countUnsigned')
    session.press({ type: 'reportCount' })
    for (const [signer, name] of [['clerk', '样例甲'], ['supervisor', '样例乙'], ['chiefSupervisor', '样例丙']] as const) session.press({ type: 'signCount', signer, name })
    expect(why()).toBe('needsApproval')
    session.press({ type: 'approve', by: '样例领导' })
    expect(why()).toBe('accepted')
  })

  it('[VW2] no view but the hall’s and the host’s own picture of it holds a mark, and none before it is shown', () => {
    const session = makeSession(plan)
    session.press(open('c1'))
    session.press(cast('j1', { c1: '83.5' }))
    session.press(lock('c1'))
    for (const audience of AUDIENCES) expect(JSON.stringify(view(session.state(), audience, session.read)), audience).not.toContain('83.5')
    session.press(jump('score-1'))
    for (const audience of ['jury', 'desk', 'lobby'] as const) if (audience !== 'lobby') expect(JSON.stringify(view(session.state(), audience, session.read)), audience).not.toContain('83.5')
  })

  it('the first few are shown together, from the next one each at once', () => {
    const made = scoredPlan({ contestants: 4, scoring: { together: 2 }, after: [scoreCue('scores', 'c1', 'c2'), scoreCue('score-3', 'c3')] })
    const session = makeSession(made)
    session.press(open('c1', 'c2', 'c3', 'c4'))
    for (const at of range(4)) session.press(cast('j1', { [contestantId(at)]: String(80 + at) }))
    session.press(lock('c1', 'c3'))
    expect(session.press(jump('scores'))).toEqual(refused('marksOpen'))
    session.press(lock('c2'))
    expect(session.press(jump('scores')).kind).toBe('accepted')
    expect(hall(session)).toMatchObject({ kind: 'scores', rows: [{ name: '样例单位1', score: '81.00', rank: 2 }, { name: '样例单位2', score: '82.00', rank: 1 }] })
    expect(session.press(next).kind).toBe('accepted')
    expect(hall(session)).toMatchObject({ kind: 'score', score: '83.00', rank: 1 })
    const without = makeSession(made)
    for (const press of [open('c1', 'c3'), cast('j1', { c1: '81' }), { type: 'setStanding', contestant: 'c2', standing: 'forfeited' } as const, lock('c1')]) without.press(press)
    expect(without.press(jump('scores')).kind).toBe('accepted')
    const early = makeSession(scoredPlan({ contestants: 4, scoring: { together: 2 }, after: [scoreCue('score-1', 'c1')] }))
    for (const press of [open('c1', 'c2'), cast('j1', { c1: '80' }), lock('c1')]) early.press(press)
    expect(early.press(jump('score-1'))).toEqual(refused('calibrating'))
  })

  it('marks open with the speech where the plan says so; a ballot that came blocks taking that press back', () => {
    const session = makeSession(scoredPlan({ scoring: { opens: 'speech' } }))
    session.press(next)
    expect(session.state().scoring.phases).toEqual({ c1: 'open' })
    session.press({ type: 'pause' })
    expect(session.press(undo).kind).toBe('accepted')
    session.press(cast('j1', { c1: '90' }))
    expect(session.state().undoable).toEqual([])
    session.press({ type: 'pause' })
    expect(session.press(undo).kind).toBe('accepted')
    expect(session.state().timer?.runningSince).not.toBeNull()
  })

  it('[UN5] ballots that come in leave the stage’s presses undoable', () => {
    const session = makeSession(plan)
    session.press(open('c1'))
    session.press({ type: 'cover', cover: 'black' })
    session.press(cast('j1', { c1: '90' }))
    expect(session.press(undo).kind).toBe('accepted')
    expect(session.state().cover).toBeNull()
    expect(Object.keys(session.state().scoring.ballots['jury'] ?? {})).toEqual(['j1'])
  })

  it('[BA2] [BA3] a score hangs on the marks, not on the order in which ballots come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 5 }), fc.shuffledSubarray(range(5), { minLength: 5, maxLength: 5 }), (halves, order) => {
        const scores = [range(5), order].map((arrival) => {
          const session = makeSession(plan)
          session.press(open('c2'))
          for (const at of arrival) session.press(cast(jurorId(at), { c2: String((halves[at - 1] ?? 0) / 2) }))
          session.press(lock('c2'))
          return (scoreRows(session.state(), ['c2'], session.read) ?? []).map(scoreRowText)
        })
        expect(scores[0]).toEqual(scores[1])
        const mean = halves.reduce((sum, half) => sum + half, 0) / 10
        expect(Number(/"score":"([\d.]+)"/.exec(scores[0]?.[0] ?? '')?.[1])).toBeCloseTo(mean, 2)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what cannot be asked', () => {
  it('marks where the plan takes none, scores of nobody, a ballot that is none', () => {
    const { scoring: _scoring, ...without } = scoredPlan({ board: { composite: { name: '得分', full: '100', method: 'given', depth: null, figures: [], previousRanks: [] } } })
    expect(makeSession(without).press(open('c1'))).toEqual(refused('noScoring'))
    const session = makeSession(scoredPlan({ after: [scoreCue('score-1', 'c1')] }))
    session.press(open('c1'))
    expect(session.press({ type: 'castBallot', panel: 'jury', juror: 'j1', sheet: { slip: '0'.repeat(64), class: 'ballot' } })).toEqual(refused('ballotUnreadable'))
    session.press({ type: 'setScoring', contestant: 'c1', unscored: true })
    expect(session.press(jump('score-1'))).toEqual(refused('nobodyScored'))
  })
})

describe('the desk’s neighbours', () => {
  it('[JU1] a page that nobody has sat down at knows phases and seats, no mark, no count, no person', () => {
    const session = makeSession(scoredPlan({ change: { jurors: [{ id: 'j1', seat: '1号', role: '样例评委', person: '样例人名' }] }, jurors: 1 }))
    session.press(open('c1'))
    const before = JSON.stringify({ ...view(session.state(), 'jury', session.read), seq: 0, at: 0 })
    session.press(cast('j1', { c1: '90' }))
    const after = JSON.stringify({ ...view(session.state(), 'jury', session.read), seq: 0, at: 0 })
    expect(after).toBe(before)
    expect(after).not.toContain('样例人名')
    expect(sheet({ c1: '90' }).rows).toHaveLength(1)
  })
})
