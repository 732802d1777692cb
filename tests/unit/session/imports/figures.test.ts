import { describe, expect, it } from 'vitest'
import { figureColumns, PREVIOUS, readFigures, type FigureColumn } from '../../../../src/session/imports/figures'
import type { ImportSheet } from '../../../../src/session/imports/table'
import { readSites, SITE_COLUMNS } from '../../../../src/session/imports/sites'
import { csv, reading, told, WHO, xlsx } from './support'

const COLUMNS: readonly FigureColumn[] = [{ key: 'block:b1', names: ['经济发展'], min: '0', max: '60' }, { key: 'composite', names: ['综合得分'] }, PREVIOUS]
const read = (sheet: ImportSheet) => told(reading(sheet, figureColumns(COLUMNS), (of, layout) => readFigures(of, layout, WHO, COLUMNS)))
const one = (cell: string) => read(csv(`打擂单位,经济发展\n样例甲局,"${cell}"`))
const STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>'
const cell = (xml: string, after?: string) => read(xlsx(`<row r="1"><c t="inlineStr"><is><t>单位</t></is></c><c t="inlineStr"><is><t>综合得分</t></is></c></row><row r="2"><c t="inlineStr"><is><t>样例甲局</t></is></c>${xml}</row>`, { styles: STYLES, ...(after === undefined ? {} : { after }) }))
const taken = (value: string, column = 'block:b1') => [{ column, contestant: 'a1', value }]

describe('a figure', () => {
  it.each<[string, unknown, unknown]>([
    ['as everybody types it', one('54.96'), taken('54.96')],
    ['with a zero at its end', one('54.50'), taken('54.50')],
    ['in full width', one('５４．９６'), taken('54.96')],
    ['with commas by thousands', read(csv('单位,综合得分\n样例甲局,"1,234.5"')), taken('1234.5', 'composite')],
    ['with commas of full width', read(csv('单位,综合得分\n样例甲局,"１，２３４"')), taken('1234', 'composite')],
    ['with a plus', one('+5'), taken('5')],
    ['with zeros in front', one('005.5'), taken('5.5')],
    ['without a zero in front', one('.5'), taken('0.5')],
    ['with spaces around it', one(' 5 '), taken('5')],
    ['that is a negative zero', one('-0'), taken('0')],
    ['negative where it may be', cell('<c><v>-3.5</v></c>'), taken('-3.5', 'composite')],
    ['with a minus sign of typesetters', read(csv('单位,综合得分\n样例甲局,−3.5')), taken('-3.5', 'composite')],
    ['that a formula came to', cell('<c><f>SUM(C2:D2)</f><v>96.500000000000004</v></c>'), taken('96.5', 'composite')],
    ['of binary noise', cell('<c><v>0.30000000000000004</v></c>'), taken('0.3', 'composite')],
  ])('[IM5] is taken to the letter: %s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it.each<[string, unknown, unknown]>([
    ['a percent sign', one('54%'), ['2 2 percent']],
    ['a percent sign of full width', one('54％'), ['2 2 percent']],
    ['a percentage by format', cell('<c s="1"><v>0.54</v></c>'), ['2 2 percent']],
    ['a day', cell('<c s="2"><v>44768</v></c>'), ['2 2 date']],
    ['negative', one('-1'), ['2 2 negative']],
    ['negative in full width', one('－１'), ['2 2 negative']],
    ['over the maximum', one('60.01'), ['2 2 overMaximum 60']],
    ['words', one('九十'), ['2 2 notANumber']],
    ['a unit behind it', one('54分'), ['2 2 notANumber']],
    ['an exponent', one('5e1'), ['2 2 notANumber']],
    ['two points', one('5.4.2'), ['2 2 notANumber']],
    ['a comma for a point', one('54,5'), ['2 2 separator']],
    ['commas in wrong places', one('1,23,4'), ['2 2 separator']],
    ['only a sign', one('-'), ['2 2 notANumber']],
    ['brackets of accountants', one('(5)'), ['2 2 notANumber']],
    ['more digits than are kept', one('0.1234567890123'), ['2 2 tooPrecise']],
    ['a number as long as an identity card', read(csv('单位,综合得分\n样例甲局,370202199001011234')), ['2 2 tooPrecise']],
    ['yes', cell('<c t="b"><v>1</v></c>'), ['2 2 notANumber']],
    ['an error', cell('<c t="e"><v>#REF!</v></c>'), ['2 2 errorValue']],
    ['a formula that was never worked out', cell('<c><f>SUM(C2)</f></c>'), ['2 2 formula']],
    ['a formula in text', one('=1+1'), ['2 2 formula']],
    ['below a merged cell', cell('<c/><c><v>5</v></c>', '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'), ['2 2 merged']],
    ['a sign without a width', one('5\u200b4'), ['2 2 notANumber']],
  ])('[IM5] is refused by its place: %s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it('[IM7] that is empty is none, and no zero', () => {
    expect(read(csv('单位,经济发展,上期位次\n样例甲局,,3\n样例乙局,0,'))).toEqual([
      { column: 'previous', contestant: 'a1', value: '3' },
      { column: 'block:b1', contestant: 'a2', value: '0' },
    ])
  })

  it.each([['3', '3'], ['第３名', '3'], ['3.0', '3']])('[IM5] of the last period is a rank: %s', (typed, value) => {
    expect(read(csv(`单位,上期位次\n样例甲局,${typed}`))).toEqual([{ column: 'previous', contestant: 'a1', value }])
  })

  it.each(['0', '1.5', '1000', '-1', '一'])('[IM5] of the last period is no rank: %s', (typed) => {
    expect(read(csv(`单位,上期位次\n样例甲局,${typed}`))).toEqual([expect.stringMatching(/^2 2 (rank|notANumber)$/)])
  })
})

