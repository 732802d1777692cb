import { describe, expect, it } from 'vitest'
import { judge, type Mark, type Panel, type Scheme } from '../../../../src/rules/index'
import { readPart } from '../../../../src/session/board'
import type { BoxBallot } from '../../../../src/session/decision'
import { decide } from '../../../../src/session/decide'
import { foldOne } from '../../../../src/session/fold'
import { sheetText, type Sheet } from '../../../../src/session/scoring/sheet'
import type { State } from '../../../../src/session/state'
import { view } from '../../../../src/session/view/view'
import type { BoardScene } from '../../../../src/session/view/scene'
import type { ListScene, ScoreScene } from '../../../../src/session/view/scoring-scene'
import { jump, makeSession, next, type Session } from '../../../support/session'
import { cast, contestantId, jurorId, lock, open, plainScheme, range, scoreCue, scoredPlan, sheet } from '../../../support/scoring'

/** A mark that follows from who gives it to whom: every arena has the same ones each time. */
const made = (a: number, b: number, from = 60, over = 40): number => from + ((a * 37 + b * 53 + a * b * 11) % (over + 1))
const ids = (count: number) => range(count).map(contestantId)
const hall = (session: Session, state: State = session.state()) => {
  const shown = view(state, 'hall', session.read)
  return 'scene' in shown ? shown.scene : null
}
const sheetOf = (marks: Readonly<Record<string, string>>): Sheet => sheet(marks)
/** The composite of the locked result, by contestant. */
const locked = (session: Session) =>
  new Map((session.state().result?.parts ?? []).flatMap((ref) => {
    const part = readPart(ref, session.read)
    return part === null ? [] : [[part.contestant, part] as const]
  }))

describe('部门擂台: eleven departments, 120 delegates in three panels, paper and a marks table', () => {
  const weights = { leaders: '0.4', peers: '0.3', public: '0.3' }
  const panel = (id: keyof typeof weights): Panel => ({ kind: 'panel', id, name: id, per: 'juror', combine: 'mean', weight: weights[id] })
  const scheme: Scheme = { ...plainScheme(null), composite: { kind: 'group', id: 'whole', name: '得分', rounding: { places: 2, mode: 'halfAway' }, parts: [panel('leaders'), panel('peers'), panel('public')] } }
  const plan = scoredPlan({
    contestants: 11,
    scheme,
    scoring: { ballots: 'anonymous', sheet: 'matrix', report: true, issued: [{ panel: 'leaders', count: 20 }, { panel: 'peers', count: 40 }, { panel: 'public', count: 60 }] },
    board: { publication: 'awaitingReveal', approval: { required: true } },
    after: [{ kind: 'reveal', id: 'reveal', label: '揭晓', steps: [{ label: '得分', show: ['composite'] }] }],
  })
  const marksOf = (at: number) => Object.fromEntries(ids(11).map((id, place) => [id, String(made(at, place))]))

  it('is counted, signed, approved and shown as the rules have it', () => {
    const session = makeSession(plan)
    session.press({ type: 'signInClerk', clerk: 'k1', name: '样例甲' })
    session.press({ type: 'signInClerk', clerk: 'k2', name: '样例乙' })
    for (const at of range(20)) for (const pass of [1, 2] as const) session.press({ type: 'typeSheet', panel: 'leaders', sheet: at, bundle: Math.ceil(at / 10), clerk: `k${String(pass)}`, pass, ballot: sheetOf(marksOf(at)) })
    for (const [name, from, count] of [['peers', 20, 40], ['public', 60, 58]] as const) {
      const ballots = range(count).map((at) => ({ holder: `m${String(at)}`, sheet: sheetOf(marksOf(from + at)) }))
      expect(session.press({ type: 'importBallots', panel: name, source: '计票表.xlsx', hash: 'b'.repeat(64), clerk: 'k1', ballots }).kind).toBe('accepted')
    }
    session.press(lock(...ids(11)))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toEqual([
      { panel: 'leaders', issued: 20, received: 20, valid: 20, invalid: 0 },
      { panel: 'peers', issued: 40, received: 40, valid: 40, invalid: 0 },
      { panel: 'public', issued: 60, received: 58, valid: 58, invalid: 0 },
    ])
    for (const [signer, name] of [['clerk', '样例甲'], ['supervisor', '样例乙'], ['chiefSupervisor', '样例丙']] as const) session.press({ type: 'signCount', signer, name })
    session.press({ type: 'approve', by: '样例领导' })
    session.press(jump('reveal'))
    session.press(next)
    const marks = range(118).flatMap((at) => ids(11).map((contestant, place): Mark => ({ contestant, panel: at <= 20 ? 'leaders' : at <= 60 ? 'peers' : 'public', juror: `x${String(at)}`, criterion: 'work', value: String(made(at, place)) })))
    const expected = judge(scheme, marks, { contestants: ids(11).map((id) => ({ id })) })
    if (!expected.ok) throw new Error('no result')
    for (const { id, score, rank } of expected.results) expect(locked(session).get(id)).toMatchObject({ score, rank })
    expect((hall(session) as BoardScene).panels[0]?.rows).toHaveLength(11)
    expect(session.refusals).toEqual([])
  })
})

