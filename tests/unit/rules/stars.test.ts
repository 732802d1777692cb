import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/rules/exact'
import { competitionRank } from '../../../src/rules/rank'
import { starsByRank } from '../../../src/rules/stars'
import { scores } from './reference'

describe('stars', () => {
  it('[ST1] of ten the first gets 10 and the last 1', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((rank) => starsByRank(rank, 10))).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  it.each([
    [1, 1, 1],
    [1, 5, 5],
    [5, 5, 1],
    [6, 5, 0],
    [40, 5, 0],
  ])('[ST1] rank %i of a top of %i gets %i', (rank, top, stars) => {
    expect(starsByRank(rank, top)).toBe(stars)
  })

  it('[ST2] equal scores get equal stars, a better score never fewer', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (texts, top) => {
        const rows = competitionRank(texts.map((text, index) => ({ id: String(index), score: exact(text) })))
        rows.forEach((row, index) => {
          const before = rows[index - 1]
          if (before === undefined) return
          const [more, fewer] = [starsByRank(before.rank, top), starsByRank(row.rank, top)]
          expect(before.score.equals(row.score) ? more === fewer : more >= fewer).toBe(true)
        })
        expect(starsByRank(1, top)).toBe(top)
      }),
    )
  })
})
