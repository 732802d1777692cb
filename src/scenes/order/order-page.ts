import type { OrderRow } from '../../session/view/scene'

/** Rows of one column, and so of a screen with one column. */
export const COLUMN = 10

export interface OrderPage {
  /** One or two columns of at most ten rows. */
  readonly columns: readonly (readonly OrderRow[])[]
  readonly page: number
  readonly pages: number
}

/** The page on which the current one stands; with nobody current, the page of the last who has spoken. */
export function orderPage(rows: readonly OrderRow[]): OrderPage {
  const size = rows.length <= COLUMN ? COLUMN : 2 * COLUMN
  const current = rows.findIndex((row) => row.status === 'current')
  const at = current >= 0 ? current : Math.max(0, rows.findLastIndex((row) => row.status === 'done'))
  const page = Math.floor(at / size)
  const shown = rows.slice(page * size, (page + 1) * size)
  const half = size === COLUMN ? COLUMN : Math.max(1, Math.ceil(shown.length / 2))
  return {
    columns: [shown.slice(0, half), shown.slice(half)].filter((column) => column.length > 0),
    page: page + 1,
    pages: Math.max(1, Math.ceil(rows.length / size)),
  }
}