describe('亮绩擂台: twelve leaders, live and anonymous', () => {
  const plan = scoredPlan({ contestants: 12, jurors: 30, scoring: { ballots: 'anonymous', sheet: 'single', opens: 'speech' }, after: [scoreCue('scores', ...ids(12))] })

  it('opens with each speech, is locked one after another, and shown all together', () => {
    const session = makeSession(plan)
    for (const id of ids(12)) session.press(jump(`${id}-start`))
    let state = session.state()
    expect(Object.values(state.scoring.phases)).toEqual(ids(12).map(() => 'open'))
    ids(12).forEach((id, place) => {
      const box = range(30).map((at): BoxBallot => ({ panel: 'jury', of: [id], text: sheetText(sheetOf({ [id]: String(made(at, place)) })) }))
      const decision = decide(state, lock(id), { now: session.now(), read: session.read, slip: session.make, random: session.random, box })
      if (decision.kind === 'refused') throw new Error(decision.refusal.code)
      state = foldOne(state, { seq: state.seq + 1, at: session.now(), by: { device: '0'.repeat(16), window: '9'.repeat(16), n: place + 1 }, cmd: lock(id), events: decision.events }) ?? state
    })
    const { cue, step, seq } = state.tracks.stage
    const shown = decide(state, { type: 'jump', base: { cue, step, seq }, to: 'scores' }, { now: session.now(), read: session.read, slip: session.make, random: session.random })
    if (shown.kind === 'refused') throw new Error(shown.refusal.code)
    state = foldOne(state, { seq: state.seq + 1, at: session.now(), by: { device: '0'.repeat(16), window: '9'.repeat(16), n: 99 }, cmd: { type: 'jump', base: { cue, step, seq }, to: 'scores' }, events: shown.events }) ?? state
    const scene = hall(session, state)
    const mean = (place: number) => range(30).reduce((sum, at) => sum + made(at, place), 0) / 30
    expect(scene).toMatchObject({ kind: 'scores', provisional: false })
    if (scene?.kind !== 'scores') throw new Error('not together')
    scene.rows.forEach(({ score }, place) => {
      expect(Math.abs(Number(score) - mean(place))).toBeLessThanOrEqual(0.005 + 1e-9)
    })
  })
})

