import { describe, expect, it } from 'vitest'
import { orderByRank, orderByStrokes } from '../../../src/setup/templates/order'
import { templateWords } from '../../../src/setup/templates/template-words'

const people = (names: readonly string[]) => names.map((person, index) => ({ id: `c-${String(index)}`, unit: '样例单位', role: '样例职务', person, facts: [] }))
const units = (names: readonly string[]) => names.map((unit) => ({ id: unit, unit, role: '样例职务', facts: [] }))
const { compare } = new Intl.Collator('zh-CN-u-co-stroke')

describe('the order of contestants', () => {
  it('goes by the strokes of the persons’ surnames when the host asks, and leaves the list given as it was', () => {
    const list = people(['魏样', '丁样', '王样', '李样'])
    expect(orderByStrokes(list, compare).map(({ person }) => person)).toEqual(['丁样', '王样', '李样', '魏样'])
    expect(list.map(({ person }) => person)).toEqual(['魏样', '丁样', '王样', '李样'])
  })

  it('goes by the units’ strokes where a person is not named', () => {
    const list = units(['黄岛区', '市南区', '即墨区'])
    expect(orderByStrokes([...list.slice(0, 2), { ...list[2], id: 'x', unit: '即墨区', role: '样例职务', facts: [], person: '丁样' }], compare).map(({ unit }) => unit)).toEqual(['市南区', '即墨区', '黄岛区'])
  })

  it('goes by given ranks; whoever has none comes last, as they stood', () => {
    const ranks = [
      { contestant: 'b', value: '10' },
      { contestant: 'd', value: '2' },
      { contestant: 'a', value: '' },
    ]
    expect(orderByRank(units(['a', 'b', 'c', 'd']), ranks).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c'])
  })
})

it('templates speak the language of the interface', async () => {
  expect((await templateWords('zh-CN')).cues.thanks.words).toBe('谢谢')
  expect((await templateWords('en')).cues.thanks.words).toBe('Thank you')
})
