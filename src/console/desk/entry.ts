import type { Criterion } from '../../rules/index'
import type { Sheet } from '../../session/scoring/sheet'
import { markOn } from '../../session/scoring/sheet'
import { rowsFault, type BallotRules, type RowsFault } from '../../session/scoring/ballot-rules'
import { BLANK, markOf } from './cell'

/** One field of a paper ballot, in the order in which it is typed. */
export interface Cell {
  readonly contestant: string
  readonly criterion: Criterion
  /** 回避: this juror may not score this contestant, so nothing is typed. */
  readonly recused: boolean
}

/** The fields of a sheet: contestant by contestant, each with all criteria. */
export function cellsOf(contestants: readonly string[], criteria: readonly Criterion[], recused: ReadonlySet<string>): Cell[] {
  return contestants.flatMap((contestant) => criteria.map((criterion) => ({ contestant, criterion, recused: recused.has(contestant) })))
}

/** The next field that is typed, from `at` on; −1 at the end. `step` is 1 or −1. */
export function nextField(cells: readonly Cell[], at: number, step: 1 | -1): number {
  for (let place = at + step; place >= 0 && place < cells.length; place += step) if (cells[place]?.recused === false) return place
  return -1
}

/** The first field that nothing was typed into: −1 where there is none. A blank on paper is typed. */
export function firstEmpty(cells: readonly Cell[], texts: readonly string[]): number {
  return cells.findIndex(({ recused }, at) => !recused && (texts[at] ?? '') === '')
}

/** Why the whole ballot will be invalid, as soon as it is certain; `null` while it is not. */
export function wholeFault(cells: readonly Cell[], texts: readonly string[], rules: BallotRules): RowsFault | null {
  const criteria = [...new Map(cells.map(({ criterion }) => [criterion.id, criterion])).values()]
  const rows = new Map<string, (string | null)[]>()
  cells.forEach(({ contestant, recused }, at) => {
    if (!recused) rows.set(contestant, [...(rows.get(contestant) ?? []), markOf(texts[at] ?? '')])
  })
  const isWhole = firstEmpty(cells, texts) < 0
  const fault = rowsFault(isWhole ? rules : { ...rules, blanks: false, allSame: false }, criteria, [...rows.values()])
  return fault === 'empty' && !isWhole ? null : fault
}

/** What was typed, as a ballot. A spoilt one keeps the marks that were typed. */
export function sheetOf(cells: readonly Cell[], texts: readonly string[], spoilt: string | null): Sheet {
  const rows = new Map<string, { criterion: string; value: string | null }[]>()
  cells.forEach(({ contestant, criterion, recused }, at) => {
    const text = texts[at] ?? ''
    if (recused || (spoilt !== null && text === '')) return
    rows.set(contestant, [...(rows.get(contestant) ?? []), { criterion: criterion.id, value: markOf(text) }])
  })
  const sheet = { rows: [...rows].map(([contestant, marks]) => ({ contestant, marks })) }
  return spoilt === null ? sheet : { ...sheet, spoilt }
}

/** A ballot as the texts of its fields. */
export function textsOf(cells: readonly Cell[], sheet: Sheet): string[] {
  return cells.map(({ contestant, criterion }) => markOn(sheet, contestant, criterion.id) ?? BLANK)
}

/** Places of the fields that say something else than before. A field that was emptied says nothing yet. */
export function changedPlaces(cells: readonly Cell[], before: readonly string[], texts: readonly string[]): number[] {
  return cells.flatMap(({ recused }, at) => (recused || (texts[at] ?? '') === '' || markOf(texts[at] ?? '') === markOf(before[at] ?? '') ? [] : [at]))
}

/** A correction: only what changed, to be written over the ballot. One row at least says which paper it is. */
export function correctionOf(cells: readonly Cell[], before: readonly string[], texts: readonly string[], spoilt: string | null): Sheet {
  const changed = new Set(changedPlaces(cells, before, texts))
  const { rows } = sheetOf(cells.filter((_, at) => changed.has(at)), texts.filter((_, at) => changed.has(at)), null)
  const [first] = cells
  const sheet = { rows: rows.length > 0 || first === undefined ? rows : [{ contestant: first.contestant, marks: [] }] }
  return spoilt === null ? sheet : { ...sheet, spoilt }
}