describe('创新创业路演: 53 entries, nine judges, highest and lowest dropped, eleven go on with a tie at the cut', () => {
  const jurors = range(9).map(jurorId)
  const scheme = plainScheme(jurors, { trim: { by: 'fixed', low: 1, high: 1 }, ranking: { by: 'published', unranked: true, advance: { first: 11, atCut: 'show' } } })
  const plan = scoredPlan({ contestants: 53, jurors: 9, scheme, scoring: { together: 5 }, after: [scoreCue('scores', ...ids(5)), scoreCue('score-6', 'c6'), { kind: 'bars', id: 'bars', label: '得分' }, { kind: 'list', id: 'list', label: '名单', heading: '晋级名单' }] })
  /** Ten that are clearly through, three equal ones for one place, the rest below. */
  const base = (place: number): number => (place < 10 ? 90 - place / 2 : place < 13 ? 80 : 70 - (place % 20) / 2)

  it('drops, shows without ranks who goes on, and leaves the tie to people', () => {
    const session = makeSession(plan)
    session.press(open(...ids(53)))
    ids(53).forEach((id, place) => {
      jurors.forEach((juror, at) => session.press(cast(juror, { [id]: String(at === 0 ? 100 : at === 8 ? 10 : base(place)) })))
    })
    session.press(lock(...ids(53)))
    session.press(jump('scores'))
    expect(hall(session)).toMatchObject({ kind: 'scores', rows: range(5).map((at) => ({ name: `样例单位${String(at)}`, score: (90 - (at - 1) / 2).toFixed(2), rank: null })) })
    session.press(next)
    const score = hall(session) as ScoreScene
    expect(score).toMatchObject({ kind: 'score', score: '87.50', rank: null })
    expect(score.panels[0]?.marks?.map(({ dropped }) => dropped)).toEqual(['highest', ...range(7).map(() => null), 'lowest'])
    session.press(next)
    expect(hall(session)).toMatchObject({ kind: 'bars', rows: range(6).map(() => ({ rank: null })) })
    session.press(next)
    const list = hall(session) as ListScene
    expect(list).toMatchObject({ kind: 'list', ranked: false, places: 11, tied: ['样例单位11', '样例单位12', '样例单位13'] })
    expect(list.rows).toEqual(range(10).map((at) => ({ name: `样例单位${String(at)}`, rank: null })))
    expect(session.refusals).toEqual([])
  })
})

describe('街道书记擂台: five subdistricts, judges with seats', () => {
  const jurors = range(7).map(jurorId)
  const scheme = plainScheme(jurors, { grades: { by: 'cutOff', grades: [{ name: '优秀', from: '85' }, { name: '良好', from: '60' }, { name: '较差' }] } })
  const graded = (lowest: boolean) => scoredPlan({ contestants: 3, jurors: 1, scheme: plainScheme([jurorId(1)], scheme.grades === undefined ? {} : { grades: scheme.grades }), after: [scoreCue('scores', ...ids(3)), { kind: 'grades', id: 'grades', label: '等次', ...(lowest ? { lowest: true as const } : {}) }] })
  const plan = scoredPlan({ contestants: 5, jurors: 7, scheme, scoring: { report: true, recusals: [{ juror: 'j7', contestant: 'c5', reason: '样例：曾任该街道' }] }, after: [...ids(5).map((id) => scoreCue(`${id}-score`, id)), { kind: 'grades', id: 'grades', label: '等次' }] })

  it('counts sheets by seat and contestant, a recused judge owing none, and ends with grades', () => {
    const session = makeSession(plan)
    session.press(open(...ids(5)))
    ids(5).forEach((id, place) => {
      for (const at of range(7)) if (!(at === 7 && id === 'c5')) session.press(cast(jurorId(at), { [id]: String(80 + place * 2 + (at % 3)) }))
    })
    const host = view(session.state(), 'host', session.read)
    expect(host).toMatchObject({ scoring: { rows: [...range(4).map(() => ({ received: 7, expected: 7, missing: [] })), { received: 6, expected: 6, missing: [] }] } })
    session.press(lock(...ids(5)))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toEqual([{ panel: 'jury', issued: 34, received: 34, valid: 34, invalid: 0 }])
    for (const [signer, name] of [['clerk', '甲甲'], ['supervisor', '乙乙'], ['chiefSupervisor', '丙丙']] as const) session.press({ type: 'signCount', signer, name })
    session.press(jump('c1-score'))
    for (const _ of range(5)) session.press(next)
    expect(hall(session)).toEqual({ kind: 'grades', grades: [{ name: '优秀', names: ['样例单位3', '样例单位4', '样例单位5'] }, { name: '良好', names: ['样例单位1', '样例单位2'] }] })
  })

  it('[SR4] whoever has the lowest grade is shown by choice only', () => {
    const shown = (lowest: boolean) => {
      const session = makeSession(graded(lowest))
      for (const press of [open(...ids(3)), cast('j1', { c1: '90' }), cast('j1', { c2: '70' }), cast('j1', { c3: '20' }), lock(...ids(3)), jump('scores'), next]) session.press(press)
      return hall(session)
    }
    const above = [{ name: '优秀', names: ['样例单位1'] }, { name: '良好', names: ['样例单位2'] }]
    expect(shown(false)).toEqual({ kind: 'grades', grades: above })
    expect(shown(true)).toEqual({ kind: 'grades', grades: [...above, { name: '较差', names: ['样例单位3'] }] })
  })
})
