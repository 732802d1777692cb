import { expect, it } from 'vitest'
import { writtenOver } from '../../../src/session/scoring/over'

const before = { rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }, { criterion: 'plan', value: '8' }] }, { contestant: 'b', marks: [{ criterion: 'talk', value: null }] }] }

it('[DK2] what the paper says is written over what was typed, and the rest stays', () => {
  expect(writtenOver(before, { rows: [{ contestant: 'a', marks: [{ criterion: 'plan', value: '7' }] }, { contestant: 'c', marks: [] }] })).toEqual({
    rows: [{ contestant: 'a', marks: [{ criterion: 'talk', value: '9' }, { criterion: 'plan', value: '7' }] }, before.rows[1], { contestant: 'c', marks: [] }],
  })
})

it('[DK2] whether the paper is void is told anew', () => {
  expect(writtenOver({ ...before, spoilt: '涂改' }, { rows: [] })).toEqual(before)
  expect(writtenOver(before, { rows: [], spoilt: '残缺' })).toEqual({ ...before, spoilt: '残缺' })
})
