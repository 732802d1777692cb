import { describe, expect, it } from 'vitest'
import { invalidBecause, quotasOf } from '../../../src/jury/quota'
import type { Typed } from '../../../src/jury/marks'

const options = [{ name: '优秀', points: '95' }, { name: '良好', points: '85' }]
const criteria = [{ id: 'work', name: '实绩', max: '95', options }, { id: 'style', name: '作风', max: '95', options }, { id: 'mark', name: '评分', max: '10' }]
const rules = { spoils: 'mark', blanks: false, allSame: false, most: [{ option: '优秀', count: 1 }] } as const
const sheets = (...rows: readonly (readonly [string, string, string])[]): Typed[] => rows.map(([work, style, mark]) => new Map([['work', work], ['style', style], ['mark', mark]].filter(([, text]) => text !== '') as [string, string][]))

describe('[JU2] a limited option', () => {
  it('is counted in each criterion that has it', () => {
    expect(quotasOf(rules, criteria, sheets(['优秀', '良好', '9'], ['优秀', '', '8']))).toEqual([
      { criterion: '实绩', option: '优秀', count: 2, most: 1 },
      { criterion: '作风', option: '优秀', count: 0, most: 1 },
    ])
    expect(quotasOf({ ...rules, most: [] }, criteria, sheets(['优秀', '良好', '9']))).toEqual([])
  })
})

describe('[JU2] a ballot that the rules would call invalid', () => {
  it('is said to be, with the rule', () => {
    expect(invalidBecause(rules, criteria, sheets(['优秀', '良好', '9'], ['良好', '优秀', '8']))).toBeNull()
    expect(invalidBecause(rules, criteria, sheets(['优秀', '良好', '9'], ['优秀', '优秀', '8']))).toBe('tooMany')
    expect(invalidBecause({ ...rules, most: [], blanks: true }, criteria, sheets(['优秀', '', '9']))).toBe('blanks')
    expect(invalidBecause({ ...rules, most: [] }, criteria, sheets(['优秀', '', '9']))).toBeNull()
    expect(invalidBecause({ ...rules, most: [], allSame: true }, criteria, sheets(['优秀', '良好', '9'], ['优秀', '良好', '9.0']))).toBeNull()
    expect(invalidBecause({ ...rules, most: [], allSame: true }, criteria, sheets(['优秀', '良好', '9'], ['优秀', '良好', '09']))).toBe('allSame')
  })
})
