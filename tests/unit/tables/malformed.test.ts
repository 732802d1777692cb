import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { TableFaultCode, TablePlace } from '../../../src/tables/fault'
import { LIMITS } from '../../../src/tables/limits'
import { readPasted, readTable } from '../../../src/tables/read'
import { textRows, workbook, workbookParts, type WorkbookParts } from '../../support/workbook'
import { compound, gb, withBit, withSize } from './bytes'

const utf8 = (text: string) => strToU8(text)
const one = (data: string, more: WorkbookParts = {}) => workbook({ sheets: [{ name: '表一', data }], ...more })
const good = () => one(textRows([['单位', '职务'], ['甲局', '局长']]))

/** A file that is not read: what it is, its bytes, why, where; and its name where that counts. */
const REFUSED: readonly [string, () => Uint8Array, TableFaultCode, TablePlace, string?][] = [
  ['nothing at all', () => new Uint8Array(0), 'empty', {}],
  ['only line ends', () => utf8('\r\n\r\n,,,\r\n'), 'empty', {}],
  ['a file larger than any table', () => new Uint8Array(LIMITS.bytes + 1), 'tooLarge', {}],
  ['.xls of Excel 97', () => compound('Workbook'), 'legacy', {}, '名单.xls'],
  ['.et of WPS', () => compound('Workbook'), 'wps', {}, '名单.et'],
  ['a workbook with a password', () => compound('EncryptedPackage'), 'encrypted', {}, '名单.xlsx'],
  ['an old Word file with the name of a workbook', () => compound('WordDocument'), 'notTable', {}, '名单.xlsx'],
  ['macros', () => one('', { parts: { 'xl/vbaProject.bin': 'x' } }), 'macros', {}],
  ['macros by their type', () => one('', { types: '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' }), 'macros', {}],
  ['macros of Excel 4', () => one('', { parts: { 'xl/macrosheets/sheet1.xml': '<x/>' } }), 'macros', {}],
  ['.xlsb', () => zipSync({ 'xl/workbook.bin': utf8('x'), '_rels/.rels': utf8('<x/>') }), 'binaryWorkbook', {}],
  ['.ods', () => zipSync({ 'content.xml': utf8('<x/>'), 'META-INF/manifest.xml': utf8('<x/>') }), 'openDocument', {}],
  ['a Word file', () => zipSync({ '_rels/.rels': utf8('<Relationships><Relationship Id="r" Type="a/officeDocument" Target="word/document.xml"/></Relationships>'), 'word/document.xml': utf8('<w:document/>') }), 'notTable', {}],
  ['some other ZIP', () => zipSync({ 'a.txt': utf8('x') }), 'notTable', {}],
  ['a web page with the name of a workbook', () => utf8('<html><table><tr><td>单位</td></tr></table></html>'), 'markup', {}, '名单.xls'],
  ['XML of Excel 2003', () => utf8('<?xml version="1.0"?><Workbook/>'), 'markup', {}, '名单.xls'],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'notTable', {}],
  ['a PDF', () => utf8('%PDF-1.7\n1 0 obj'), 'notTable', {}],
  ['bytes that are no text', () => Uint8Array.from([0xff, 0xff, 0x41, 0x80, 0xff]), 'encoding', {}],
  ['a quotation mark that is never closed', () => utf8('单位,职务\n甲局,"局长\n乙局,局长\n'), 'openQuote', { row: 2, column: 2 }],
  ['text after a quoted cell', () => utf8('单位,职务\n"甲"局,局长\n'), 'afterQuote', { row: 2, column: 1 }],
  ['more rows than any table', () => utf8('甲\n'.repeat(LIMITS.rows + 1)), 'tooManyRows', { row: LIMITS.rows + 1, column: 1 }],
  ['more columns than any table', () => utf8(Array.from({ length: LIMITS.columns + 1 }, () => '甲').join(',')), 'tooManyColumns', { row: 1, column: LIMITS.columns + 1 }],
  ['a cell of 2,001 characters', () => utf8(`单位\n${'长'.repeat(LIMITS.cell + 1)}`), 'cellTooLong', { row: 2, column: 1 }],
  ['a cell far below in a workbook', () => one('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 'tooManyRows', { sheet: '表一', row: 1_048_576, column: 1 }],
  ['a cell far to the right', () => one('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'tooManyColumns', { sheet: '表一', row: 1, column: 16_384 }],
  ['a long cell in a workbook', () => one(textRows([['甲'], ['长'.repeat(LIMITS.cell + 1)]])), 'cellTooLong', { sheet: '表一', row: 2, column: 1 }],
  ['more sheets than any file', () => workbook({ sheets: Array.from({ length: LIMITS.sheets + 1 }, (_, at) => ({ name: `表${at}`, data: '' })) }), 'tooManySheets', {}],
  ['no sheet', () => workbook({ sheets: [] }), 'empty', {}],
  ['a sheet called __proto__', () => workbook({ sheets: [{ name: '__proto__', data: '' }] }), 'reservedName', { sheet: '__proto__' }],
  ['a bomb that says how large it is', () => one('', { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(LIMITS.inflated + 1) } }), 'inflated', { sheet: '表一' }],
  ['a bomb that says it is small', () => withSize(one('', { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(8_000_000) } }), 'xl/worksheets/sheet1.xml', 100), 'damaged', { sheet: '表一' }],
  ['a bomb in the shared texts', () => one('', { strings: '', parts: { 'xl/sharedStrings.xml': new Uint8Array(LIMITS.inflated + 1) } }), 'inflated', {}],
  ['a part with a password', () => withBit(good(), 'xl/worksheets/sheet1.xml'), 'encrypted', { sheet: '表一' }],
  ['a ZIP cut off in the middle', () => good().subarray(0, 700), 'damaged', {}],
  ['a part whose bytes changed', () => flipped(good()), 'damaged', { sheet: '表一' }],
  ['a sheet whose part is missing', () => one('', { parts: { 'xl/worksheets/sheet1.xml': null } }), 'damaged', { sheet: '表一' }],
  ['a workbook without its links', () => one('', { parts: { 'xl/_rels/workbook.xml.rels': null } }), 'damaged', {}],
  ['XML that ends too early', () => one('', { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>' } }), 'damaged', { sheet: '表一' }],
  ['XML whose elements cross', () => one('<row r="1"><c r="A1"><v>1</c></v></row>'), 'damaged', { sheet: '表一' }],
  ['an empty part', () => one('', { parts: { 'xl/worksheets/sheet1.xml': '' } }), 'damaged', { sheet: '表一' }],
  ['entities of its own', () => one('', { parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>' } }), 'damaged', { sheet: '表一' }],
  ['a text that is not among the shared ones', () => one('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', { strings: '<si><t>甲</t></si>' }), 'damaged', { sheet: '表一', row: 1, column: 1 }],
  ['a number that is none', () => one('<row r="1"><c r="A1"><v>twelve</v></c></row>'), 'damaged', { sheet: '表一', row: 1, column: 1 }],
  ['two cells in one place', () => one('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'damaged', { sheet: '表一', row: 1, column: 1 }],
  ['a cell that stands in another row', () => one('<row r="1"><c r="A2"><v>1</v></c></row>'), 'damaged', { sheet: '表一', row: 1, column: 0 }],
  ['a merged range that is none', () => one(textRows([['甲']]), { sheets: [{ name: '表一', data: textRows([['甲']]), after: '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>' }] }), 'damaged', { sheet: '表一' }],
  ['merged ranges over one another without end', () => workbook({ sheets: [{ name: '表一', data: textRows(Array.from({ length: 2_000 }, () => ['甲'])), after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2_000)}</mergeCells>` }] }), 'tooManyCells', { sheet: '表一' }],
  ['a mark between cells that nobody uses', () => utf8('sep=#\n甲#乙\n'), 'notTable', {}],
]

function flipped(bytes: Uint8Array): Uint8Array {
  const parts = workbookParts({ sheets: [{ name: '表一', data: textRows([['单位', '职务'], ['甲局', '局长']]) }] })
  const stored = zipSync(parts, { level: 0 })
  const at = stored.findIndex((_, from) => new TextDecoder().decode(stored.subarray(from, from + 6)) === '甲局')
  const changed = stored.slice()
  changed[at + 2] = (changed[at + 2] ?? 0) ^ 1
  return bytes.length > 0 ? changed : bytes
}

describe('a file that is no table', () => {
  it.each(REFUSED)('is refused: %s', (_, bytes, fault, place, name = '名单.xlsx') => {
    expect(readTable(bytes(), name)).toEqual({ ok: false, fault, place })
  })
})

describe('a file that is odd', () => {
  const cells = (bytes: Uint8Array) => {
    const read = readTable(bytes, 'x')
    if (!read.ok) throw new Error(`${read.fault} ${JSON.stringify(read.place)}`)
    return read.table.sheets.map(({ rows }) => rows.map((row) => row.map(({ text, kind, computed, covered }) => [kind, text, ...(computed === true ? ['computed'] : []), ...(covered === true ? ['covered'] : [])].join(' '))))[0]
  }
  const STYLES = '<numFmts count="3"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.0&quot;年&quot;"/><numFmt numFmtId="172" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="31"/></cellXfs>'
  const styled = (style: number, value: string, more: WorkbookParts = {}) => cells(one(`<row r="1"><c r="A1" s="${style}"><v>${value}</v></c></row>`, { styles: STYLES, ...more }))

  it.each<[string, () => unknown, unknown]>([
    ['GB18030 without a mark', () => cells(gb('单位,职务\n镕基局,局长')), [['text 单位', 'text 职务'], ['text 镕基局', 'text 局长']]],
    ['GB18030 with characters of four bytes', () => cells(Uint8Array.from([...gb('单位\n'), 0x82, 0x35, 0x96, 0x33])), [['text 单位'], ['text 㐂'.replace('㐂', new TextDecoder('gb18030').decode(Uint8Array.from([0x82, 0x35, 0x96, 0x33])))]]],
    ['联通, which by accident could be UTF-8', () => cells(Uint8Array.from([0xc1, 0xaa, 0xcd, 0xa8])), [['text 联通']]],
    ['GBK that is good UTF-8 by accident', () => cells(Uint8Array.from([0xc4, 0xa3, 0x2c, 0xd6, 0xb0])), [['text 模', 'text 职']]],
    ['a mark of UTF-8', () => cells(utf8('\ufeff单位,职务')), [['text 单位', 'text 职务']]],
    ['text with two bytes a character, as Excel calls Unicode', () => cells(Uint8Array.from([0xff, 0xfe, 0x55, 0x53, 0x09, 0x00, 0x4d, 0x4f])), [['text 单', 'text 位']]],
    ['semicolons', () => cells(utf8('单位;职务\n甲局;"局长; 主任"')), [['text 单位', 'text 职务'], ['text 甲局', 'text 局长; 主任']]],
    ['tabs', () => cells(utf8('单位\t得分\n甲局\t1,234')), [['text 单位', 'text 得分'], ['text 甲局', 'text 1,234']]],
    ['a first line that names the mark', () => cells(utf8('sep=;\r\n甲;乙')), [[], ['text 甲', 'text 乙']]],
    ['lines that end as on an old Mac', () => cells(utf8('甲\r乙')), [['text 甲'], ['text 乙']]],
    ['a line end inside quotation marks', () => cells(utf8('"甲\n局",乙\n丙,丁')), [['text 甲\n局', 'text 乙'], ['text 丙', 'text 丁']]],
    ['doubled quotation marks', () => cells(utf8('"甲""乙""",丙')), [['text 甲"乙"', 'text 丙']]],
    ['an empty quoted cell', () => cells(utf8('"",甲,""')), [['empty ', 'text 甲']]],
    ['rows of unequal length', () => cells(utf8('甲,乙,丙\n丁\n\n戊,己')), [['text 甲', 'text 乙', 'text 丙'], ['text 丁'], [], ['text 戊', 'text 己']]],
    ['a formula in text', () => cells(utf8('=1+1,"=HYPERLINK(""a"")"')), [['formula =1+1', 'formula =HYPERLINK("a")']]],
    ['a formula that was made harmless', () => cells(utf8("'=1+1,'+48%,'甲")), [['text =1+1', 'text +48%', "text '甲"]]],
    ['rich text, with what is said of its reading', () => cells(one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings: '<si><r><t>甲</t></r><r><rPr/><t xml:space="preserve"> 局</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si>' })), [['text 甲 局']]],
    ['elements with a prefix', () => cells(one('', { parts: { 'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="B1" t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData></x:worksheet>' } })), [['empty ', 'text 甲']]],
    ['cells without their place', () => cells(one('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')), [['number 1', 'number 2'], ['number 3']]],
    ['entities and control characters', () => cells(one('<row r="1"><c t="inlineStr"><is><t>A&amp;B&#x4e00;_x000D_&lt;</t></is></c></row>')), [['text A&B一\r<']]],
    ['the noise of binary fractions', () => cells(one('<row r="1"><c><v>0.30000000000000004</v></c><c><v>54.960000000000001</v></c><c><v>1E-3</v></c><c><v>1.2345E+5</v></c><c><v>-0</v></c></row>')), [['number 0.3', 'number 54.96', 'number 0.001', 'number 123450', 'number 0']]],
    ['a percentage', () => styled(2, '0.85550000000000004'), [['percent 85.55%']]],
    ['a negative percentage', () => styled(2, '-0.032'), [['percent -3.2%']]],
    ['a day', () => styled(1, '44768'), [['date 2022-07-26']]],
    ['a day with its time', () => styled(1, '44768.5'), [['date 2022-07-26 12:00:00']]],
    ['a day before the leap day that was none', () => styled(1, '59'), [['date 1900-02-28']]],
    ['a day that counts from 1904', () => styled(1, '43306', { bookPr: '<workbookPr date1904="1"/>' }), [['date 2022-07-26']]],
    ['a time', () => styled(5, '0.40625'), [['date 09:45:00']]],
    ['a day in a format of its own', () => styled(3, '44768'), [['date 2022-07-26']]],
    ['a day in a Chinese format', () => styled(6, '44768'), [['date 2022-07-26']]],
    ['a number with 年 behind it', () => styled(4, '3.5'), [['number 3.5']]],
    ['a formula with what it came to', () => cells(one('<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>96.5</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>甲</v></c></row>')), [['number 96.5 computed', 'text 甲 computed']]],
    ['a formula that was never worked out', () => cells(one('<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c></row>')), [['formula ']]],
    ['an error', () => cells(one('<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')), [['error #DIV/0! computed']]],
    ['yes and no', () => cells(one('<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>')), [['boolean TRUE', 'boolean FALSE']]],
    ['merged cells', () => cells(workbook({ sheets: [{ name: '表一', data: textRows([['甲', '乙'], ['丙']]), after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:XFD1"/></mergeCells>' }] })), [['text 甲', 'text 乙'], ['text 丙 covered']]],
    ['a style on a million empty cells', () => cells(one('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576"><c r="A1048576" s="3"/></row>')), [['number 1']]],
    ['rare characters and pictures', () => cells(utf8('𠮷野,👍🏽,㛃')), [['text 𠮷野', 'text 👍🏽', 'text 㛃']]],
    ['a cell called __proto__', () => cells(utf8('__proto__,constructor')), [['text __proto__', 'text constructor']]],
    ['a sheet that is only a chart', () => readTable(workbook({ sheets: [{ name: '图', data: '' }], parts: { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="a/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>' } }), 'x'), { ok: false, fault: 'empty', place: {} }],
  ])('is read to the letter: %s', (_, read, expected) => {
    expect(read()).toEqual(expected)
  })

  it('is read as the person says, where it was read wrongly', () => {
    const bytes = utf8('Café,1')
    const text = (encoding?: 'utf-8') => {
      const read = readTable(bytes, 'a.csv', encoding)
      return read.ok ? [read.table.encoding, read.table.sheets[0]?.rows[0]?.[0]?.text] : []
    }
    expect(text()).toEqual(['gb18030', 'Caf茅'])
    expect(text('utf-8')).toEqual(['utf-8', 'Café'])
  })

  it('says which sheets were hidden, and keeps their order', () => {
    const read = readTable(workbook({ sheets: [{ name: '一', data: '', state: 'hidden' }, { name: '二', data: textRows([['甲']]) }] }), 'x')
    expect(read.ok && read.table.sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([['一', true], ['二', false]])
  })
})

describe('what is pasted', () => {
  const rows = (text: string) => {
    const read = readPasted(text)
    return read.ok ? read.table.sheets[0]?.rows.map((row) => row.map((cell) => cell.text)) : read.fault
  }

  it('is a table as a spreadsheet copies it', () => {
    expect(rows('单位\t职务\r\n甲局\t"党组书记、\n局长"\r\n')).toEqual([['单位', '职务'], ['甲局', '党组书记、\n局长']])
  })

  it('may begin a cell with a quotation mark of its own', () => {
    expect(rows('单位\t说明\n甲局\t"最多跑一次"改革')).toEqual([['单位', '说明'], ['甲局', '"最多跑一次"改革']])
    expect(rows('甲局\t"没有说完')).toEqual([['甲局', '"没有说完']])
  })

  it('is nothing where nothing was copied', () => {
    expect(rows(' ')).toEqual([[' ']])
    expect(rows('')).toBe('empty')
  })
})
