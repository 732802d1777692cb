import { expect, it } from 'vitest'
import { desksTyping, median, minutesLeft, passesLeft, seenTyping } from '../../../../src/console/desk/remaining'
import type { DeskPanel, DeskSheet } from '../../../../src/session/view/desk'

const panel = (id: string, issued: number | null): DeskPanel => ({ id, name: id, criteria: [], rules: { spoils: 'mark', blanks: false, allSame: false, most: [] }, jurors: [], issued, received: 0 })
const paper = (on: string, sheet: number, state: DeskSheet['state'], ...clerks: string[]): DeskSheet => ({ panel: on, sheet, bundle: 1, juror: null, clerks, state, differences: [], spoiltDiffers: null })

it('counts the passes that are still to be typed', () => {
  const sheets = [paper('a', 1, 'once', '王'), paper('a', 2, 'settled', '王', '李'), paper('b', 1, 'once', '王')]
  expect(passesLeft([panel('a', 10), panel('b', null)], sheets)).toBe(1 + 16 + 1)
  expect(passesLeft([panel('a', 1)], sheets)).toBe(1)
})

it('takes the middle of the last papers, so that a pause says nothing', () => {
  expect(median([])).toBeNull()
  expect(median([8000, 600_000, 10_000])).toBe(10_000)
  expect(median([8000, 10_000])).toBe(9000)
  expect(median([...Array.from({ length: 20 }, () => 60_000), ...Array.from({ length: 15 }, () => 9000)])).toBe(9000)
})

it('sees who types by the papers that are new', () => {
  const one = seenTyping(new Map(), [], [paper('a', 1, 'once', '王')], 0)
  const two = seenTyping(one, [paper('a', 1, 'once', '王')], [paper('a', 1, 'settled', '王', '李')], 100_000)
  expect([...two]).toEqual([['王', 0], ['李', 100_000]])
  expect(desksTyping(two, 100_000)).toBe(2)
  expect(desksTyping(two, 130_000)).toBe(1)
  expect(desksTyping(new Map(), 0)).toBe(1)
})

it('says minutes, shared by the desks', () => {
  expect(minutesLeft(60, 10_000, 1)).toBe(10)
  expect(minutesLeft(60, 10_000, 3)).toBe(4)
  expect(minutesLeft(0, null, 1)).toBe(0)
  expect(minutesLeft(5, null, 1)).toBeNull()
})
