import { describe, expect, it } from 'vitest'
import type { CommandOf } from '../../../../src/session/commands'
import { marksOf } from '../../../../src/session/scoring/marks'
import { judged } from '../../../../src/session/scoring/marks'
import { readSheet } from '../../../../src/session/scoring/sheet'
import { view } from '../../../../src/session/view/view'
import type { DeskView } from '../../../../src/session/view/desk'
import { jump, makeSession, next, type Session } from '../../../support/session'
import { cast, lock, open, plainScheme, scoreCue, scoredPlan, sheet } from '../../../support/scoring'

const plan = scoredPlan({
  scoring: { sheet: 'matrix', report: true, invalid: { blanks: true } },
  board: { approval: { required: true } },
  after: [{ kind: 'reveal', id: 'reveal', label: '揭晓', steps: [{ label: '得分', show: ['composite'] }] }, scoreCue('score-1', 'c1')],
})
const all = ['c1', 'c2', 'c3']
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const type = (number: number, pass: 1 | 2, clerk: string, marks: Record<string, string | null>, juror = `j${String(number)}`): CommandOf<'typeSheet'> => ({
  type: 'typeSheet', panel: 'jury', sheet: number, bundle: 1, juror, clerk, pass, ballot: sheet(marks),
})
const signIn = (clerk: string, name: string): CommandOf<'signInClerk'> => ({ type: 'signInClerk', clerk, name })
const desk = (session: Session) => view(session.state(), 'desk', session.read) as DeskView

function withClerks(): Session {
  const session = makeSession(plan)
  session.press(signIn('k1', '样例甲'))
  session.press(signIn('k2', '样例乙'))
  return session
}

/** Five papers typed by both, all equal but for the juror. */
function typedAll(): Session {
  const session = withClerks()
  for (const at of [1, 2, 3, 4, 5]) for (const pass of [1, 2] as const) session.press(type(at, pass, `k${String(pass)}`, { c1: String(80 + at), c2: '70', c3: at === 5 ? null : '60' }))
  return session
}

describe('paper ballots', () => {
  it('[DK1] are typed by one clerk and again by another, who does not see what the first typed', () => {
    const session = withClerks()
    expect(session.press(type(1, 2, 'k2', { c1: '81.5' }))).toEqual(refused('notTypedYet'))
    expect(session.press(type(1, 1, 'k9', { c1: '81.5' }))).toEqual(refused('noSuchClerk'))
    session.press(type(1, 1, 'k1', { c1: '81.5', c2: '70', c3: '60' }))
    expect(JSON.stringify(desk(session))).not.toContain('81.5')
    expect(session.press(type(1, 2, 'k1', { c1: '81.5', c2: '70', c3: '60' }))).toEqual(refused('sameClerk'))
    session.press(signIn('k3', '样例甲'))
    expect(session.press(type(1, 2, 'k3', { c1: '81.5', c2: '70', c3: '60' }))).toEqual(refused('sameClerk'))
    expect(session.press(type(1, 1, 'k2', { c1: '1' }))).toEqual(refused('sheetTaken'))
    session.press(type(1, 2, 'k2', { c1: '81.5', c2: '70', c3: '60' }))
    expect(desk(session).sheets).toMatchObject([{ state: 'settled', clerks: ['样例甲', '样例乙'], differences: [] }])
    expect(session.press(type(1, 1, 'k1', { c1: '1' }))).toEqual(refused('sheetSettled'))
  })

  it('[DK2] differ cell by cell until the paper has been looked at a third time', () => {
    const session = withClerks()
    session.press(type(1, 1, 'k1', { c1: '81', c2: '70', c3: null }))
    session.press(type(1, 2, 'k2', { c1: '18', c2: '70', c3: '60' }))
    expect(desk(session).sheets).toMatchObject([
      { state: 'differs', differences: [{ contestant: 'c1', criterion: 'work', first: '81', second: '18' }, { contestant: 'c3', criterion: 'work', first: null, second: '60' }] },
    ])
    expect(session.press(lock(...all))).toEqual(refused('sheetsUnsettled'))
    expect(session.press({ type: 'settleSheet', panel: 'jury', sheet: 1, clerk: 'k2', ballot: sheet({ c1: '81', c3: '60' }) }).kind).toBe('accepted')
    const slip = session.state().scoring.ballots['jury']?.['j1']?.['c1']?.slip
    const found = slip === undefined ? null : session.read(slip)
    expect(found?.kind === 'value' ? readSheet(found.text) : null).toEqual(sheet({ c1: '81', c2: '70', c3: '60' }))
    expect(session.press(lock(...all)).kind).toBe('accepted')
  })

  it('[DK3] no juror has two ballots, on paper or beside it', () => {
    const session = withClerks()
    session.press(open(...all))
    session.press(cast('j1', { c1: '90' }))
    expect(session.press(type(1, 1, 'k1', { c1: '81' }))).toEqual(refused('ballotThere'))
    session.press(type(2, 1, 'k1', { c1: '81' }))
    expect(session.press(type(3, 1, 'k1', { c1: '81' }, 'j2'))).toEqual(refused('jurorTwice'))
    expect(session.press(cast('j2', { c1: '90' }))).toEqual(refused('ballotThere'))
    expect(session.press(type(2, 2, 'k2', { c1: '81' }, 'j3'))).toEqual(refused('jurorDiffers'))
  })

  it('[DK4] a table comes in whole or not at all', () => {
    const session = withClerks()
    const table = (holders: readonly string[]): CommandOf<'importBallots'> => ({ type: 'importBallots', panel: 'jury', source: '计票表.xlsx', hash: 'a'.repeat(64), clerk: 'k1', ballots: holders.map((holder) => ({ holder, sheet: sheet({ c1: '88.5', c2: '77', c3: '66' }) })) })
    expect(session.press({ ...table(['j1']), ballots: [] })).toEqual(refused('ballotEmpty'))
    expect(session.press(table(['j1', 'j1']))).toEqual(refused('ballotThere'))
    expect(session.press(table(['j1', 'j9']))).toEqual(refused('noSuchJuror'))
    expect(session.press(table(['j1', 'j2'])).kind).toBe('accepted')
    expect(JSON.stringify(session.entries.at(-1))).not.toContain('88.5')
    expect(session.press(table(['j2', 'j3']))).toEqual(refused('ballotThere'))
    expect(Object.keys(session.state().scoring.ballots['jury'] ?? {})).toEqual(['j1', 'j2'])
  })
})

