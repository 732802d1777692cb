import { cellOf, type Shared } from './cell'
import { tableFault, type TableFault } from './fault'
import { LIMITS, tooLong } from './limits'
import { withMerges, type At, type Range } from './merges'
import { EMPTY, type Cell, type Sheet } from './table'
import { walkXml } from './xml'

type Grid = (Cell | undefined)[][]

/** `AB12` as column and row; `null` where it is no cell. */
export function atOf(reference: string): At | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(reference)
  if (found === null) return null
  const [, letters = '', row = ''] = found
  return { row: Number(row), column: [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) }
}

/**
 * Reads the part of one sheet. Cells without a value cost nothing, wherever a style was given to them.
 * @param room how many cells the file may still have
 */
export function readSheet(xml: string, name: string, shared: Shared, room: number): { readonly ok: true; readonly rows: Sheet['rows']; readonly cells: number } | TableFault {
  const grid: Grid = []
  const merges: Range[] = []
  const faults: TableFault[] = []
  let cells = 0
  let [row, column] = [0, 0]
  let [type, style, formula, stored] = ['n', 0, false, null as string | null]
  let [inValue, reading] = [false, false]
  const fail = (code: TableFault['fault'], at: Partial<At> = { row, column }) => {
    if (faults.length === 0) faults.push(tableFault(code, { sheet: name, ...at }))
  }

  function put(): void {
    const cell = cellOf({ type, style, formula, stored }, shared)
    if (cell === null) fail('damaged')
    else if (cell !== EMPTY) {
      cells += 1
      if (row > LIMITS.rows) fail('tooManyRows')
      else if (column > LIMITS.columns) fail('tooManyColumns')
      else if (cells > room) fail('tooManyCells')
      else if (tooLong(cell.text)) fail('cellTooLong')
      else if (!place(grid, row, column, cell)) fail('damaged')
    }
  }

  const good = walkXml(xml, {
    open(tag, attribute) {
      if (tag === 'row') {
        row = Number(attribute('r') ?? row + 1)
        column = 0
      } else if (tag === 'c') {
        const reference = attribute('r')
        const at = reference === undefined ? { row, column: column + 1 } : atOf(reference)
        if (at === null || at.row !== row) fail('damaged')
        else column = at.column
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? '0')
        formula = false
        stored = null
      } else if (tag === 'v' || tag === 't') {
        inValue = !reading
        if (inValue) stored ??= ''
      } else if (tag === 'f') formula = true
      else if (tag === 'rPh') reading = true
      else if (tag === 'mergeCell') {
        const range = rangeOf(attribute('ref') ?? '')
        if (range === null) fail('damaged', {})
        else merges.push(range)
      }
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'rPh') reading = false
      else if (tag === 'c' && faults.length === 0) put()
    },
    text(piece) {
      if (inValue) stored = (stored ?? '') + piece
    },
  })
  const [fault] = faults
  if (fault !== undefined) return fault
  if (!good) return tableFault('damaged', { sheet: name })
  const rows = withMerges(filled(grid), merges)
  return rows === null ? tableFault('tooManyCells', { sheet: name }) : { ok: true, rows, cells }
}

/** Puts a cell on its place; not where one stands already. */
function place(grid: Grid, row: number, column: number, cell: Cell): boolean {
  if (!Number.isInteger(row) || row < 1) return false
  const cells = (grid[row - 1] ??= [])
  if (cells[column - 1] !== undefined) return false
  cells[column - 1] = cell
  return true
}

function filled(grid: Grid): Cell[][] {
  return Array.from(grid, (row: Grid[number] | undefined) => Array.from(row ?? [], (cell) => cell ?? EMPTY))
}

function rangeOf(reference: string): Range | null {
  const [first = '', last = first] = reference.split(':')
  const [from, to] = [atOf(first), atOf(last)]
  return from === null || to === null || to.row < from.row || to.column < from.column ? null : { from, to }
}
