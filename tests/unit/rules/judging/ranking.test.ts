import { describe, expect, it } from 'vitest'
import { judge, type Grades, type Scheme, type TieBreaker } from '../../../../src/rules/index'
import { composite, list, marksOf, panel, results, simple } from './schemes'

const given = (values: Record<string, string>, rest: Partial<Scheme> = {}, places = 2) =>
  ({ scheme: { criteria: [], composite: composite([{ kind: 'addition', id: 'points', name: '' }], places), ranking: { by: 'published' }, ...rest } satisfies Scheme, additions: { values: { points: values } } })
function ranked(values: Record<string, string>, rest: Partial<Scheme> = {}, places = 2) {
  const { scheme, additions } = given(values, rest, places)
  return results(scheme, [], additions)
}
function cutsOf(scheme: Scheme, values: Record<string, string>) {
  const judged = judge(scheme, [], { values: { points: values } })
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
  return judged
}

describe('ranking', () => {
  it('[TB1] equal ones share a rank, the next leaves a gap, and stand in the order of the plan', () => {
    expect(list(ranked({ d: '9', a: '9.5', c: '9', b: '8' }))).toEqual(['a 9.50 1', 'c 9.00 2', 'd 9.00 2', 'b 8.00 4'])
    expect(ranked({ d: '9', a: '9.5', c: '9', b: '8' }).map(({ tied }) => tied)).toEqual([false, true, true, false])
  })

  const jury = (ties: readonly TieBreaker[]): Scheme => ({
    criteria: [{ id: 'talk', name: '', max: '10' }, { id: 'answer', name: '', max: '10' }],
    composite: composite([panel('jury'), panel('hall', { criteria: ['talk'] }), { kind: 'addition', id: 'extra', name: '', missing: 'zero' }]),
    ranking: { by: 'published', ties },
  })
  // jury: a (9+5, 7+7) = 14, b (8+6, 6+8) = 14; hall: a 8, b 8.
  const marks = [
    ...marksOf('a', [9, 7]), ...marksOf('a', [5, 7], { criterion: 'answer' }), ...marksOf('a', [8, 8], { panel: 'hall' }),
    ...marksOf('b', [8, 6]), ...marksOf('b', [6, 8], { criterion: 'answer' }), ...marksOf('b', [9, 7], { panel: 'hall' }),
  ]
  it.each([
    [[], ['a 22.00 1', 'b 22.00 1']],
    [[{ by: 'criterion', criterion: 'answer', panel: 'jury' }], ['b 22.00 1', 'a 22.00 2']],
    [[{ by: 'criterion', criterion: 'talk' }], ['a 22.00 1', 'b 22.00 2']],
    [[{ by: 'highestMark' }], ['a 22.00 1', 'b 22.00 1']],
    [[{ by: 'highestMark', panel: 'jury' }], ['a 22.00 1', 'b 22.00 2']],
    [[{ by: 'highestMark', panel: 'hall' }], ['b 22.00 1', 'a 22.00 2']],
    [[{ by: 'lowestMark', panel: 'jury' }], ['b 22.00 1', 'a 22.00 2']],
    [[{ by: 'allMarks' }], ['a 22.00 1', 'b 22.00 1']],
    [[{ by: 'markCount', mark: '9.0', panel: 'hall' }], ['b 22.00 1', 'a 22.00 2']],
    [[{ by: 'part', part: 'hall' }, { by: 'criterion', criterion: 'answer', panel: 'jury' }], ['b 22.00 1', 'a 22.00 2']],
    [[{ by: 'order' }], ['a 22.00 1', 'b 22.00 2']],
    [[{ by: 'order', lower: true }], ['b 22.00 1', 'a 22.00 2']],
  ] as const)('[TB1] by %j', (ties, expected) => {
    expect(list(results(jury(ties), marks))).toEqual(expected)
  })
  it('[TB1] says which tie-breaker set two apart', () => {
    const rows = results(jury([{ by: 'part', part: 'hall' }, { by: 'criterion', criterion: 'talk', panel: 'jury' }]), marks)
    expect(rows.map(({ brokenBy, tied }) => [brokenBy, tied])).toEqual([[1, false], [1, false]])
  })
  it('[TB2] who has no figure to compare stands behind', () => {
    const scheme: Scheme = { ...jury([{ by: 'part', part: 'hall', lower: true }]), composite: composite([panel('jury', { criteria: ['talk'] }), panel('hall', { criteria: ['talk'], weight: '0' })], 2, { missing: 'leaveOut' }) }
    expect(list(results(scheme, [...marksOf('a', [9]), ...marksOf('b', [9]), ...marksOf('b', [1], { panel: 'hall' })]))).toEqual(['b 9.00 1', 'a 9.00 2'])
  })

  it('[TB3] by the published figure they are equal, by the exact one they are not', () => {
    const values = { a: '9.004', b: '9.001', c: '9' }
    expect(list(ranked(values))).toEqual(['a 9.00 1', 'b 9.00 1', 'c 9.00 1'])
    expect(list(ranked(values, { ranking: { by: 'exact' } }))).toEqual(['a 9.00 1', 'b 9.00 2', 'c 9.00 3'])
    expect(list(ranked(values, { ranking: { by: 'published', ties: [{ by: 'decimals', places: 2 }] } }))).toEqual(['a 9.00 1', 'b 9.00 1', 'c 9.00 1'])
    expect(list(ranked({ a: '9.0004', b: '9.004' }, { ranking: { by: 'published', ties: [{ by: 'decimals' }] } }))).toEqual(['b 9.00 1', 'a 9.00 2'])
  })
  it('[TB3] the lowest first, where less is better', () => {
    expect(list(ranked({ a: '3', b: '1.004', c: '1' }, { ranking: { by: 'published', lowestFirst: true, ties: [{ by: 'decimals' }] } }))).toEqual(['c 1.00 1', 'b 1.00 2', 'a 3.00 3'])
  })

  it('[RK5] as many places as tell apart those of different ranks', () => {
    const shown = (by: 'published' | 'exact') => ranked({ a: '9.0045', b: '9.0041', c: '9', d: '8.5' }, { ranking: { by } }).map((row) => row.shown)
    expect(shown('exact')).toEqual(['9.005', '9.004', '9.000', '8.50'])
    expect(shown('published')).toEqual(['9.00', '9.00', '9.00', '8.50'])
  })

  const cut = (first: number, atCut: 'show' | 'all' | 'none'): Scheme => given({}, { ranking: { by: 'published', advance: { first, atCut } } }).scheme
  const five = { a: '9', b: '8', c: '8', d: '8', e: '7' }
  it('[AD1] the first k go on', () => {
    const { results: rows, cuts } = cutsOf(cut(4, 'show'), five)
    expect(cuts).toEqual([{ category: null, through: ['a', 'b', 'c', 'd'], tied: [], left: 0 }])
    expect(rows.map(({ goesOn }) => goesOn)).toEqual(['yes', 'yes', 'yes', 'yes', 'no'])
    expect(cutsOf(cut(9, 'show'), five).cuts[0]?.through).toHaveLength(5)
  })
  it.each([
    ['show', ['a'], ['b', 'c', 'd'], 1], ['all', ['a', 'b', 'c', 'd'], [], 0], ['none', ['a'], [], 0],
  ] as const)('[AD2] a tie at the cut: %s', (atCut, through, tied, left) => {
    expect(cutsOf(cut(2, atCut), five).cuts).toEqual([{ category: null, through, tied, left }])
  })
  it('[AD2] shown on each who is tied', () => {
    expect(cutsOf(cut(2, 'show'), five).results.map(({ goesOn }) => goesOn)).toEqual(['yes', 'tied', 'tied', 'tied', 'no'])
  })

  const grades = (all: Grades, values: Record<string, string>) => ranked(values, { grades: all }).map(({ id, grade }) => `${id} ${grade ?? '–'}`)
  it('[GR1] grades by cut-off, by the published figure', () => {
    const all: Grades = { by: 'cutOff', grades: [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '一般' }] }
    expect(grades(all, { a: '90', b: '89.995', c: '89.994', d: '79.99', e: '0' })).toEqual(['a 优秀', 'b 优秀', 'c 良好', 'd 一般', 'e 一般'])
    expect(grades({ by: 'cutOff', grades: [{ name: '优秀', from: '90' }] }, { a: '90', b: '89' })).toEqual(['a 优秀', 'b –'])
  })
  const share = (count: 'down' | 'nearest' | 'up', atEdge: 'better' | 'worse'): Grades => ({ by: 'share', count, atEdge, grades: [{ name: '优秀', share: '0.3' }, { name: '良好', share: '0.4' }, { name: '一般' }] })
  it.each([
    ['down', ['a', 'b'], ['c', 'd']], // of 7: 2.1 → 2, 4.9 → 4
    ['nearest', ['a', 'b'], ['c', 'd', 'e']], // 2.1 → 2, 4.9 → 5
    ['up', ['a', 'b', 'c'], ['d', 'e']], // 3, 5
  ] as const)('[GR2] shares rounded %s', (count, best, good) => {
    const list7 = grades(share(count, 'better'), { a: '7', b: '6', c: '5', d: '4', e: '3', f: '2', g: '1' })
    expect([list7.filter((one) => one.endsWith('优秀')), list7.filter((one) => one.endsWith('良好'))]).toEqual([best.map((id) => `${id} 优秀`), good.map((id) => `${id} 良好`)])
  })
  it.each([
    ['better', ['a 优秀', 'b 优秀', 'c 优秀', 'd 良好']], ['worse', ['a 优秀', 'b 良好', 'c 良好', 'd 良好']],
  ] as const)('[GR2] who is equal at an edge gets the %s grade', (atEdge, expected) => {
    expect(grades(share('down', atEdge), { a: '9', b: '8', c: '8', d: '7', e: '6', f: '5', g: '4' }).slice(0, 4)).toEqual(expected)
  })

  it('[CT1] categories ranked apart', () => {
    const { scheme } = given({}, { ranking: { by: 'published', categories: 'apart', advance: { first: 1, atCut: 'show' } } })
    const contestants = [{ id: 'a', category: '甲' }, { id: 'b', category: '乙' }, { id: 'c', category: '甲' }, { id: 'd', category: '乙' }, { id: 'e', category: '乙' }]
    const judged = judge(scheme, [], { contestants, values: { points: { a: '5', b: '9', c: '6', d: '9', e: '1' } } })
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
    expect(judged.results.map(({ id, category, rank }) => `${category ?? ''}${id}${String(rank)}`)).toEqual(['甲c1', '甲a2', '乙b1', '乙d1', '乙e3'])
    expect(judged.cuts).toEqual([{ category: '甲', through: ['c'], tied: [], left: 0 }, { category: '乙', through: [], tied: ['b', 'd'], left: 1 }])
  })

  it('[UL1] a list without ranks stands in the order of the plan and still knows who goes on', () => {
    const { scheme } = given({}, { ranking: { by: 'published', unranked: true, advance: { first: 2, atCut: 'show' } } })
    const rows = results(scheme, [], { contestants: [{ id: 'c' }, { id: 'a' }, { id: 'b' }], values: { points: { a: '3', b: '9', c: '5' } } })
    expect(rows.map(({ id, rank, goesOn }) => [id, rank, goesOn])).toEqual([['c', null, 'yes'], ['a', null, 'no'], ['b', null, 'yes']])
  })

  it('a juror j10 sits behind j9', () => {
    const row = results(simple(), [...marksOf('a', [1, 2], { from: 9 }), ...marksOf('a', [3], { from: 1 })])[0]
    expect(row?.working?.parts[0]?.parts.map(({ of }) => of.id)).toEqual(['j1', 'j9', 'j10'])
  })
})
