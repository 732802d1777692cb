import { expect, it } from 'vitest'
import { judge, type Scheme } from '../../../../src/rules/index'

it('[PA1] the example of the rules’ own documentation', () => {
  const scheme: Scheme = {
    criteria: [{ id: 'talk', name: '演讲', max: '10', step: '0.1' }],
    composite: {
      kind: 'group', id: 'composite', name: '得分', rounding: { places: 2, mode: 'halfAway' },
      parts: [{ kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', trim: { by: 'fixed', low: 1, high: 1 } }],
    },
    ranking: { by: 'published' },
  }
  const marks = ['9.2', '9.5', '8.8', '9.0', '9.9'].map((value, at) => ({ contestant: 'a', panel: 'jury', juror: `j${String(at + 1)}`, criterion: 'talk', value }))
  const judged = judge(scheme, marks)
  // 9.0, 9.2 and 9.5 are left: 27.7 / 3
  expect(judged.ok && judged.results[0]).toMatchObject({ id: 'a', score: '9.23', rank: 1 })
})
