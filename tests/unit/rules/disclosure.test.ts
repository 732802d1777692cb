import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosed, type Publication } from '../../../src/rules/disclosure'
import { exact } from '../../../src/rules/exact'
import { computable, type Relation } from '../../../src/rules/solve'

const relation = (...terms: readonly (readonly [string, string])[]): Relation => terms.map(([figure, factor]) => ({ figure, factor: exact(factor) }))
const told = (publication: Publication) => disclosed(publication).map(({ unit, figure }) => `${unit} ${figure}`)
const units = ['a', 'b', 'c']
const block = (id: string, shown: Publication['composite']) => ({ id, shown })
const two = [block('x', 'all'), block('y', 'all')]

describe('what can be computed', () => {
  it.each([
    [[relation(['s', '1'], ['x', '-1'], ['y', '-1'])], ['x', 'y'], ['s']],
    [[relation(['s', '1'], ['x', '-1'], ['y', '-1'])], ['x'], []],
    [[relation(['s', '1'], ['x', '-1'], ['y', '-1']), relation(['x', '0.3'], ['y', '-0.1'])], ['s'], ['x', 'y']],
    [[relation(['s', '1'], ['x', '-1'], ['y', '-1']), relation(['x', '2'], ['y', '2'])], [], ['s']],
    [[relation(['s', '1'], ['x', '0'])], [], ['s']],
    [[relation(['s', '1'], ['s', '-1'], ['x', '1'])], [], ['x']],
    [[], ['x'], []],
  ] as const)('[DS1] %# follows from linear relations, exactly', (relations, known, expected) => {
    expect(computable(relations, new Set(known))).toEqual(expected)
  })

  it('[DS1] what is found is found in every solution, and what is not found differs in two: tried on small whole numbers', () => {
    const names = ['p', 'q', 'r', 's']
    const one = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 3 }), fc.subarray(names), (rows, known) => {
        const found = computable(rows.map((row) => row.map((factor, at) => ({ figure: names[at] ?? '', factor: exact(BigInt(factor)) }))), new Set(known))
        // Solutions of the homogeneous system on a grid, known figures held at nought: a figure that follows is nought in all of them.
        // Three rows of such factors have minors up to four, so a solution that is not nought has one within the grid.
        const grid = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
        const solutions = grid.flatMap((p) => grid.flatMap((q) => grid.flatMap((r) => grid.map((s) => [p, q, r, s])))).filter((point) =>
          rows.every((row) => row.reduce((all, factor, at) => all + factor * (point[at] ?? 0), 0) === 0) && names.every((name, at) => !known.includes(name) || point[at] === 0))
        const follow = names.filter((name, at) => !known.includes(name) && rows.some((row) => row[at] !== 0) && solutions.every((point) => point[at] === 0))
        expect([...found].sort()).toEqual(follow)
      }),
    )
  })

  it('[DS2] all blocks tell the composite that is below the depth, and with it the rank', () => {
    expect(told({ units, isSum: true, composite: ['a', 'b'], blocks: two })).toEqual(['c composite', 'c rank'])
    expect(told({ units, isSum: true, composite: 'nobody', blocks: two })).toEqual(['a composite', 'a rank', 'b composite', 'b rank', 'c composite', 'c rank'])
    expect(told({ units, isSum: true, composite: 'all', blocks: two })).toEqual([])
    expect(told({ units, isSum: true, composite: ['a'], blocks: [block('x', 'all'), block('y', ['a', 'b'])] })).toEqual(['b composite'])
  })

  it('[DS3] a composite and all blocks but one tell that block', () => {
    expect(told({ units, isSum: true, composite: ['a'], blocks: [block('x', 'all'), block('y', 'nobody')] })).toEqual(['a block:y'])
    expect(told({ units, isSum: true, composite: ['a'], blocks: [block('x', 'all'), block('y', 'nobody'), block('z', 'nobody')] })).toEqual([])
  })

  it('[DS4] a bonus that nobody knows keeps the sum a secret; one that is shown does not, and it is told itself by all the rest', () => {
    const base = { units, isSum: true, composite: ['a', 'b'], blocks: two } as const
    expect(told({ ...base, composite: 'nobody', bonus: 'nobody' })).toEqual([])
    expect(told({ ...base, bonus: 'all' })).toEqual(['c composite', 'c rank'])
    expect(told({ ...base, bonus: 'nobody' })).toEqual(['a bonus', 'b bonus', 'c rank'])
    expect(told({ ...base, bonus: 'all', deduction: ['b'] })).toEqual(['a deduction', 'c rank'])
  })

  it('[DS5] the last rank that is left is no secret, and a rise from a rank that is known tells the rank', () => {
    const base = { units: [...units, 'd'], isSum: false, blocks: [] } as const
    expect(told({ ...base, composite: ['a', 'b', 'c'] })).toEqual(['d rank'])
    expect(told({ ...base, composite: ['a', 'b'] })).toEqual([])
    expect(told({ ...base, composite: ['a', 'b'], previousRanks: 'all', rises: ['c'] })).toEqual(['a rise', 'b rise', 'c rank', 'd rank', 'd rise'])
    expect(told({ ...base, composite: ['a'], previousRanks: 'nobody', rises: ['c'] })).toEqual([])
    expect(told({ ...base, composite: 'nobody', ranks: ['a', 'b', 'c'] })).toEqual(['d rank'])
  })

  it('[DS6] a composite that nobody knows to be the sum tells nothing, and what is shown is not listed', () => {
    expect(told({ units, isSum: false, composite: ['a'], blocks: two })).toEqual([])
    expect(told({ units, isSum: true, composite: 'all', ranks: 'all', blocks: two, previousRanks: 'all', rises: 'all' })).toEqual([])
    expect(told({ units: ['a'], isSum: true, composite: 'nobody', blocks: [] })).toEqual([])
  })
})