describe('tables of papers that belong to nobody', () => {
  it('[DK4] are numbered on from table to table, and the same table comes once', () => {
    const session = makeSession(scoredPlan({ jurors: 9, scoring: { ballots: 'anonymous', sheet: 'matrix' } }))
    session.press(signIn('k1', '样例甲'))
    const table = (hash: string, from: number, count: number): CommandOf<'importBallots'> => ({
      type: 'importBallots', panel: 'jury', source: `${hash}.csv`, hash: hash.repeat(64), clerk: 'k1', ballots: Array.from({ length: count }, (_, at) => ({ holder: `m${String(from + at)}`, sheet: sheet({ c1: '80', c2: '70', c3: '60' }) })),
    })
    expect(session.press(table('a', 1, 3)).kind).toBe('accepted')
    expect(session.press(table('a', 1, 3))).toEqual(refused('ballotThere'))
    expect(session.press(table('a', 4, 2)).kind).toBe('accepted')
    expect(session.press(table('b', 1, 4)).kind).toBe('accepted')
    expect(Object.keys(session.state().scoring.ballots['jury'] ?? {})).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'])
  })
})

describe('papers of one contestant each', () => {
  const table = (...sheets: readonly Readonly<Record<string, string>>[]): CommandOf<'importBallots'> => ({ type: 'importBallots', panel: 'jury', source: '计票表.xlsx', hash: 'a'.repeat(64), clerk: 'k1', ballots: sheets.map((marks, at) => ({ holder: `m${String(at + 1)}`, sheet: sheet(marks) })) })

  it('[CN2] in a table count for whom they are, and for nobody else', () => {
    const session = makeSession(scoredPlan({ jurors: 3, scoring: { ballots: 'anonymous' } }))
    session.press(signIn('k1', '样例甲'))
    session.press(open(...all))
    expect(session.press(table({ c1: '90' }, { c2: '80' }, { c1: '70' })).kind).toBe('accepted')
    expect(view(session.state(), 'host', session.read)).toMatchObject({ scoring: { rows: [{ received: 2, expected: 3 }, { received: 1, expected: 3 }, { received: 0, expected: 3 }] } })
    session.press(lock(...all))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toEqual([{ panel: 'jury', issued: 9, received: 3, valid: 3, invalid: 0 }])
    expect(marksOf(session.state(), all, session.read).map(({ contestant, value }) => [contestant, value]).sort()).toEqual([['c1', '70'], ['c1', '90'], ['c2', '80']])
  })

  it('[AN1] are in no order that tells whose they are, and one of several contestants is refused', () => {
    const session = makeSession(scoredPlan({ jurors: 20, scoring: { ballots: 'anonymous' } }))
    session.press(signIn('k1', '样例甲'))
    expect(session.press(table({ c1: '90', c2: '80' }))).toEqual(refused('badMark'))
    expect(session.press(table(...Array.from({ length: 40 }, (_, at) => ({ [at % 2 === 0 ? 'c1' : 'c2']: String(50 + at) })))).kind).toBe('accepted')
    const slips = Object.entries(session.state().scoring.ballots['jury'] ?? {}).flatMap(([holder, ballots]) => Object.values(ballots).map(({ slip }) => [Number(holder.slice(1)), slip.slip] as const))
    expect(slips.sort(([a], [b]) => a - b).map(([, slip]) => slip)).toEqual(slips.map(([, slip]) => slip).sort())
  })

  it('[CN2] a named row of several counts for each of them, a recused juror’s for the others', () => {
    const session = makeSession(scoredPlan({ jurors: 2, scoring: { recusals: [{ juror: 'j2', contestant: 'c3', reason: '样例' }] } }))
    session.press(signIn('k1', '样例甲'))
    session.press(open(...all))
    const ballots = [{ holder: 'j1', sheet: sheet({ c1: '90', c2: '80', c3: '70' }) }, { holder: 'j2', sheet: sheet({ c1: '60', c2: '50' }) }]
    expect(session.press({ ...table(), ballots }).kind).toBe('accepted')
    expect(view(session.state(), 'host', session.read)).toMatchObject({ scoring: { rows: [{ received: 2, expected: 2 }, { received: 2, expected: 2 }, { received: 1, expected: 1 }] } })
    session.press(lock(...all))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toEqual([{ panel: 'jury', issued: 5, received: 5, valid: 5, invalid: 0 }])
  })

  it('[DK3] a juror has one for each contestant, and none takes another’s place', () => {
    const session = makeSession(scoredPlan({ scoring: { sheet: 'single' } }))
    session.press(signIn('k1', '样例甲'))
    session.press(signIn('k2', '样例乙'))
    for (const [number, marks] of [[1, { c1: '81' }], [2, { c2: '72' }]] as const) for (const pass of [1, 2] as const) session.press(type(number, pass, `k${String(pass)}`, marks, 'j1'))
    const mine = session.state().scoring.ballots['jury']?.['j1'] ?? {}
    expect(Object.keys(mine)).toEqual(['c1', 'c2'])
    expect(mine['c1']?.slip.slip).not.toBe(mine['c2']?.slip.slip)
    expect(session.press(type(3, 1, 'k1', { c1: '60' }, 'j1'))).toEqual(refused('jurorTwice'))
    session.press(type(4, 1, 'k1', { c3: '60' }, 'j1'))
    expect(session.press(type(4, 2, 'k2', { c2: '60' }, 'j1'))).toEqual(refused('jurorTwice'))
    session.press(type(5, 1, 'k1', { c1: '60' }, 'j2'))
    expect(session.press(type(5, 2, 'k2', { c2: '60' }, 'j2'))).toEqual(refused('jurorDiffers'))
    expect(session.press(type(6, 1, 'k1', {}, 'j3'))).toEqual(refused('ballotEmpty'))
  })
})

