import { strToU8, zipSync } from 'fflate'
import { neutralised } from './neutral'
import type { Cell } from './table'
import { contentTypes, relations, sheetXml, STYLES_XML, topRelations, workbookXml, type WrittenSheet } from './xlsx-parts'

/** ZIP knows no time before 1980; a fixed one makes equal tables equal bytes. */
const MTIME = '1980-01-01T00:00:00'

export type { WrittenSheet }

/** Writes text with commas: UTF-8 with its mark, so that every spreadsheet reads it; nothing in it runs as a formula. */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  const field = ({ text, kind }: Cell) => {
    const safe = kind === 'number' || kind === 'percent' ? text : neutralised(text)
    return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return strToU8(`\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`)
}

/**
 * Writes a workbook. Texts stay texts whatever they begin with, numbers are written to the letter, the first row of a headed sheet stands out
 * and stays in sight. A sheet's name is cut and cleaned as spreadsheets ask.
 */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const named = sheets.map((sheet, at) => ({ ...sheet, name: sheetName(sheet.name, at, sheets) }))
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(named.length),
    '_rels/.rels': topRelations(),
    'xl/workbook.xml': workbookXml(named.map(({ name }) => name)),
    'xl/_rels/workbook.xml.rels': relations(named.length),
    'xl/styles.xml': STYLES_XML,
  }
  named.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${String(at + 1)}.xml`] = sheetXml(sheet)
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { mtime: MTIME })
}

function sheetName(name: string, at: number, sheets: readonly WrittenSheet[]): string {
  const clean = (text: string) => [...text.replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ').trim().replace(/^'+|'+$/g, '')].slice(0, 28).join('').trim()
  const cleaned = clean(name)
  if (cleaned === '' || cleaned.length > 31) return `Sheet${String(at + 1)}`
  const twice = sheets.slice(0, at).some((other) => clean(other.name).toLowerCase() === cleaned.toLowerCase())
  return twice ? `${cleaned.slice(0, 27)} ${String(at + 1)}` : cleaned
}
