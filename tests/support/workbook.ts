import { strToU8, zipSync } from 'fflate'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a workbook that was put together by hand is made of; whatever is not told is as it should be. */
export interface WorkbookParts {
  /** What stands in `sheetData` and after it, by sheet. */
  readonly sheets?: readonly { readonly name: string; readonly data: string; readonly after?: string; readonly state?: string }[]
  readonly strings?: string
  readonly styles?: string
  readonly bookPr?: string
  readonly types?: string
  /** Parts that are added, put in the place of others, or taken out (`null`). */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>
}

/** The parts of a workbook as a spreadsheet writes them. */
export function workbookParts({ sheets = [{ name: '表一', data: '' }], strings, styles, bookPr = '', types = '', parts = {} }: WorkbookParts): Record<string, Uint8Array> {
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}">${bookPr}<sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}${strings === undefined ? '' : `<Relationship Id="s1" Type="${LINKS}/sharedStrings" Target="sharedStrings.xml"/>`}${styles === undefined ? '' : `<Relationship Id="s2" Type="${LINKS}/styles" Target="/xl/styles.xml"/>`}</Relationships>`,
    ...Object.fromEntries(sheets.map(({ data, after = '' }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`])),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...parts,
  }
  return Object.fromEntries(Object.entries(all).flatMap(([name, part]) => (part === null ? [] : [[name, typeof part === 'string' ? strToU8(part) : part]])))
}

/** The bytes of such a workbook. */
export function workbook(parts: WorkbookParts): Uint8Array {
  return zipSync(workbookParts(parts))
}

/** Rows of texts as a sheet's data. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row, at) => `<row r="${at + 1}">${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')
}
