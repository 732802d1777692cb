import { describe, expect, it } from 'vitest'
import { judged } from '../../../../src/session/scoring/marks'
import { readSheet, sheetText } from '../../../../src/session/scoring/sheet'
import { view } from '../../../../src/session/view/view'
import type { DeskView } from '../../../../src/session/view/desk'
import type { CommandOf } from '../../../../src/session/commands'
import { makeSession, type Session } from '../../../support/session'
import { cast, lock, open, plainScheme, scoredPlan, sheet } from '../../../support/scoring'

const ALL = ['c1', 'c2', 'c3']
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const desk = (session: Session) => view(session.state(), 'desk', session.read) as DeskView
const correct = (marks: Readonly<Record<string, string | null>>, spoilt?: string): CommandOf<'correctBallot'> => ({
  type: 'correctBallot', panel: 'jury', holder: 'j1', sheet: { ...sheet(marks), ...(spoilt === undefined ? {} : { spoilt }) }, supervisor: '样例监票', reason: '看错一行',
})
const grades = (jurors: readonly string[]) => plainScheme(jurors, { criteria: [{ id: 'work', name: '等次', max: '95', options: [{ name: '优秀', points: '95' }, { name: '良好', points: '80' }] }] })

/** Two jurors have sent their ballots, and all is locked. */
function locked(marks: Readonly<Record<string, string>>, plan = scoredPlan({ jurors: 2, scoring: { sheet: 'matrix' } })): Session {
  const session = makeSession(plan)
  session.press(open(...ALL))
  const isSingle = plan.scoring?.sheet === 'single'
  for (const juror of ['j1', 'j2']) for (const own of isSingle ? ALL.map((id) => ({ [id]: marks[id] ?? '' })) : [marks]) session.press(cast(juror, own))
  session.press(lock(...ALL))
  return session
}

/** The ballot of the first juror for a contestant as it stands. */
function ballot(session: Session, contestant = 'c1') {
  const slip = session.state().scoring.ballots['jury']?.['j1']?.[contestant]?.slip
  const found = slip === undefined ? null : session.read(slip)
  return found?.kind === 'value' ? readSheet(found.text) : null
}

