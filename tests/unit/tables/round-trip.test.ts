import fc from 'fast-check'
import readOther from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import writeOther from 'write-excel-file/universal'
import { writeCsv, writeXlsx } from '../../../src/tables/export'
import { readTable } from '../../../src/tables/read'
import { EMPTY, type Cell } from '../../../src/tables/table'
import { gb } from './bytes'

const text = (value: string): Cell => (value === '' ? EMPTY : { text: value, kind: 'text' })
const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('=1+1', "'=1", '-3', '+48%', '@甲', '－', '“甲”', 'a,b;c', '"', '\r\n', ' ', '_x000D_', '_x0041\u0001', '𠮷', '👍🏽', '1,234'))
const decimal = fc.tuple(fc.bigInt({ min: -999_999_999n, max: 999_999_999n }), fc.integer({ min: 0, max: 5 })).map(([value, places]) => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  const plain = fraction === '' ? whole : `${whole}.${fraction}`
  return value < 0n && plain !== '0' ? `-${plain}` : plain
})
const day = fc.integer({ min: 61, max: 80_000 }).map((days) => new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10))
const cell: fc.Arbitrary<Cell> = fc.oneof(
  word.map(text),
  decimal.map((value): Cell => ({ text: value, kind: 'number' })),
  decimal.map((value): Cell => ({ text: `${value}%`, kind: 'percent' })),
  day.map((value): Cell => ({ text: value, kind: 'date' })),
  fc.boolean().map((value): Cell => ({ text: value ? 'TRUE' : 'FALSE', kind: 'boolean' })),
  fc.constant(EMPTY),
)

/** Rows as they are read: without empty cells at their ends. */
function trimmed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const ends = (row: readonly Cell[]) => row.slice(0, row.findLastIndex(({ kind }) => kind !== 'empty') + 1)
  const cut = rows.map(ends)
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1)
}

function rowsOf(bytes: Uint8Array): unknown {
  const read = readTable(bytes, '表.xlsx')
  return read.ok ? read.table.sheets.map(({ rows }) => rows) : read
}

describe('what is written', () => {
  it('is read again to the letter, as a workbook', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        expect(rowsOf(writeXlsx([{ name: '表', rows }]))).toEqual([trimmed(rows)])
      }),
      { numRuns: 300 },
    )
  })

  it('is read again to the letter, as text', () => {
    const plain = word.filter((value) => !value.startsWith('<') && !value.includes('\0') && !/\p{Surrogate}|\ufeff/u.test(value))
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const cells = rows.map((row) => ['甲', ...row].map(text))
        expect(rowsOf(writeCsv([['单位', '一', '二'].map(text), ...cells]))).toEqual([trimmed([['单位', '一', '二'].map(text), ...cells])])
      }),
      { numRuns: 300 },
    )
  })

  it('runs as a formula nowhere, and leaves negative numbers numbers', () => {
    const cells: Cell[] = [...['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx', '＝1'].map(text), { text: '-3.5', kind: 'number' }]
    const csv = new TextDecoder().decode(writeCsv([cells]))
    expect(csv).toBe("'=1+1,'+1,'-1+2,'@SUM(A1),\"'\tx\",'＝1,-3.5\r\n")
    expect(rowsOf(writeXlsx([{ name: '表', rows: [cells] }]))).toEqual([[cells]])
  })

  it('is written to the letter where a number has more digits than a spreadsheet keeps', () => {
    const long: Cell = { text: '123456789012345.67', kind: 'number' }
    expect(rowsOf(writeXlsx([{ name: '表', rows: [[long]] }]))).toEqual([[[{ ...long, kind: 'text' }]]])
  })

  it('opens in another reader', async () => {
    const bytes = writeXlsx([{ name: '打擂人[一]', headed: true, rows: [['单位', '得分'].map(text), [text('=甲局'), { text: '-96.5', kind: 'number' }]] }, { name: '打擂人[一]', rows: [[text('说明')]] }])
    const sheets = await readOther(Buffer.from(bytes))
    expect(sheets.map(({ sheet, data }) => [sheet, data])).toEqual([
      ['打擂人 一', [['单位', '得分'], ['=甲局', -96.5]]],
      ['打擂人 一 2', [['说明']]],
    ])
  })
})

describe('what others write', () => {
  it('is read: shared texts, numbers, days, yes and no', async () => {
    const blob = await writeOther([[{ value: '单位' }, { value: '日期' }], [{ value: '甲局' }, { value: new Date(Date.UTC(2022, 6, 26)), type: Date, format: 'yyyy-mm-dd' }], [{ value: 0.125, type: Number, format: '0.0%' }, { value: true, type: Boolean }]], { sheet: '表' }).toBlob()
    const read = readTable(new Uint8Array(await blob.arrayBuffer()), 'x.xlsx')
    expect(read.ok && read.table.sheets[0]?.rows).toEqual([
      [text('单位'), text('日期')],
      [text('甲局'), { text: '2022-07-26', kind: 'date' }],
      [{ text: '12.5%', kind: 'percent' }, { text: 'TRUE', kind: 'boolean' }],
    ])
  })
})

describe('whatever the bytes are', () => {
  const seeds = [writeXlsx([{ name: '表', headed: true, rows: [['单位', '职务'].map(text), ['甲局', '局长'].map(text)] }]), writeCsv([['单位', '职务'].map(text), ['甲"局', '局长'].map(text)]), gb('单位,职务\n甲局,"局长"')]

  it('the answer is a table or a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 12 }), fc.nat(10_000), (seed, changes, cut) => {
        const bytes = seed.slice(0, cut % 3 === 0 ? cut % seed.length : seed.length)
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
        const read = readTable(bytes, 'x.xlsx')
        expect(read).toHaveProperty(read.ok ? 'table.sheets.0' : 'fault')
      }),
      { numRuns: 1_000 },
    )
  })

  it('no changed byte of a part goes unnoticed', () => {
    const [book = new Uint8Array()] = seeds
    const whole = JSON.stringify(rowsOf(book))
    fc.assert(
      fc.property(fc.nat(book.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = book.slice()
        bytes[at] = (bytes[at] ?? 0) ^ change
        const read = readTable(bytes, 'x.xlsx')
        if (read.ok) expect(JSON.stringify(read.table.sheets.map(({ rows }) => rows))).toBe(whole)
      }),
      { numRuns: 1_000 },
    )
  })
})
