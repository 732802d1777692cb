import { describe, expect, it } from 'vitest'
import { cellsOf, firstEmpty, nextField, sheetOf, textsOf, wholeFault } from '../../../../src/console/desk/entry'

const talk = { id: 'talk', name: '讲', max: '10', step: '1' }
const plan = { id: 'plan', name: '谋', max: '10', step: '1' }
const cells = cellsOf(['a', 'b'], [talk, plan], new Set(['b']))

it('goes contestant by contestant, past whom the juror may not score', () => {
  expect(cells.map(({ contestant, criterion, recused }) => [contestant, criterion.id, recused])).toEqual([['a', 'talk', false], ['a', 'plan', false], ['b', 'talk', true], ['b', 'plan', true]])
  expect(nextField(cells, -1, 1)).toBe(0)
  expect(nextField(cells, 1, 1)).toBe(-1)
  expect(nextField(cells, 1, -1)).toBe(0)
})

it('[DK5] finds the first field that nothing was typed into; what is beyond the range is typed', () => {
  expect(firstEmpty(cells, ['9', '', '', ''])).toBe(1)
  expect(firstEmpty(cells, ['9', '11', '', ''])).toBe(-1)
  expect(firstEmpty(cells, ['9', '-', '', ''])).toBe(-1)
  expect(sheetOf(cells, ['9', '11', '', ''], null)).toEqual({ rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }, { criterion: 'plan', value: '11' }] }] })
})

describe('[BA1] a ballot that will be invalid is said to be', () => {
  const rules = { spoils: 'mark', blanks: false, allSame: false, most: [] } as const
  const both = cellsOf(['a', 'b'], [talk], new Set())
  it('once everything is typed, where it hangs on what is missing or alike', () => {
    expect(wholeFault(both, ['9', ''], { ...rules, blanks: true, allSame: true })).toBeNull()
    expect(wholeFault(both, ['9', '-'], { ...rules, blanks: true })).toBe('blanks')
    expect(wholeFault(both, ['9', '9'], { ...rules, allSame: true })).toBe('allSame')
    expect(wholeFault(both, ['-', ''], rules)).toBeNull()
    expect(wholeFault(both, ['-', '-'], rules)).toBe('empty')
  })
  it('at once, where nothing can mend it', () => {
    const options = [{ name: '优秀', points: '10' }, { name: '良好', points: '8' }]
    const graded = cellsOf(['a', 'b', 'c'], [{ ...talk, options }], new Set())
    expect(wholeFault(graded, ['优秀', '优秀', ''], { ...rules, most: [{ option: '优秀', count: 1 }] })).toBe('tooMany')
    expect(wholeFault(graded, ['优秀', '良好', ''], { ...rules, most: [{ option: '优秀', count: 1 }] })).toBeNull()
    expect(wholeFault(both, ['11', ''], { ...rules, spoils: 'ballot' })).toBe('badMark')
    expect(wholeFault(both, ['11', ''], rules)).toBeNull()
  })
})

it('becomes a ballot and comes back', () => {
  const sheet = sheetOf(cells, ['9', '-', '', ''], null)
  expect(sheet).toEqual({ rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }, { criterion: 'plan', value: null }] }] })
  expect(textsOf(cells, sheet).slice(0, 2)).toEqual(['9', '-'])
})

it('a spoilt ballot keeps what was typed, and its reason', () => {
  expect(sheetOf(cells, ['9', '', '', ''], '涂改不清')).toEqual({ rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }] }], spoilt: '涂改不清' })
})
