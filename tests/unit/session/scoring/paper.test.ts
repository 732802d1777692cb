import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Panel } from '../../../../src/rules/index'
import type { CommandOf } from '../../../../src/session/commands'
import { judged } from '../../../../src/session/scoring/marks'
import type { Sheet } from '../../../../src/session/scoring/sheet'
import { view } from '../../../../src/session/view/view'
import type { DeskView } from '../../../../src/session/view/desk'
import { makeSession, type Session } from '../../../support/session'
import { contestantId, jurorId, lock, plainScheme, range, scoredPlan, sheet } from '../../../support/scoring'

const JURORS = range(3).map(jurorId)
const ALL = range(3).map(contestantId)
/** `null` where no criterion of ten, in halves, from two on allows it. */
const GOOD: Readonly<Record<string, number | null>> = { '2': 2, '5.5': 5.5, '7': 7, '10': 10, '10.5': null, '1.5': null, '0': null, '7.25': null, '95': null, '?': null }

type Spoils = NonNullable<Panel['invalid']>

function meeting(spoils: Spoils, way: 'matrix' | 'single'): Session {
  const scheme = plainScheme(JURORS, { criteria: ['talk', 'plan'].map((id) => ({ id, name: id, min: '2', max: '10', step: '0.5' })) })
  const parts = scheme.composite.parts.map((part) => ({ ...part, ...(part.kind === 'panel' ? { invalid: spoils } : {}) }))
  const session = makeSession(scoredPlan({ jurors: 3, scheme: { ...scheme, composite: { ...scheme.composite, parts } }, scoring: { sheet: way, report: true } }))
  session.press({ type: 'signInClerk', clerk: 'k1', name: '样例甲' })
  session.press({ type: 'signInClerk', clerk: 'k2', name: '样例乙' })
  return session
}

const type = (number: number, pass: 1 | 2, juror: string, ballot: Sheet): CommandOf<'typeSheet'> => ({ type: 'typeSheet', panel: 'jury', sheet: number, bundle: 1, juror, clerk: `k${String(pass)}`, pass, ballot })

/** What each juror wrote for each contestant, criterion by criterion. */
type Written = readonly (readonly (readonly (string | null)[])[])[]

function papersOf(written: Written, way: 'matrix' | 'single'): { readonly juror: number; readonly rows: Sheet['rows'] }[] {
  return written.flatMap((rows, juror) => {
    const all = rows.map((marks, at) => ({ contestant: ALL[at] ?? '', marks: marks.map((value, place) => ({ criterion: ['talk', 'plan'][place] ?? '', value })) }))
    return way === 'matrix' ? [{ juror, rows: all }] : all.map((row) => ({ juror, rows: [row] }))
  })
}

const isBad = (value: string | null): boolean => value !== null && GOOD[value] === null

/** Whether the plan calls this paper invalid. */
function isInvalid(rows: Sheet['rows'], spoils: Spoils, way: 'matrix' | 'single'): boolean {
  const values = rows.flatMap(({ marks }) => marks.map(({ value }) => value))
  return values.every((value) => value === null) || ((spoils === 'ballot' || (spoils === 'sheet' && way === 'single')) && values.some(isBad))
}

const written = fc.array(fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom('2', '5.5', '7', '10') }, fc.constantFrom(...Object.keys(GOOD), null)), { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

describe('what a paper says', () => {
  it('[DK5] [MK2] [BA2] no mark that a criterion does not allow reaches a score, and what was typed is kept to the letter', () => {
    fc.assert(
      fc.property(written, fc.constantFrom<readonly [Spoils, 'matrix' | 'single']>(['mark', 'matrix'], ['sheet', 'matrix'], ['ballot', 'matrix'], ['mark', 'single'], ['sheet', 'single']), (marks, [spoils, way]) => {
        const session = meeting(spoils, way)
        const papers = papersOf(marks, way)
        papers.forEach(({ juror, rows }, at) => {
          for (const pass of [1, 2] as const) expect(session.press(type(at + 1, pass, JURORS[juror] ?? '', { rows: [...rows] })).kind).toBe('accepted')
        })
        const typed = [...session.slips.values()].map(({ text }) => text)
        for (const { rows } of papers) expect(typed).toContain(JSON.stringify({ rows }))
        session.press(lock(...ALL))

        const results = judged(session.state(), ALL, session.read)?.results ?? []
        ALL.forEach((id, at) => {
          const totals = marks.flatMap((rows, juror) => {
            const [paper] = papers.filter((one) => one.juror === juror && one.rows.some(({ contestant }) => contestant === id))
            const own = (rows[at] ?? []).map((value) => (value === null ? null : (GOOD[value] ?? null)))
            if (paper === undefined || isInvalid(paper.rows, spoils, way) || own.includes(null)) return []
            return [own.reduce<number>((sum, value) => sum + (value ?? 0), 0)]
          })
          const score = results.find((one) => one.id === id)?.score ?? null
          if (totals.length === 0) expect(score).toBeNull()
          else expect(Math.abs(Number(score) - totals.reduce((sum, value) => sum + value, 0) / totals.length)).toBeLessThan(0.00501)
        })

        session.press({ type: 'reportCount' })
        const [count] = session.state().scoring.report?.panels ?? []
        expect(count).toMatchObject({ received: papers.length, invalid: papers.filter(({ rows }) => isInvalid(rows, spoils, way)).length })
        expect((count?.valid ?? 0) + (count?.invalid ?? 0)).toBe(count?.received)
      }),
      { numRuns: 60 },
    )
  })

  it('[DK5] differs where one clerk read a mark and the other could not, and is settled as it stands', () => {
    const session = meeting('mark', 'matrix')
    const marks = (first: string) => ({ rows: ALL.map((contestant) => ({ contestant, marks: [{ criterion: 'talk', value: contestant === 'c1' ? first : '7' }, { criterion: 'plan', value: '7' }] })) })
    session.press(type(1, 1, 'j1', marks('95')))
    session.press(type(1, 2, 'j1', marks('?')))
    const desk = view(session.state(), 'desk', session.read) as DeskView
    expect(desk.sheets[0]).toMatchObject({ state: 'differs', differences: [{ contestant: 'c1', criterion: 'talk', first: '95', second: '?' }] })
    session.press({ type: 'settleSheet', panel: 'jury', sheet: 1, clerk: 'k2', ballot: sheet({ c1: '95' }, 'talk') })
    session.press(lock(...ALL))
    expect(judged(session.state(), ALL, session.read)?.results.map(({ score }) => score)).toEqual(['14.00', '14.00', null])
  })

  it('[JU2] a judge’s page sends no such mark: what is typed there can be mended', () => {
    const session = meeting('mark', 'matrix')
    session.press({ type: 'openScoring', contestants: ALL })
    expect(session.press({ type: 'castBallot', panel: 'jury', juror: 'j1', sheet: sheet({ c1: '95' }, 'talk') })).toEqual({ kind: 'refused', refusal: { code: 'badMark' } })
  })
})