describe('whose it is', () => {
  it.each<[string, string, unknown]>([
    ['a unit', '样例甲局', taken('5')],
    ['a short name', '甲', taken('5')],
    ['spaces and widths apart', ' 样例　甲局 ', taken('5')],
    ['a person', '王样', [{ column: 'block:b1', contestant: 'a3', value: '5' }]],
    ['nobody', '样例丁局', ['2 1 unknownContestant']],
    ['an inherited name', 'constructor', ['2 1 unknownContestant']],
    ['__proto__', '__proto__', ['2 1 reserved']],
    ['a sum below the table', '合计', ['2 1 unknownContestant']],
    ['nothing', '', ['2 1 required']],
  ])('[IM4] is found by name: %s', (_, name, expected) => {
    expect(read(csv(`单位,经济发展\n"${name}",5`))).toEqual(expected)
  })

  it('[IM4] is a fault where two have the name, or one stands there twice', () => {
    const two = [...WHO, { id: 'a9', names: ['样例甲局'] }]
    const of = (text: string, who = WHO) => told(reading(csv(text), figureColumns(COLUMNS), (sheet, layout) => readFigures(sheet, layout, who, COLUMNS)))
    expect(of('单位,经济发展\n样例甲局,5', two)).toEqual(['2 1 ambiguous'])
    expect(of('单位,经济发展\n样例甲局,5\n\n甲,6')).toEqual(['4 1 twice 2'])
  })
})

describe('a table', () => {
  it('[IM1] [IM2] with faults gives every fault and nothing else', () => {
    expect(read(csv('单位,经济发展,上期位次\n样例甲局,5,1\n样例丁局,70,0\n样例乙局,x,2'))).toEqual(['3 1 unknownContestant', '3 2 overMaximum 60', '3 3 rank', '4 2 notANumber'])
  })

  it('[IM2] with more faults than anybody reads tells two hundred and counts the rest', () => {
    const result = reading(csv(`单位,经济发展\n${'无此局,x\n'.repeat(300)}`), figureColumns(COLUMNS), (sheet, layout) => readFigures(sheet, layout, WHO, COLUMNS))
    expect(result.ok ? null : [result.faults.length, result.count]).toEqual([200, 600])
  })

  it('[IM3] whose sheet is the wrong one says which columns are missing', () => {
    expect(read(csv('甲,乙\n1,2'))).toEqual(['0 — columnMissing', '0 — columnMissing'])
    expect(read(csv('单位,别的\n样例甲局,2'))).toEqual(['1 — columnMissing'])
  })

  it('[IM3] may have a title above its headings, and notes in brackets in them', () => {
    expect(read(csv('样例一季度摘星夺旗考核,,\n制表：样例办,,\n参评单位（全称）,经济发展（60分）,备注\n样例甲局,54.96,无'))).toEqual(taken('54.96'))
  })

  it('that has headings only has no rows', () => {
    expect(read(csv('单位,经济发展\n'))).toEqual(['2 — noRows'])
  })

  it('[IM7] passes over empty rows and the example of a template, and says how many', () => {
    const result = reading(csv('单位,经济发展,备注\n样例甲局,54,样例\n ,,\n样例乙局,5,好'), figureColumns(COLUMNS), (sheet, layout) => readFigures(sheet, layout, WHO, COLUMNS))
    expect(result).toEqual({ ok: true, value: [{ column: 'block:b1', contestant: 'a2', value: '5' }], rows: 1, passed: { empty: 1, examples: 1 } })
  })
})

describe('sites', () => {
  const sites = (text: string) => told(reading(csv(text), SITE_COLUMNS, readSites))

  it('[IM5] have progress in percent, with or without the sign', () => {
    expect(sites('点位,责任单位,序时进度,实际进度,备注\n样例点位一,样例甲局,50%,62.5,好\n样例点位二,样例甲局,50,,')).toEqual([
      { name: '样例点位一', unit: '样例甲局', planned: '50', actual: '62.5', note: '好' },
      { name: '样例点位二', unit: '样例甲局', planned: '50', actual: null },
    ])
  })

  it('[IM4] of one unit have a name each; what is planned is no more than all', () => {
    expect(sites('点位,单位,计划,实际\n样例一,甲,101,5\n样例一,甲,50,-1\n样例一,乙,50,5\n样例一,乙,50,5')).toEqual(['2 3 overMaximum 100', '3 4 negative', '3 1 twice 2', '5 1 twice 4'])
  })
})
