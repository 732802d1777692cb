import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, sum } from '../../../../src/rules/exact'
import { judge, type Mark, type Panel, type Scheme, type Working } from '../../../../src/rules/index'
import { results, composite } from './schemes'
import { slowly, type SlowPanel } from './slow'

const places = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })
const cuts: fc.Arbitrary<SlowPanel['cuts']> = fc.record({ criterion: places, weighted: places, juror: places, panel: places }).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)))
const weights = fc.constantFrom('1', '0.3', '0.7', '2', '0.125', '1.6')
const slowPanel: fc.Arbitrary<SlowPanel> = fc.record({ per: fc.constantFrom('juror', 'criterion'), combine: fc.constantFrom('sum', 'mean'), drop: fc.integer({ min: 0, max: 2 }), weight: weights, cuts })

interface Contest {
  readonly scheme: Scheme
  readonly panels: readonly (SlowPanel & Pick<Panel, 'id'>)[]
  readonly marks: readonly Mark[]
  readonly places: number
}

const CONTESTANTS = ['a', 'b', 'c', 'd']
const rounding = (digits: number) => ({ places: digits, mode: 'halfAway' }) as const

/** Contests of one or two panels, one to three criteria, five to nine jurors, all marks there. */
const contests: fc.Arbitrary<Contest> = fc
  .record({ panels: fc.array(slowPanel, { minLength: 1, maxLength: 2 }), criteria: fc.array(weights, { minLength: 1, maxLength: 3 }), jurors: fc.integer({ min: 5, max: 9 }), places: fc.integer({ min: 0, max: 4 }) })
  .chain(({ panels, criteria, jurors, places: published }) => {
    const named = panels.map((panel, at) => ({ ...panel, id: `p${String(at)}` }))
    const places4 = named.flatMap(({ id }) => CONTESTANTS.flatMap((contestant) => Array.from({ length: jurors }, (_, j) => criteria.map((__, c) => ({ contestant, panel: id, juror: `j${String(j)}`, criterion: `c${String(c)}` }))).flat()))
    const scheme: Scheme = {
      criteria: criteria.map((weight, c) => ({ id: `c${String(c)}`, name: '', max: '10', weight })),
      composite: composite(
        named.map(({ id, per, combine, drop, weight, cuts: { panel, ...own } }): Panel => ({
          kind: 'panel', id, name: id, per, combine, weight, trim: { by: 'fixed', low: drop, high: drop },
          cuts: Object.fromEntries(Object.entries(own).map(([stage, digits]) => [stage, rounding(digits)])),
          ...(panel === undefined ? {} : { rounding: rounding(panel) }),
        })),
        published,
      ),
      ranking: { by: 'published' },
    }
    return fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: places4.length, maxLength: places4.length })
      .map((values) => ({ scheme, panels: named, places: published, marks: places4.map((place, at) => ({ ...place, value: String((values[at] ?? 0) / 4) })) }))
  })

const plain = (scheme: Scheme, marks: readonly Mark[]) => results(scheme, marks).map(({ id, score, rank, exact: figure }) => ({ id, score, rank, figure: figure?.toFraction() }))

/** Each figure follows from its parts. */
function follows(one: Working): boolean {
  const counted = one.parts.filter(({ left }) => left === undefined)
  const taken = counted.map(({ value, counts }) => counts ?? value ?? exact(0n))
  const made = one.uncut ?? one.value
  const own = one.value === null || one.parts.length === 0 || (made !== null && (one.by === 'sum' ? compare(sum(taken), made) === 0 : one.by === 'mean' ? compare(sum(taken).div(BigInt(taken.length)), made) === 0 : true))
  return own && one.parts.every(follows)
}

describe('judging', () => {
  it('[PA1] [PA2] [CM1] is exact against a slow reference', () => {
    fc.assert(
      fc.property(contests, ({ scheme, panels, marks, places: published }) => {
        for (const { id, score } of results(scheme, marks)) expect(score).toBe(slowly(scheme, panels, marks, id, published))
      }),
      { numRuns: 150 },
    )
  })

  it('[MK1] [RK4] does not depend on the order in which marks arrive', () => {
    fc.assert(
      fc.property(contests.chain((contest) => fc.tuple(fc.constant(contest), fc.shuffledSubarray([...contest.marks], { minLength: contest.marks.length }))), ([{ scheme, marks }, shuffled]) => {
        expect(plain(scheme, shuffled)).toEqual(plain(scheme, marks))
      }),
      { numRuns: 60 },
    )
  })

  it('[MK1] does not change when jurors change seats or contestants their names', () => {
    fc.assert(
      fc.property(contests, fc.shuffledSubarray(['j0', 'j1', 'j2', 'j3', 'j4', 'j5', 'j6', 'j7', 'j8'], { minLength: 9 }), fc.shuffledSubarray(CONTESTANTS, { minLength: 4 }), ({ scheme, marks }, seats, names) => {
        const moved = marks.map((mark) => ({ ...mark, juror: seats[Number(mark.juror.slice(1))] ?? '', contestant: names[CONTESTANTS.indexOf(mark.contestant)] ?? '' }))
        const before = new Map(plain(scheme, marks).map((row) => [row.id, row]))
        for (const row of plain(scheme, moved)) expect(row).toEqual({ ...before.get(CONTESTANTS[names.indexOf(row.id)] ?? ''), id: row.id })
      }),
      { numRuns: 60 },
    )
  })

  it('[TB1] a raised mark never lowers its contestant', () => {
    fc.assert(
      fc.property(contests, fc.nat(), fc.integer({ min: 1, max: 40 }), ({ scheme, marks }, which, more) => {
        const raised = marks[which % marks.length]
        if (raised === undefined) throw new Error('no marks')
        const value = String(Math.min(10, Number(raised.value) + more / 4))
        const after = results(scheme, marks.map((mark) => (mark === raised ? { ...mark, value } : mark)))
        const before = results(scheme, marks)
        const of = (rows: typeof before) => rows.find(({ id }) => id === raised.contestant)
        expect(compare(of(after)?.exact ?? exact(0n), of(before)?.exact ?? exact(0n))).not.toBe(-1)
        expect(of(after)?.rank ?? 9).toBeLessThanOrEqual(of(before)?.rank ?? 0)
      }),
      { numRuns: 100 },
    )
  })

  it('[RK1] ranks are 1224: each has one more than those before it that are better', () => {
    fc.assert(
      fc.property(contests, ({ scheme, marks }) => {
        const rows = results({ ...scheme, composite: { ...scheme.composite, rounding: rounding(0) } }, marks)
        for (const row of rows) expect(row.rank).toBe(1 + rows.filter((other) => Number(other.score) > Number(row.score)).length)
      }),
      { numRuns: 60 },
    )
  })

  it('[WK1] every figure follows from its parts', () => {
    fc.assert(
      fc.property(contests, ({ scheme, marks }) => {
        for (const { working } of results(scheme, marks)) expect(working === null || follows(working)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('[MK3] taking marks away leaves no score that was guessed', () => {
    fc.assert(
      fc.property(contests.chain((contest) => fc.tuple(fc.constant(contest), fc.subarray([...contest.marks]))), ([{ scheme, marks }, some]) => {
        const judged = judge(scheme, some, { contestants: CONTESTANTS.map((id) => ({ id })) })
        if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
        for (const { id, score, none } of judged.results) {
          expect(score === null).toBe(none !== null)
          if (!some.some((mark) => mark.contestant === id)) expect(score).toBe(null)
        }
        expect(marks.length).toBeGreaterThanOrEqual(some.length)
      }),
      { numRuns: 60 },
    )
  })
})