describe('a row of a table where sheets are one a contestant', () => {
  it('[BA1] [CN2] is as many ballots, each valid or invalid by itself', () => {
    const session = makeSession(scoredPlan({ jurors: 2, scoring: { sheet: 'single', report: true, invalid: { blanks: true } } }))
    session.press(signIn('k1', '样例甲'))
    const ballots = [{ holder: 'j1', sheet: sheet({ c1: '80', c2: null, c3: '60' }) }, { holder: 'j2', sheet: sheet({ c1: '90', c2: '70', c3: '50' }) }]
    expect(session.press({ type: 'importBallots', panel: 'jury', source: '计票表.csv', hash: 'a'.repeat(64), clerk: 'k1', ballots }).kind).toBe('accepted')
    session.press(lock(...all))
    session.press({ type: 'reportCount' })
    expect(session.state().scoring.report?.panels).toMatchObject([{ received: 6, valid: 5, invalid: 1 }])
    expect(judged(session.state(), all, session.read)?.results.map(({ id, score }) => [id, score])).toEqual([['c1', '85.00'], ['c2', '70.00'], ['c3', '55.00']])
  })
})

describe('the count', () => {
  it('[CN2] [BA1] counts papers, and an invalid one by the plan’s rules', () => {
    const session = typedAll()
    expect(session.press({ type: 'reportCount' })).toEqual(refused('marksOpen'))
    session.press(lock(...all))
    session.press({ type: 'reportCount', issued: [{ panel: 'jury', count: 6 }] })
    expect(session.state().scoring.report?.panels).toEqual([{ panel: 'jury', issued: 6, received: 5, valid: 4, invalid: 1 }])
  })

  it('[CN3] [CN4] [CN5] is signed by three people before anything is shown, and then the chair approves', () => {
    const session = typedAll()
    session.press(lock(...all))
    expect(session.press(jump('reveal'))).toEqual(refused('countUnsigned'))
    expect(session.press({ type: 'approve', by: '样例主席' })).toEqual(refused('countUnsigned'))
    expect(session.press({ type: 'signCount', signer: 'clerk', name: '样例甲' })).toEqual(refused('noReport'))
    session.press({ type: 'reportCount' })
    session.press({ type: 'signCount', signer: 'clerk', name: '样例甲' })
    expect(session.press({ type: 'signCount', signer: 'supervisor', name: '样例甲' })).toEqual(refused('samePerson'))
    session.press({ type: 'signCount', signer: 'supervisor', name: '样例乙' })
    expect(session.press(jump('reveal'))).toEqual(refused('countUnsigned'))
    session.press({ type: 'signCount', signer: 'chiefSupervisor', name: '样例丙' })
    expect(session.press(jump('reveal'))).toEqual(refused('needsApproval'))
    session.press({ type: 'approve', by: '样例主席' })
    expect(session.press(jump('reveal')).kind).toBe('accepted')
    session.press(next)
    expect(JSON.stringify(view(session.state(), 'hall', session.read))).toContain('82.50')
    expect(JSON.stringify(session.entries)).not.toContain('样例丙')
  })

  it('[CR1] a correction after the lock needs supervisor and reason, keeps the old one, and voids signatures and approval', () => {
    const session = typedAll()
    const correct = (value: string): CommandOf<'correctBallot'> => ({ type: 'correctBallot', panel: 'jury', holder: 'j1', sheet: sheet({ c1: value, c2: '70', c3: '60' }), supervisor: '样例监票', reason: '看错一行' })
    expect(session.press(correct('91'))).toEqual(refused('marksStillOpen'))
    session.press(lock(...all))
    session.press({ type: 'reportCount' })
    for (const [signer, name] of [['clerk', '甲甲'], ['supervisor', '乙乙'], ['chiefSupervisor', '丙丙']] as const) session.press({ type: 'signCount', signer, name })
    session.press({ type: 'approve', by: '样例主席' })
    session.press(jump('score-1'))
    const before = session.state().scoring.shown['c1']?.slip.slip ?? ''
    expect(session.press(correct('91'))).toEqual(refused('midReveal'))
    session.press(next)
    expect(session.press(correct('91')).kind).toBe('accepted')
    const { scoring, approvedBy } = session.state()
    expect({ report: scoring.report, approvedBy }).toEqual({ report: null, approvedBy: null })
    expect(scoring.ballots['jury']?.['j1']?.['c1']?.corrected).toBe(true)
    const now = scoring.shown['c1']?.slip
    expect(now?.slip).not.toBe(before)
    expect(session.slips.get(before)?.text).toContain('"score":"82.50"')
    expect(now === undefined ? null : session.read(now)).toMatchObject({ text: expect.stringContaining('"score":"85.00"') as string })
    expect(session.press({ ...correct('91'), holder: 'j9' })).toEqual(refused('noSuchBallot'))
  })
})

describe('[BA2] one sheet a contestant', () => {
  it('a sheet that a bad mark spoils leaves the juror’s other sheets alone', () => {
    const base = plainScheme(['j1', 'j2'])
    const scheme = { ...base, composite: { ...base.composite, parts: base.composite.parts.map((part) => ({ ...part, invalid: 'ballot' as const })) } }
    const session = makeSession(scoredPlan({ jurors: 2, scheme, scoring: { sheet: 'single' } }))
    for (const press of [open(...all), signIn('k1', '样例甲'), signIn('k2', '样例乙'), cast('j2', { c1: '70' }), cast('j2', { c2: '70' })]) session.press(press)
    // Juror 1 on paper: 90 for the first; 190 for the second.
    for (const [number, marks] of [[1, { c1: '90' }], [2, { c2: '190' }]] as const) for (const pass of [1, 2] as const) expect(session.press(type(number, pass, `k${String(pass)}`, marks, 'j1')).kind).toBe('accepted')
    session.press(lock(...all))
    expect(judged(session.state(), ['c1', 'c2'], session.read)?.results.map(({ id, score }) => [id, score])).toEqual([['c1', '80.00'], ['c2', '70.00']])
  })
})
