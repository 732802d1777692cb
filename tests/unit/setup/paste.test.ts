import { describe, expect, it } from 'vitest'
import { contestantsOf, newContestantId, takenIds } from '../../../src/setup/sections/contestants/contestant'
import { readPasted } from '../../../src/setup/sections/contestants/paste'
import { draftOf } from '../../../src/session/draft'
import { templateOf } from '../../../src/session/templates/template'
import { zhCN } from '../../../src/words/zh-CN'

const plan = templateOf('departments', zhCN.templates, { date: '2026-11-21' })

describe('lines that were pasted', () => {
  it('are a unit and a title each, as a spreadsheet copies them', () => {
    expect(readPasted('样例一局\t样例一局党组书记、局长\r\n样例二局\t样例二局党组书记、局长\t丁样\n')).toEqual([
      { line: 1, unit: '样例一局', role: '样例一局党组书记、局长', person: '', fault: null },
      { line: 2, unit: '样例二局', role: '样例二局党组书记、局长', person: '丁样', fault: null },
    ])
  })

  it('may have bars or two spaces between the columns; one space belongs to the text', () => {
    expect(readPasted('甲局 | 局长\n乙局  局长　兼主任\n丙 局　　局长').map(({ unit, role }) => [unit, role])).toEqual([
      ['甲局', '局长'],
      ['乙局', '局长　兼主任'],
      ['丙 局', '局长'],
    ])
  })

  it('leave out the heading and empty lines, and keep the number of each line', () => {
    expect(readPasted('单位\t职务\n\n甲局\t局长').map(({ line, unit }) => [line, unit])).toEqual([[3, '甲局']])
  })

  it('that lack something or are too long are named, not mended', () => {
    expect(readPasted(`甲局\n\t局长\n${'长'.repeat(61)}\t局长`).map(({ fault }) => fault)).toEqual(['noRole', 'noUnit', 'tooLong'])
  })

  it('become contestants with ids that nobody had', () => {
    const lines = readPasted('甲局\t局长\n乙局\n丙局\t局长\t王　样')
    expect(contestantsOf(lines, new Set(['a1']))).toEqual([
      { id: 'a2', unit: '甲局', role: '局长', facts: [] },
      { id: 'a3', unit: '丙局', role: '局长', person: '王　样', facts: [] },
    ])
  })
})

describe('the id of a contestant', () => {
  it('is not given again while figures of one that was deleted are there', () => {
    const draft = draftOf({ ...plan, board: { ...plan.board, composite: { ...plan.board.composite, figures: [{ contestant: 'a1', value: '90' }] } } })
    expect(newContestantId(takenIds(draft))).toBe('a2')
  })
})
