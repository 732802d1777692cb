import { describe, expect, it } from 'vitest'
import { figureColumns, readFigures } from '../../../src/session/imports/figures'
import { layoutOf } from '../../../src/session/imports/columns'
import { writeCsv, writeXlsx } from '../../../src/tables/export'
import { readTable } from '../../../src/tables/read'
import type { Cell } from '../../../src/tables/table'

const ROWS = 10_000
const text = (value: string): Cell => ({ text: value, kind: 'text' })
const heading = ['单位', '经济发展', '备注'].map(text)
const rows = Array.from({ length: ROWS }, (_, at): Cell[] => [text(`样例${String(at)}局`), { text: String(at / 100), kind: 'number' }, text('“，”')])
const who = rows.map(([name], at) => ({ id: `a${String(at)}`, names: [name?.text ?? ''] }))
const columns = [{ key: 'block:b1', names: ['经济发展'] }]

describe('a table of ten thousand rows', () => {
  it.each([
    ['workbook', writeXlsx([{ name: '表', headed: true, rows: [heading, ...rows] }])],
    ['text', writeCsv([heading, ...rows])],
  ])('is read whole in a browser: %s', (_, bytes) => {
    const read = readTable(bytes, '表')
    const sheet = read.ok ? read.table.sheets[0] : undefined
    expect(sheet?.rows.length).toBe(ROWS + 1)
    if (sheet === undefined) return
    const figures = readFigures(sheet, layoutOf(sheet, figureColumns(columns)), who, columns)
    expect(figures.ok && figures.value).toEqual(rows.map(([, figure], at) => ({ column: 'block:b1', contestant: `a${String(at)}`, value: figure?.text })))
  })
})

it('text in GB18030 is read in a browser, characters of four bytes too', () => {
  const read = readTable(Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0x82, 0x35, 0x96, 0x33]), '名单.csv')
  expect(read.ok && [read.table.encoding, read.table.sheets[0]?.rows.map((row) => row[0]?.text)]).toEqual(['gb18030', ['单位', new TextDecoder('gb18030').decode(Uint8Array.from([0x82, 0x35, 0x96, 0x33]))]])
})
