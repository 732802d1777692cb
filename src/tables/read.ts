import { delimiterOf, readCsv, type Delimiter } from './csv'
import { decoded } from './encoding'
import { tableFault, type TableFault } from './fault'
import { LIMITS } from './limits'
import type { Encoding, Table } from './table'
import { readXlsx } from './xlsx'

export type TableRead = { readonly ok: true; readonly table: Table } | TableFault

/**
 * Reads a file of tables: .xlsx or text with commas, tabs or semicolons. By its bytes, not by its name: a name only tells .et from .xls. Total: whatever the
 * bytes are, the answer is a table or a fault.
 * @param encoding how a file of text is to be read, where it was read wrongly
 */
export function readTable(bytes: Uint8Array, name: string, encoding?: Encoding): TableRead {
  if (bytes.length === 0) return tableFault('empty')
  if (bytes.length > LIMITS.bytes) return tableFault('tooLarge')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return tableFault(ofCompound(bytes, name))
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes)
  const read = decoded(bytes, encoding)
  if (isBinary(bytes, read?.encoding)) return tableFault('notTable')
  if (read === null) return tableFault('encoding')
  if (/^\s*<(!doctype|html|table|\?xml|meta|style)/i.test(read.text)) return tableFault('markup')
  if (/^\{\\rtf|^%PDF-/.test(read.text)) return tableFault('notTable')
  return ofText(read.text, 'csv', read.encoding)
}

/** Reads what a spreadsheet put on the clipboard, or lines that were typed. */
export function readPasted(text: string): TableRead {
  if (text.length > LIMITS.bytes) return tableFault('tooLarge')
  const read = ofText(text, 'paste')
  if (read.ok || (read.fault !== 'openQuote' && read.fault !== 'afterQuote')) return read
  // A cell may begin with a quotation mark of its own.
  return ofText(text, 'paste', undefined, false)
}

function ofText(text: string, from: 'csv' | 'paste', encoding?: Encoding, quotes = true): TableRead {
  const told = /^sep=(.)\r?\n/.exec(text)
  const delimiter = told === null ? delimiterOf(text) : asDelimiter(told[1] ?? '')
  if (delimiter === null) return tableFault('notTable')
  const read = readCsv(told === null ? text : text.slice(told[0].length), delimiter, quotes)
  if (!read.ok) return read
  if (read.rows.length === 0) return tableFault('empty')
  // The line that names the mark counts as a line of the file.
  const rows = told === null ? read.rows : [[], ...read.rows]
  return { ok: true, table: { from, ...(encoding === undefined ? {} : { encoding }), sheets: [{ name: '', rows }] } }
}

function asDelimiter(mark: string): Delimiter | null {
  return mark === ',' || mark === ';' || mark === '\t' ? mark : null
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** Bytes that no text has, where the text is not of two bytes a character. */
function isBinary(bytes: Uint8Array, encoding?: Encoding): boolean {
  return encoding !== 'utf-16le' && encoding !== 'utf-16be' && bytes.subarray(0, 65_536).includes(0)
}

/** What lies in a file of the old kind: a workbook with a password, one of WPS, or .xls. */
function ofCompound(bytes: Uint8Array, name: string): 'encrypted' | 'wps' | 'legacy' | 'notTable' {
  const holds = (word: string) => includes(bytes, Uint8Array.from([...word].flatMap((letter) => [letter.charCodeAt(0), 0])))
  if (holds('EncryptedPackage')) return 'encrypted'
  if (/\.ett?$/i.test(name)) return 'wps'
  return holds('Workbook') || holds('Book') || /\.xls$/i.test(name) ? 'legacy' : 'notTable'
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  const [first = 0] = part
  for (let at = bytes.indexOf(first); at >= 0 && at + part.length <= bytes.length; at = bytes.indexOf(first, at + 1)) if (part.every((byte, offset) => bytes[at + offset] === byte)) return true
  return false
}
