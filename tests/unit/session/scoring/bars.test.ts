import { describe, expect, it } from 'vitest'
import { WAVE } from '../../../../src/session/scoring/wave'
import type { BarsScene } from '../../../../src/session/view/scoring-scene'
import { stageView } from '../../../../src/session/view/stage'
import { jump, makeSession, type Session } from '../../../support/session'
import { cast, lock, open, scoreCue, scoredPlan } from '../../../support/scoring'

const bars = { kind: 'bars', id: 'bars', label: '得分' } as const
const planWith = (openBars: boolean) => scoredPlan({ after: [scoreCue('score-1', 'c1'), bars], scoring: { ...(openBars ? { openBars: true as const } : {}) } })

function hall(session: Session): { scene: BarsScene; since: number; enters: boolean } {
  const { scene, since, enters } = stageView(session.state(), 'hall', session.read)
  if (scene.kind !== 'bars') throw new Error(scene.kind)
  return { scene, since, enters }
}
const rowOf = (session: Session, name: string) => hall(session).scene.rows.find((row) => row.name === name) ?? null

describe('bars', () => {
  it('[SR3] move from where they stood before the marks of the last moment', () => {
    const session = makeSession(planWith(true))
    for (const press of [open('c1', 'c2'), cast('j1', { c2: '60' }), jump('bars')]) expect(session.press(press).kind).toBe('accepted')
    // The cue brought them: they grow from nothing, and the scene comes on.
    expect(hall(session)).toMatchObject({ enters: true, since: session.state().tracks.stage.since })
    expect(rowOf(session, '样例单位2')).toMatchObject({ score: '60.00', before: null })

    session.press(cast('j2', { c2: '80' }), { after: 5_000 })
    const since = session.state().at
    expect(hall(session)).toMatchObject({ enters: false, since })
    expect(rowOf(session, '样例单位2')).toMatchObject({ score: '70.00', before: '60.00' })

    // What comes while they move goes with it; a changed ballot too.
    session.press(cast('j1', { c2: '90' }), { after: WAVE - 1 })
    expect(hall(session).since).toBe(since)
    expect(rowOf(session, '样例单位2')).toMatchObject({ score: '85.00', before: '60.00' })

    // Then from there; whose marks come first has a bar that was not there.
    session.press(cast('j1', { c1: '50' }), { after: WAVE })
    expect(hall(session).since).toBe(session.state().at)
    expect(rowOf(session, '样例单位2')).toMatchObject({ score: '85.00', before: '85.00' })
    expect(rowOf(session, '样例单位1')).toMatchObject({ score: '50.00', before: null })
  })

  it('[SR3] of open marks stand in stage order: they rank nobody', () => {
    const session = makeSession(planWith(true))
    for (const press of [open('c1', 'c2', 'c3'), cast('j1', { c3: '90' }), cast('j1', { c1: '60' }), cast('j1', { c2: '80' }), jump('bars')]) session.press(press)
    expect(hall(session).scene.rows.map(({ name, rank }) => [name, rank])).toEqual([['样例单位1', null], ['样例单位2', null], ['样例单位3', null]])
  })

  it('[SR3] a score that was shown stands while marks of others move', () => {
    const session = makeSession(planWith(true))
    for (const press of [open('c1', 'c2'), cast('j1', { c1: '70' }), lock('c1'), jump('score-1'), jump('bars')]) expect(session.press(press).kind).toBe('accepted')
    session.press(cast('j1', { c2: '60' }), { after: 5_000 })
    expect(rowOf(session, '样例单位1')).toMatchObject({ score: '70.00', before: '70.00' })
    expect(rowOf(session, '样例单位2')).toMatchObject({ score: '60.00', before: null })
  })

  it('[VW2] hang on no open mark where the plan does not say so', () => {
    const session = makeSession(planWith(false))
    for (const press of [open('c2'), jump('bars')]) session.press(press)
    const before = hall(session)
    session.press(cast('j1', { c2: '60' }), { after: 5_000 })
    expect(hall(session)).toEqual(before)
    expect(session.state().scoring.wave).toBeNull()
  })
})
