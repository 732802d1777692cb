import { expect, it } from 'vitest'
import { cellsOf, firstFault, nextField, sheetOf, textsOf } from '../../../../src/console/desk/entry'

const talk = { id: 'talk', name: '讲', max: '10', step: '1' }
const plan = { id: 'plan', name: '谋', max: '10', step: '1' }
const cells = cellsOf(['a', 'b'], [talk, plan], new Set(['b']))

it('goes contestant by contestant, past whom the juror may not score', () => {
  expect(cells.map(({ contestant, criterion, recused }) => [contestant, criterion.id, recused])).toEqual([['a', 'talk', false], ['a', 'plan', false], ['b', 'talk', true], ['b', 'plan', true]])
  expect(nextField(cells, -1, 1)).toBe(0)
  expect(nextField(cells, 1, 1)).toBe(-1)
  expect(nextField(cells, 1, -1)).toBe(0)
})

it('finds the first field that is not right', () => {
  expect(firstFault(cells, ['9', '', '', ''])).toEqual({ at: 1, fault: 'empty' })
  expect(firstFault(cells, ['9', '11', '', ''])).toEqual({ at: 1, fault: 'above' })
  expect(firstFault(cells, ['9', '-', '', ''])).toBeNull()
})

it('becomes a ballot and comes back', () => {
  const sheet = sheetOf(cells, ['9', '-', '', ''], null)
  expect(sheet).toEqual({ rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }, { criterion: 'plan', value: null }] }] })
  expect(textsOf(cells, sheet).slice(0, 2)).toEqual(['9', '-'])
})

it('a spoilt ballot keeps what can be read, and its reason', () => {
  expect(sheetOf(cells, ['9', '44', '', ''], '涂改不清')).toEqual({ rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }] }], spoilt: '涂改不清' })
})
