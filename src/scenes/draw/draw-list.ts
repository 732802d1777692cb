import { PAGE_TIME } from '../board/board-page'
import type { Layout } from '../frame/stage-shape'
import { longest } from '../text/ems'

/** Rows on a screen one under the other. */
const ROWS = 10
/** Longer names, in em, stand in two columns and not in three. */
const LONG = 8.5

/** A name and its place, from 1. */
export interface DrawnRow {
  readonly place: number
  readonly name: string
}

/** What stands on the screen: a grid of `across` columns, filled downwards. */
export interface DrawPage {
  readonly rows: readonly DrawnRow[]
  readonly across: number
  readonly down: number
  readonly page: number
  readonly pages: number
}

/** The names that are shown at `elapsed` ms: in up to three columns of ten, pages in turn. */
export function drawPage(names: readonly string[], layout: Layout, elapsed: number): DrawPage {
  const most = layout === 'wide' || longest(names) > LONG ? 2 : 3
  const across = Math.max(1, Math.min(most, Math.ceil(names.length / ROWS)))
  const pages = Math.max(1, Math.ceil(names.length / (across * ROWS)))
  const page = Math.floor(elapsed / PAGE_TIME) % pages
  const each = Math.ceil(names.length / pages)
  const rows = names.map((name, index) => ({ place: index + 1, name })).slice(page * each, (page + 1) * each)
  return { rows, across, down: Math.max(1, Math.ceil(each / across)), page: page + 1, pages }
}

/** How a card travels, in cards: columns and rows from the place where the name stood to the one that it drew. */
export interface Way {
  readonly x: number
  readonly y: number
}

/** The way of each name of the drawn order; both lists alone tell it, so that no movement can tell another order. */
export function ways(before: readonly string[], order: readonly string[], down: number): Way[] {
  const taken = new Set<number>()
  return order.map((name, to) => {
    const from = before.findIndex((other, index) => other === name && !taken.has(index))
    if (from < 0) return { x: 0, y: 0 }
    taken.add(from)
    return { x: Math.floor(from / down) - Math.floor(to / down), y: (from % down) - (to % down) }
  })
}

/** A hash in groups of eight characters. */
export function spaced(hash: string): string[] {
  return hash.match(/.{1,8}/g) ?? []
}
