import { expect, it } from 'vitest'
import { bundlesOf, countBundle, nextSheet, refusedSheet, sheetsOf, withPending } from '../../../../src/console/desk/bundle'
import type { DeskSheet } from '../../../../src/session/view/desk'

function paper(sheet: number, bundle: number, state: DeskSheet['state'], ...clerks: string[]): DeskSheet {
  return { panel: 'p', sheet, bundle, juror: null, clerks, state, differences: [], spoiltDiffers: null }
}

const all = [paper(2, 1, 'once', '王'), paper(1, 1, 'settled', '王', '李'), paper(3, 1, 'once', '李'), paper(4, 2, 'differs', '李', '王')]

it('counts a bundle', () => {
  expect(sheetsOf(all, 'p', 1).map(({ sheet }) => sheet)).toEqual([1, 2, 3])
  expect(countBundle(sheetsOf(all, 'p', 1))).toEqual({ sheets: 3, once: 2, differing: 0, settled: 1 })
  expect(bundlesOf(all, 'p')).toEqual([1, 2])
})

it('初录 proposes the next number that is free, a new bundle goes on after the last', () => {
  expect(nextSheet(all, 'p', 1, 1, '王', 3)).toBe(5)
  expect(nextSheet(all, 'p', 3, 1, '王', null)).toBe(5)
  expect(nextSheet([], 'p', 1, 1, '王', null)).toBe(1)
})

it('复录 proposes what somebody else typed once, and comes round', () => {
  expect(nextSheet(all, 'p', 1, 2, '李', null)).toBe(2)
  expect(nextSheet(all, 'p', 1, 2, '王', null)).toBe(3)
  expect(nextSheet(all, 'p', 1, 2, '赵', 3)).toBe(2)
  expect(nextSheet(all, 'p', 2, 2, '赵', null)).toBeNull()
})

it('says why a number cannot be typed', () => {
  expect(refusedSheet(all, 'p', 2, 1, '赵')).toBe('typedOnce')
  expect(refusedSheet(all, 'p', 9, 1, '赵')).toBeNull()
  expect(refusedSheet(all, 'p', 9, 2, '赵')).toBe('notTyped')
  expect(refusedSheet(all, 'p', 2, 2, '王')).toBe('sameClerk')
  expect(refusedSheet(all, 'p', 2, 2, '李')).toBeNull()
  expect(refusedSheet(all, 'p', 4, 2, '赵')).toBe('typedTwice')
})

it('knows what was typed here before the view tells it', () => {
  const typed = [paper(5, 1, 'once', '王')]
  expect(nextSheet(withPending(all, typed), 'p', 1, 1, '王', 5)).toBe(6)
  expect(withPending([...all, paper(5, 1, 'settled', '王', '李')], typed).find(({ sheet }) => sheet === 5)?.state).toBe('settled')
  expect(withPending(all, [paper(2, 1, 'settled', '王', '李')]).filter(({ sheet }) => sheet === 2)).toHaveLength(1)
})
