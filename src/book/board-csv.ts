import { readPart, withinDepth } from '../session/board'
import type { ReadSlip } from '../session/slip'
import type { State } from '../session/state'
import { nameOf } from '../session/late'
import type { Level } from './disclosure'

/** A cell that a spreadsheet would run as a formula, in half or full width, is written as text: with an apostrophe before it ([AR4]). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The board as a table: panel, rank, unit, score, stars, rise. It is made from the rows that the reader can read,
 * so a level without a slip has no line for it; below 完整 the published depth holds too ([DI2]).
 */
export function boardCsv(state: State, read: ReadSlip, level: Level): string {
  const { board } = state.plan
  const names = new Map<string, string>([
    ...board.blocks.map(({ id, name }) => [`block:${id}`, name] as const),
    ['composite', board.composite.name] as const,
    ...board.flags.map(({ id, name }) => [`flag:${id}`, name] as const),
  ])
  const rows = (state.result?.parts ?? []).flatMap((ref) => {
    const part = readPart(ref, read)
    if (part === null || (level !== 'full' && !withinDepth(state.plan, part))) return []
    return [[names.get(part.panel) ?? part.panel, part.rank, nameOf(state.plan, part.contestant), part.score, part.stars, part.rise]]
  })
  const mark = state.plan.sample ? '样例' : ''
  const head = ['板块', '位次', '单位', '得分', '星', `上升位次${mark === '' ? '' : `（${mark}）`}`]
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
