import { looksLikeFormula } from './neutral'
import { fromPercent, serialOf } from './numbers'
import { columnLetters, type Cell } from './table'

/** A sheet to be written. @property headed its first row names the columns */
export interface WrittenSheet {
  readonly name: string
  readonly headed?: true
  readonly rows: readonly (readonly Cell[])[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Numbers of the cell styles below. */
const STYLE = { plain: 0, head: 1, percent: 2, date: 3, quoted: 4 } as const
/** Digits that a spreadsheet keeps of a number. */
const DIGITS = 15
/** The widest column, in characters. */
const WIDEST = 48

export const STYLES_XML = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.##########%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF3D6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

export function contentTypes(sheets: number): string {
  const overrides = numbers(sheets).map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${overrides.join('')}</Types>`
}

export function topRelations(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
}

export function relations(sheets: number): string {
  const links = numbers(sheets).map((n) => `<Relationship Id="rId${n}" Type="${LINKS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rIdStyles" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`
}

export function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`)
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${sheets.join('')}</sheets></workbook>`
}

export function sheetXml({ rows, headed }: WrittenSheet): string {
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, columnLetters(column + 1) + String(at + 1), headed === true && at === 0))
    return `<row r="${String(at + 1)}">${cells.join('')}</row>`
  })
  const view = headed === true ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' : ''
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}${columnsXml(rows)}<sheetData>${lines.join('')}</sheetData></worksheet>`
}

function columnsXml(rows: WrittenSheet['rows']): string {
  const widths: number[] = []
  for (const row of rows.slice(0, 100)) {
    row.forEach(({ text }, column) => {
      widths[column] = Math.max(widths[column] ?? 8, [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 2))
    })
  }
  const columns = widths.map((width, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(Math.min(width, WIDEST))}" customWidth="1"/>`)
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

function cellXml({ text, kind }: Cell, at: string, head: boolean): string {
  if (kind === 'empty' || text === '') return ''
  const number = kind === 'number' ? text : kind === 'percent' ? fromPercent(text) : null
  if (number !== null && number.replace(/[-.]/g, '').replace(/^0+/, '').length <= DIGITS) return `<c r="${at}" s="${String(kind === 'percent' ? STYLE.percent : STYLE.plain)}"><v>${number}</v></c>`
  const day = kind === 'date' ? serialOf(text) : null
  if (day !== null) return `<c r="${at}" s="${String(STYLE.date)}"><v>${String(day)}</v></c>`
  if (kind === 'boolean') return `<c r="${at}" t="b"><v>${text === 'TRUE' ? '1' : '0'}</v></c>`
  const style = head ? STYLE.head : looksLikeFormula(text) ? STYLE.quoted : STYLE.plain
  return `<c r="${at}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** A text as XML carries it; what XML has no place for as `_x0007_`, and what would be read as such as well. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, at) => String(at + 1))
}
