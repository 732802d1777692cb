import type { AgendaScene } from '../../session/view/scene'

/** The most items that stand on a screen at once. */
const ITEMS = 10

/** The items that are shown, with their numbers: all, or the ten around the one that is reached. */
export function agendaPage(all: AgendaScene['items']): { readonly items: readonly (AgendaScene['items'][number] & { readonly place: number })[] } {
  const reached = Math.max(0, all.findIndex(({ status }) => status === 'current'))
  const from = Math.max(0, Math.min(reached - Math.floor(ITEMS / 2), all.length - ITEMS))
  return { items: all.map((item, index) => ({ ...item, place: index + 1 })).slice(from, from + ITEMS) }
}
