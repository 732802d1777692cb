import type { Sheet } from './sheet'

/**
 * A sheet with other marks written over its own, cell by cell ([DK2]): what is not told again stays as it was. Whether
 * it is void is told anew.
 */
export function writtenOver(before: Sheet, over: Sheet): Sheet {
  const told = new Map(over.rows.map(({ contestant, marks }) => [contestant, marks]))
  const known = new Set(before.rows.map(({ contestant }) => contestant))
  const rows = before.rows.map(({ contestant, marks }) => {
    const fresh = told.get(contestant) ?? []
    const again = new Set(fresh.map(({ criterion }) => criterion))
    return { contestant, marks: [...marks.filter(({ criterion }) => !again.has(criterion)), ...fresh] }
  })
  const sheet = { rows: [...rows, ...over.rows.filter(({ contestant }) => !known.has(contestant))] }
  return over.spoilt === undefined ? sheet : { ...sheet, spoilt: over.spoilt }
}
