import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawOrder } from '../../../src/rules/draw'

const ids = ['a', 'b', 'c', 'd', 'e']

describe('a draw by lot', () => {
  it('[DR1] the same secret, numbers and list give the same order, and each of them changes it', () => {
    const order = drawOrder('00ff', [7, 12], ids)
    expect(drawOrder('00ff', [7, 12], ids)).toEqual(order)
    // Computed once by hand from the rule, with another program's SHA-256.
    expect(order).toEqual(['a', 'e', 'd', 'c', 'b'])
    const others = [drawOrder('00fe', [7, 12], ids), drawOrder('00ff', [12, 7], ids), drawOrder('00ff', [71, 2], ids), drawOrder('00ff', [7, 12], ['b', 'a', 'c', 'd', 'e'])]
    for (const other of others) expect(other).not.toEqual(order)
  })

  it('[DR1] everybody draws exactly one place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 60 }), fc.array(fc.nat(99_999), { minLength: 1, maxLength: 20 }), (list, numbers) => {
        expect([...drawOrder('ab', numbers, list)].sort()).toEqual([...list].sort())
      }),
    )
  })

  it('[DR2] nobody is favoured: over many draws each stands in each place about as often', () => {
    const rounds = 4_000
    const counts = new Map<string, number>()
    for (let round = 0; round < rounds; round++) {
      drawOrder('5eed', [round], ids).forEach((id, place) => counts.set(`${id}${String(place)}`, (counts.get(`${id}${String(place)}`) ?? 0) + 1))
    }
    const expected = rounds / ids.length
    // Chi squared with 16 degrees of freedom: 39.25 is passed once in a thousand; these draws are always the same ones.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(25)
    expect(chi).toBeLessThan(39.25)
  })
})
