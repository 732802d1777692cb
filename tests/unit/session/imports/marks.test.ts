import { describe, expect, it } from 'vitest'
import { INDICATOR_COLUMNS, indicatorColumns, readIndicators, readIndicatorTable } from '../../../../src/session/imports/indicators'
import { ballotColumns, markColumns, readBallots, readMarks, type MarksContext } from '../../../../src/session/imports/marks'
import { csv, reading, told, WHO } from './support'

const ONE: MarksContext = { contestants: WHO, criteria: [{ id: 'c', name: '总评', max: '100', min: '60', step: '0.5' }] }
const TWO: MarksContext = { contestants: WHO, criteria: [{ id: 'c1', name: '内容', max: '60' }, { id: 'c2', name: '表达', max: '40' }] }
const GRADES: MarksContext = { contestants: WHO, criteria: [{ id: 'c', name: '总评', max: '100', options: [{ name: '优秀', points: '95' }, { name: '良好', points: '85' }] }] }
const marks = (text: string, context = ONE) => told(reading(csv(text), markColumns(context.criteria), (sheet, layout) => readMarks(sheet, layout, context)))
const ballots = (text: string, context = ONE) => told(reading(csv(text), ballotColumns(context), (sheet, layout) => readBallots(sheet, layout, context)))

describe('marks, a row each', () => {
  it('are of a sheet, a contestant and a criterion', () => {
    expect(marks('票号,单位,评分项,得分\n1,甲,内容,55\n1,甲,表达,３８．５', TWO)).toEqual([
      { sheet: '1', contestant: 'a1', criterion: 'c1', value: '55' },
      { sheet: '1', contestant: 'a1', criterion: 'c2', value: '38.5' },
    ])
    expect(marks('票号,单位,得分\n1,甲,95')).toEqual([{ sheet: '1', contestant: 'a1', criterion: 'c', value: '95' }])
  })

  it('[IM8] are refused beyond maximum, minimum and step', () => {
    expect(marks('票号,单位,得分\n1,甲,100.5\n1,样例乙局,59.5\n2,甲,90.3\n2,样例乙局,-5\n3,甲,95%')).toEqual(['2 3 overMaximum 100', '3 3 belowMinimum 60', '4 3 offStep 0.5', '5 3 negative', '6 3 percent'])
  })

  it('[IM8] are kept as they were given where the rules are to find them invalid', () => {
    expect(marks('票号,单位,得分\n1,甲,101', { ...ONE, invalid: 'keep' })).toEqual([{ sheet: '1', contestant: 'a1', criterion: 'c', value: '101' }])
  })

  it('[IM4] are refused twice, of nobody, and of a seat that is not there', () => {
    expect(marks('票号,单位,得分\n1,甲,95\n1,样例甲局,95\n1,丁,95')).toEqual(['3 3 twice 2', '4 2 unknownContestant'])
    expect(marks('席位,单位,得分\n9,甲,95', { ...ONE, jurors: [{ id: 'j1', names: ['1'] }] })).toEqual(['2 1 unknownJuror'])
    expect(marks('席位,单位,得分\n１,甲,95', { ...ONE, jurors: [{ id: 'j1', names: ['1'] }] })).toEqual([{ sheet: 'j1', contestant: 'a1', criterion: 'c', value: '95' }])
  })

  it('may be words of the scheme, and nothing else then', () => {
    expect(marks('票号,单位,得分\n1,甲,优秀\n1,样例乙局,弃权', GRADES)).toEqual([
      { sheet: '1', contestant: 'a1', criterion: 'c', value: '优秀' },
      { sheet: '1', contestant: 'a2', criterion: 'c', value: null, state: 'abstained' },
    ])
    expect(marks('票号,单位,得分\n1,甲,95', GRADES)).toEqual(['2 3 choice 优秀、良好'])
  })
})

describe('ballots, a row each', () => {
  it('[IM7] have a column for each contestant; an empty cell is a mark that is missing', () => {
    expect(ballots('票号,样例甲局,样例乙局,王样\n1,95,,回避')).toEqual([
      { sheet: '1', contestant: 'a1', criterion: 'c', value: '95' },
      { sheet: '1', contestant: 'a2', criterion: 'c', value: null, state: 'missing' },
      { sheet: '1', contestant: 'a3', criterion: 'c', value: null, state: 'recused' },
    ])
  })

  it('[IM3] have a column for each contestant and criterion where there are several', () => {
    expect(ballots('票号,甲/内容,甲/表达,样例乙局-内容\n1,50,30,60', TWO)).toEqual([
      { sheet: '1', contestant: 'a1', criterion: 'c1', value: '50' },
      { sheet: '1', contestant: 'a1', criterion: 'c2', value: '30' },
      { sheet: '1', contestant: 'a2', criterion: 'c1', value: '60' },
    ])
  })

  it('[IM1] [IM2] with one wrong mark give none', () => {
    expect(ballots('票号,甲,样例乙局\n1,95,90\n2,120,x\n2,90,90')).toEqual(['3 2 overMaximum 100', '3 3 notANumber', '4 1 twice 3'])
  })

  it('[IM3] of a name that two contestants have are taken for neither', () => {
    const two: MarksContext = { ...ONE, contestants: [{ id: 'a1', names: ['样例甲局', '甲'] }, { id: 'a2', names: ['样例乙局', '甲'] }] }
    expect(ballots('票号,甲\n1,95', two)).toEqual(['1 — columnMissing'])
  })
})

describe('figures of indicators', () => {
  const indicators = [{ id: 'i1', names: ['税收'] }, { id: 'i2', names: ['投资增速'], percent: 'points' as const }]
  const long = (text: string) => told(reading(csv(text), INDICATOR_COLUMNS, (sheet, layout) => readIndicators(sheet, layout, WHO, indicators)))
  const table = (text: string) => told(reading(csv(text), indicatorColumns(indicators), (sheet, layout) => readIndicatorTable(sheet, layout, WHO, indicators)))

  it('[IM7] are actual, target and base; what is empty is not known, 不涉及 is left out', () => {
    expect(long('单位,指标,实际,目标,基数\n甲,税收,105.5,100,\n甲,投资增速,8.5%,,\n样例乙局,税收,不涉及,,')).toEqual([
      { unit: 'a1', indicator: 'i1', actual: '105.5', target: '100' },
      { unit: 'a1', indicator: 'i2', actual: '8.5' },
      { unit: 'a2', indicator: 'i1', exempt: '不涉及' },
    ])
  })

  it('[IM2] are refused by their cell', () => {
    expect(long('单位,指标,实际\n甲,税收,5%\n甲,无此指标,5\n甲,投资增速,5\n甲,投资增速,5')).toEqual(['2 3 percent', '3 2 unknownColumn', '5 2 twice 4'])
  })

  it('[IM3] may have a row for each unit', () => {
    expect(table('单位,税收（亿元）,税收目标,投资增速\n甲,105.5,100,8.5%\n样例乙局,,90,不涉及\n样例丙局,,,')).toEqual([
      { unit: 'a1', indicator: 'i1', actual: '105.5', target: '100' },
      { unit: 'a1', indicator: 'i2', actual: '8.5' },
      { unit: 'a2', indicator: 'i1', target: '90' },
      { unit: 'a2', indicator: 'i2', exempt: '不涉及' },
    ])
    expect(table('单位,税收\n甲,x\n甲,5')).toEqual(['2 2 notANumber', '3 1 twice 2'])
  })
})
