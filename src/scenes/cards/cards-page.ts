import type { BoardPanel, BoardRow } from '../../session/view/scene'
import { PAGE_TIME } from '../board/board-page'

/** One red card: a panel, or as much of it as a card holds. */
export interface Card {
  readonly id: string
  readonly panel: BoardPanel
  readonly rows: readonly BoardRow[]
}

/**
 * The cards at `elapsed` ms. Panels are cut into cards of so many rows; pages take turns every twenty seconds.
 * @param most rows that a card holds
 * @param abreast cards that a page holds
 */
export function cardsPage(panels: readonly BoardPanel[], most: number, abreast: number, elapsed: number): { readonly cards: readonly Card[]; readonly page: number; readonly pages: number } {
  const cards = panels.flatMap((panel): Card[] => {
    const rows = panel.rows ?? []
    const count = Math.max(1, Math.ceil(rows.length / most))
    return Array.from({ length: count }, (_, i) => ({ id: `${panel.id}-${String(i)}`, panel, rows: rows.slice(i * most, (i + 1) * most) }))
  })
  const pages = Math.max(1, Math.ceil(cards.length / abreast))
  const page = Math.floor(elapsed / PAGE_TIME) % pages
  return { cards: cards.slice(page * abreast, (page + 1) * abreast), page: page + 1, pages }
}
