import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composites } from '../../../src/rules/composite'
import { exact, type Exact } from '../../../src/rules/exact'
import { decimals, reference, scaled } from './reference'

const table = (record: Readonly<Record<string, string>>) => new Map<string, Exact>(Object.entries(record).map(([id, text]) => [id, exact(text)]))
const written = (rows: readonly { readonly id: string; readonly score: Exact }[]) => rows.map(({ id, score }) => [id, reference(score)])

describe('composite', () => {
  it('[CO1] a given composite is taken as it is, whatever the blocks say; who has none is left out', () => {
    const rows = composites('given', ['a', 'b', 'c'], table({ c: '70.00', a: '90.00' }), [table({ a: '1', b: '2', c: '3' })])
    expect(written(rows)).toEqual([['a', scaled('90.00')], ['c', scaled('70.00')]])
  })

  it('[CO1] a given composite of somebody unknown is not ranked', () => {
    expect(composites('given', ['a'], table({ b: '1' }), [])).toEqual([])
  })

  it('[CO2] adds blocks exactly, and gives nobody a zero for a missing figure', () => {
    const rows = composites('sum', ['a', 'b', 'c'], table({ a: '1000' }), [table({ a: '0.1', b: '9', c: '0' }), table({ a: '0.2', c: '-5' })])
    expect(written(rows)).toEqual([['a', scaled('0.3')], ['c', scaled('-5')]])
  })

  it('[CO2] no blocks give no composite', () => {
    expect(composites('sum', ['a'], table({ a: '1' }), [])).toEqual([])
  })

  it('[CO2] sums agree with whole numbers, for those with every block and no one else', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const block = fc.dictionary(fc.constantFrom(...ids), decimals)
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const rows = composites('sum', ids, new Map(), blocks.map(table))
        const expected = ids
          .filter((id) => blocks.every((one) => Object.hasOwn(one, id)))
          .map((id) => [id, blocks.reduce((total, one) => total + scaled(one[id] ?? ''), 0n)])
        expect(written(rows)).toEqual(expected)
      }),
    )
  })
})
