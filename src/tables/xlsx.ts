import { tableFault, type TableFault } from './fault'
import { LIMITS } from './limits'
import { readSheet } from './sheet'
import { readStrings } from './strings'
import { readStyles } from './styles'
import type { Sheet, Table } from './table'
import { readRelations, readWorkbook, type SheetPart } from './workbook'
import { xmlText } from './xml'
import { openZip, type Zip } from './zip'

type Got = { readonly ok: true; readonly xml: string | null } | TableFault

/** Reads a workbook (.xlsx). Macros, a password and what is no workbook are refused by their own words. */
export function readXlsx(bytes: Uint8Array): { readonly ok: true; readonly table: Table } | TableFault {
  const zip = openZip(bytes)
  if (zip === null) return tableFault('damaged')
  const strange = strangeness(zip)
  if (strange !== null) return tableFault(strange)
  const head = readHead(zip)
  if (!head.ok) return head
  const { parts, shared } = head
  if (parts.length === 0) return tableFault('empty')
  if (parts.length > LIMITS.sheets) return tableFault('tooManySheets')
  const sheets: Sheet[] = []
  let room: number = LIMITS.cells
  for (const { name, hidden, part } of parts) {
    if (name in Object.prototype) return tableFault('reservedName', { sheet: name })
    const got = textOf(zip, part)
    if (!got.ok) return { ...got, place: { sheet: name } }
    if (got.xml === null) return tableFault('damaged', { sheet: name })
    const read = readSheet(got.xml, name, shared, room)
    if (!read.ok) return read
    room -= read.cells
    sheets.push({ name, ...(hidden ? { hidden } : {}), rows: read.rows })
  }
  return { ok: true, table: { from: 'xlsx', sheets } }
}

/** Why a ZIP is no workbook that is read. */
function strangeness({ names }: Zip): 'macros' | 'binaryWorkbook' | 'openDocument' | 'notTable' | 'encrypted' | null {
  if (names.has('xl/vbaproject.bin') || [...names].some((name) => name.startsWith('xl/macrosheets/'))) return 'macros'
  if (names.has('xl/workbook.bin')) return 'binaryWorkbook'
  if (names.has('content.xml') && names.has('meta-inf/manifest.xml')) return 'openDocument'
  if (names.has('encryptedpackage')) return 'encrypted'
  return names.has('_rels/.rels') || names.has('xl/workbook.xml') ? null : 'notTable'
}

type Head = { readonly ok: true; readonly parts: readonly SheetPart[]; readonly shared: Parameters<typeof readSheet>[2] }

/** The workbook's list of sheets, its texts and its styles. */
function readHead(zip: Zip): Head | TableFault {
  const types = textOf(zip, '[content_types].xml')
  if (!types.ok) return types
  if (types.xml?.includes('macroEnabled') === true) return tableFault('macros')
  const top = textOf(zip, '_rels/.rels')
  if (!top.ok) return top
  const main = top.xml === null ? 'xl/workbook.xml' : [...(readRelations(top.xml, '')?.values() ?? [])].find(({ kind }) => kind === 'officeDocument')?.part
  if (main === undefined) return tableFault('notTable')
  const slash = main.lastIndexOf('/')
  const [folder, file] = [main.slice(0, slash + 1), main.slice(slash + 1)]
  const [book, links] = [textOf(zip, main), textOf(zip, `${folder}_rels/${file}.rels`)]
  if (!book.ok) return book
  if (!links.ok) return links
  if (book.xml === null || !/<(\w+:)?workbook[\s>]/.test(book.xml.slice(0, 4_000))) return tableFault('notTable')
  const relations = links.xml === null ? null : readRelations(links.xml, folder)
  const workbook = relations === null ? null : readWorkbook(book.xml, relations)
  if (relations === null || workbook === null) return tableFault('damaged')
  const partOf = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind)?.part
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')].map((name): Got => (name === undefined ? { ok: true, xml: null } : textOf(zip, name))) as [Got, Got]
  if (!strings.ok) return strings
  if (!styles.ok) return styles
  const [texts, formats] = [strings.xml === null ? [] : readStrings(strings.xml), styles.xml === null ? [] : readStyles(styles.xml)]
  if (texts === null || formats === null) return tableFault('damaged')
  return { ok: true, parts: workbook.sheets, shared: { strings: texts, styles: formats, from1904: workbook.from1904 } }
}

function textOf(zip: Zip, name: string): Got {
  const part = zip.part(name)
  if (!part.ok) return tableFault(part.fault)
  if (part.bytes === null) return { ok: true, xml: null }
  const xml = xmlText(part.bytes)
  return xml === null ? tableFault('damaged') : { ok: true, xml }
}
