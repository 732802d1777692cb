import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/rules/index'
import { schemeFaults } from '../../../src/session/scheme-faults'
import { presetScheme } from '../../../src/session/templates/schemes/presets'
import { additionsOf, exampleOf } from '../../../src/setup/sections/scheme/example'
import { keyOf, leftWord, outcomesOf } from '../../../src/setup/sections/scheme/example-read'
import { newPart, seatsFor } from '../../../src/setup/sections/scheme/new-part'
import { percentOf, shareOf } from '../../../src/setup/sections/scheme/percent'
import { faultWord } from '../../../src/setup/sections/check/place-words'
import { scheme as words } from '../../../src/words/zh-CN/scheme'
import { places } from '../../../src/words/zh-CN/places'

describe('a weight in hundredths', () => {
  it.each([
    ['0.7', '70'],
    ['1', '100'],
    ['0.125', '12.5'],
    ['1.6', '160'],
    ['0', '0'],
  ])('%s is typed as %s', (share, typed) => {
    expect(percentOf(share)).toBe(typed)
    expect(shareOf(typed)).toBe(share)
  })

  it('is read with its sign and in full-width digits', () => {
    expect([shareOf('70%'), shareOf('７０％'), shareOf(' 70 ')]).toEqual(['0.7', '0.7', '0.7'])
  })

  it('is kept as typed where it is no number', () => {
    for (const typed of ['7.', '-', '七十', '']) expect(shareOf(typed)).toBe(typed)
  })

  it('goes there and back without a loss', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }), (n, places_) => {
      const typed = places_ === 0 ? String(n) : String(Number((n / 10 ** places_).toFixed(places_)))
      expect(percentOf(shareOf(typed))).toBe(typed)
    }))
  })
})

describe('seats', () => {
  it('keep who sits there, then take the listed jurors, then new ones', () => {
    expect(seatsFor(2, ['a', 'b', 'c'], [])).toEqual(['a', 'b'])
    expect(seatsFor(3, ['juror-1'], ['juror-1', 'chair'])).toEqual(['juror-1', 'chair', 'juror-2'])
    expect(seatsFor(300, [], []).at(-1)).toBe('juror-300')
    expect(new Set(seatsFor(300, ['juror-7'], ['juror-9'])).size).toBe(300)
  })
})

describe('a new part', () => {
  it.each(['panel', 'addition', 'overtime', 'group'] as const)('%s is possible as it comes, beside what is there', (kind) => {
    const scheme = presetScheme('five', words.names)
    const ids = scheme.composite.parts.map(({ id }) => id)
    const more = { ...scheme, composite: { ...scheme.composite, parts: [...scheme.composite.parts, newPart(kind, ids, words.names)] } }
    expect(schemeFaults(more)).toEqual([])
  })
})

describe('what became of each mark of an example', () => {
  function outcomes(preset: Parameters<typeof presetScheme>[0], contestant: string) {
    const example = exampleOf(presetScheme(preset, words.names))
    const judged = judge(example.scheme, example.marks, additionsOf(example))
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
    return outcomesOf(judged.results.find(({ id }) => id === contestant)?.working ?? null)
  }

  it('a dropped juror’s marks are dropped, each with the reason', () => {
    const found = outcomes('roadshow', 'a')
    expect(found.get(keyOf({ panel: 'experts', juror: 'juror-1' }))).toMatchObject({ left: 'lowest' })
    expect(found.get(keyOf({ panel: 'experts', juror: 'juror-1', criterion: 'team' }))).toMatchObject({ left: 'lowest' })
    expect(found.get(keyOf({ panel: 'experts', juror: 'juror-2', criterion: 'team' }))).toMatchObject({ left: null })
    expect(found.get(keyOf({ panel: 'experts', juror: 'juror-9' }))?.value?.valueOf()).toBe(93)
  })

  it('a juror who has not marked all is left out', () => {
    expect(outcomes('roadshow', 'b').get(keyOf({ panel: 'experts', juror: 'juror-9' }))).toMatchObject({ left: 'incomplete' })
  })

  it('a round that is not the better one is said at the round, not at its marks', () => {
    const found = outcomes('roundsBest', 'a')
    expect(found.get(keyOf({ panel: 'first', juror: 'juror-1', criterion: 'performance' }))).toMatchObject({ left: null })
  })

  it('has a word for every reason', () => {
    expect([leftWord(null), leftWord('lowest'), leftWord('offStep'), leftWord('quorum')]).toEqual([null, 'lowest', 'invalid', 'other'])
  })
})

describe('a fault of a scheme', () => {
  it.each(['empty', 'notADecimal', 'notPositive', 'outOfRange', 'belowMinimum', 'stepDoesNotFit', 'unknown', 'nothingLeft', 'needsSeats', 'outOfOrder', 'badTotal', 'unknownJuror'])('%s is said in words of its own', (code) => {
    const word = faultWord({ section: 'scheme', path: 'scheme', code })
    expect(word).not.toBe('other')
    expect(places.faults[word]).not.toBe('')
  })
})
