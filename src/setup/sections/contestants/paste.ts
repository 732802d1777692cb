import { plainText } from '../../../ui/element/form'

/** A contestant as a pasted line says it. */
export interface PastedLine {
  /** The line's number in what was pasted, from 1. */
  readonly line: number
  readonly unit: string
  readonly role: string
  readonly person: string
  /** Why it cannot be taken. */
  readonly fault: 'noUnit' | 'noRole' | 'tooLong' | null
}

const MOST = { unit: 60, role: 120, person: 24 } as const

/**
 * Reads pasted lines: unit, title, and a person where there is a third column; columns as a spreadsheet copies them
 * (tabs), or two spaces, or a bar. A heading line and empty lines are left out; nothing is guessed or shortened.
 */
export function readPasted(pasted: string): PastedLine[] {
  return pasted.split(/\r\n|\r|\n/).flatMap((text, index): PastedLine[] => {
    if (text.trim() === '') return []
    const [unit = '', role = '', person = ''] = columnsOf(text)
    return isHeading(unit, role) ? [] : [{ line: index + 1, unit, role, person, fault: faultOf({ unit, role, person }) }]
  })
}

function columnsOf(text: string): string[] {
  const columns = text.includes('\t') ? text.split('\t') : text.trim().split(/\s*[|｜]\s*| {2,}|\u3000{2,}/)
  return columns.map((column) => plainText(column).trim().normalize('NFC'))
}

/** The first line of a table that was copied whole. */
function isHeading(unit: string, role: string): boolean {
  return /^(打擂)?单位(名称)?$|^unit$/i.test(unit) && /^(职务|职务全称|角色)$|^(title|role)$/i.test(role)
}

function faultOf(columns: { readonly unit: string; readonly role: string; readonly person: string }): PastedLine['fault'] {
  if (columns.unit === '') return 'noUnit'
  if (columns.role === '') return 'noRole'
  const tooLong = (['unit', 'role', 'person'] as const).some((key) => [...columns[key]].length > MOST[key])
  return tooLong ? 'tooLong' : null
}