describe('[CR1] one cell put right after the lock', () => {
  it('leaves the other cells of the ballot as they were, and says cell by cell what changed', () => {
    const session = locked({ c1: '80', c2: '70', c3: '60' })
    expect(session.press(correct({ c2: '75' })).kind).toBe('accepted')
    expect(ballot(session)).toEqual(sheet({ c1: '80', c2: '75', c3: '60' }))
    expect(judged(session.state(), ALL, session.read)?.results.map(({ id, score }) => [id, score])).toEqual([['c1', '80.00'], ['c2', '72.50'], ['c3', '60.00']])
    expect(desk(session).corrections).toMatchObject([{ holder: 'j1', name: '1号', supervisor: '样例监票', reason: '看错一行', cells: [{ contestant: 'c2', criterion: 'work', first: '70', second: '75' }], spoilt: null }])
    expect(desk(session).correctable.map(({ holder, corrected }) => [holder, corrected])).toEqual([['j1', true], ['j2', false]])
  })

  it('keeps both ballots in the book, and no mark or name in its lines', () => {
    const session = locked({ c1: '80.5', c2: '70.5', c3: '60.5' })
    session.press(correct({ c2: '75.5' }))
    const texts = [...session.slips.values()].map(({ text }) => text).join()
    expect(texts).toContain('70.5')
    expect(texts).toContain('75.5')
    for (const secret of ['70.5', '75.5', '样例监票']) expect(JSON.stringify(session.entries)).not.toContain(secret)
  })

  it('[BA1] the ballot stays one ballot for the rules: too many 优秀 are too many, however they were corrected', () => {
    const plan = scoredPlan({ jurors: 2, scheme: grades(['j1', 'j2']), scoring: { sheet: 'matrix', report: true, invalid: { most: [{ option: '优秀', count: 2 }] } } })
    const session = locked({ c1: '优秀', c2: '优秀', c3: '良好' }, plan)
    const count = () => {
      session.press({ type: 'reportCount' })
      return session.state().scoring.report?.panels
    }
    expect(count()).toMatchObject([{ received: 2, valid: 2, invalid: 0 }])
    session.press(correct({ c3: '优秀' }))
    expect(count()).toMatchObject([{ received: 2, valid: 1, invalid: 1 }])
    session.press(correct({ c1: '良好' }))
    expect(count()).toMatchObject([{ received: 2, valid: 2, invalid: 0 }])
    expect(desk(session).corrections.map(({ cells }) => cells.map(({ contestant, first, second }) => [contestant, first, second]))).toEqual([[['c1', '优秀', '良好']], [['c3', '良好', '优秀']]])
  })

  it('a ballot is called void, and valid again, as a whole', () => {
    const session = locked({ c1: '80', c2: '70', c3: '60' })
    expect(session.press(correct({})).kind).toBe('refused')
    session.press(correct({}, '不是本场选票'))
    expect(desk(session).corrections[0]).toMatchObject({ cells: [], spoilt: [null, '不是本场选票'] })
    session.press(correct({ c1: '80' }))
    expect(desk(session).corrections[0]).toMatchObject({ cells: [], spoilt: ['不是本场选票', null] })
    expect(ballot(session)).toEqual(sheet({ c1: '80', c2: '70', c3: '60' }))
  })

  it('what changes nothing is no correction', () => {
    const session = locked({ c1: '80', c2: '70', c3: '60' })
    expect(session.press(correct({ c1: '80' }))).toEqual(refused('nothingChanged'))
  })

  it('where sheets are one a contestant, each is corrected by itself and stays a paper of its own', () => {
    const session = locked({ c1: '80', c2: '70', c3: '60' }, scoredPlan({ jurors: 2, scoring: { sheet: 'single', report: true } }))
    expect(desk(session).correctable.map(({ holder, of }) => [holder, ...of])).toEqual(['j1', 'j2'].flatMap((juror) => ALL.map((id) => [juror, id])))
    expect(session.press(correct({ c1: '81', c2: '71' }))).toEqual(refused('noSuchBallot'))
    session.press(correct({ c1: '81' }))
    session.press(correct({ c2: '71' }))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toMatchObject([{ received: 6, valid: 6, invalid: 0 }])
  })

  it('a ballot of which somebody’s marks are still open waits', () => {
    const session = makeSession(scoredPlan({ jurors: 2, scoring: { sheet: 'matrix' } }))
    session.press(open(...ALL))
    session.press(cast('j1', { c1: '80', c2: '70', c3: '60' }))
    session.press(lock('c1'))
    expect(session.press(correct({ c1: '81' }))).toEqual(refused('marksStillOpen'))
  })
})

describe('[BA6] what a juror sent before', () => {
  it('is kept in its order, and a correction is none of it', () => {
    const session = makeSession(scoredPlan({ jurors: 2, scoring: { sheet: 'matrix' } }))
    session.press(open(...ALL))
    for (const mark of ['80', '81', '82']) session.press(cast('j1', { c1: mark, c2: '70', c3: '60' }))
    session.press(lock(...ALL))
    session.press(correct({ c1: '83' }))
    const { earlier = [] } = session.state().scoring.ballots['jury']?.['j1']?.['c1'] ?? {}
    const marks = earlier.map((slip) => {
      const found = session.read(slip)
      return found.kind === 'value' ? readSheet(found.text)?.rows[0]?.marks[0]?.value : null
    })
    expect(marks).toEqual(['80', '81'])
  })

  it('is not for a ballot out of the box: there is no paper to look at', () => {
    const plan = scoredPlan({ jurors: 2, scoring: { ballots: 'anonymous', sheet: 'matrix' } })
    const session = makeSession(plan)
    session.press(open(...ALL))
    const box = [80, 90].map((mark) => ({ panel: 'jury', of: ALL, text: sheetText(sheet(Object.fromEntries(ALL.map((id) => [id, String(mark)])))) }))
    session.press(lock(...ALL), { box })
    const [holder = ''] = Object.keys(session.state().scoring.ballots['jury'] ?? {})
    expect(holder).not.toBe('')
    expect(session.press({ ...correct({ c1: '70' }), holder })).toEqual(refused('boxBallot'))
    expect(desk(session).correctable).toEqual([])
  })
})
