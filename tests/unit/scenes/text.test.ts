import { describe, expect, it } from 'vitest'
import { fit, sizes } from '../../../src/scenes/text/fit'
import { pieces } from '../../../src/scenes/text/pieces'
import { lineRuns } from '../../../src/scenes/text/runs'

const ROADSHOW = '第七届“创客中国”（青岛赛区）暨第八届“市长杯”·海创汇·中小企业创新创业大赛崂山区初赛'
const BOARD = '2022年二季度全市经济运行及重点工作“摘星夺旗”考核结果'
const ROLE = '市委常委、胶州市委书记、上合示范区党工委书记、管委会主任'

describe('pieces', () => {
  it.each([ROADSHOW, BOARD, ROLE, 'A B 2022'])('together are the text: %s', (text) => {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })

  it.each(['“创客中国”', '（青岛赛区）', '“市长杯”', '第七届'])('never part %s', (whole) => {
    expect(pieces(ROADSHOW).some((piece) => piece.text.includes(whole))).toBe(true)
  })

  it('keep a number with what it counts, and a place with its rank', () => {
    const found = pieces('黄岛区新引进过亿元项目53个，增长44.8%').map((piece) => piece.text)
    for (const whole of ['53个，', '44.8%', '岛区']) expect(found.some((piece) => piece.includes(whole))).toBe(true)
  })
})

describe('fit', () => {
  it('sets the longest title whole, on three lines at most', () => {
    const set = fit(ROADSHOW, { width: 155, sizes: sizes(16, 6), lines: 3 })
    expect(set.lines.join('')).toBe(ROADSHOW)
    expect(set.lines.length).toBeLessThanOrEqual(3)
    expect(set.size).toBeGreaterThanOrEqual(9)
  })

  it('breaks a role after a comma', () => {
    const { lines } = fit(ROLE, { width: 60, sizes: [4.8], lines: 3 })
    expect(lines).toEqual(['市委常委、胶州市委书记、', '上合示范区党工委书记、', '管委会主任'])
  })

  it('takes the first room that holds the text', () => {
    const { size, lines } = fit(BOARD, { width: 64, sizes: sizes(5, 4.3, 0.1), lines: 2 }, { width: 64, sizes: [4.3], lines: 3 })
    expect(lines).toEqual(['2022年二季度全市经济运行及', '重点工作“摘星夺旗”考核结果'])
    expect(size).toBeGreaterThanOrEqual(4.3)
  })

  it('cuts nothing off where there is no room', () => {
    for (const width of [3, 9, 30]) expect(fit(ROADSHOW, { width, sizes: [6], lines: 1 }).lines.join('')).toBe(ROADSHOW)
  })
})

describe('lineRuns', () => {
  it('keep the text and trim the empty halves of its signs', () => {
    const runs = lineRuns('“书记擂台”（第二期）')
    expect(runs.map((run) => run.text).join('')).toBe('“书记擂台”（第二期）')
    expect(runs.map((run) => run.trim)).toEqual(['before', null, 'after', null, 'after'])
  })

  it('leave a plain line as it is', () => {
    expect(lineRuns('综合得分')).toEqual([{ text: '综合得分', trim: null }])
  })
})
