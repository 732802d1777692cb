import { exact, isDecimal, sum } from '../../rules/exact'
import { layoutOf, bestSheet } from '../../session/imports/columns'
import { ballotColumns, markColumns, readBallots, readMarks, type MarkRow } from '../../session/imports/marks'
import type { Imported, ImportSheet } from '../../session/imports/table'
import { BALLOTS_AT_ONCE } from '../../session/scoring/events'
import { rowsFault } from '../../session/scoring/ballot-rules'
import { markOn, UNREADABLE, type Sheet } from '../../session/scoring/sheet'
import { noteOf, type CellNote } from './cell'
import type { DeskPanel, DeskView } from '../../session/view/desk'

/** One ballot of a table. @property holder a juror's id, or `m12` where papers have numbers only */
export interface ImportedBallot {
  readonly holder: string
  readonly sheet: Sheet
}

/**
 * Reads the marks of one panel out of a table, whichever of its two shapes names more columns. A number on paper is a holder of
 * its own.
 * @param invalid marks that their criterion does not allow are taken as the paper has them ([IM8], [DK5])
 */
export function readPanel(sheets: readonly ImportSheet[], view: DeskView, panel: DeskPanel, invalid?: 'keep'): Imported<readonly ImportedBallot[]> {
  const contestants = view.contestants.filter(({ unscored }) => !unscored).map(({ id, name }) => ({ id, names: [name] }))
  const jurors = panel.jurors.length === 0 ? {} : { jurors: panel.jurors.map(({ juror, seat }) => ({ id: juror, names: [seat] })) }
  const context = { contestants, criteria: panel.criteria, ...jurors, ...(invalid === undefined ? {} : { invalid }) }
  const [long, wide] = [markColumns(panel.criteria), ballotColumns(context)]
  const [forLong, forWide] = [sheets[bestSheet(sheets, long)], sheets[bestSheet(sheets, wide)]]
  const empty: ImportSheet = { name: '', rows: [] }
  const longLayout = layoutOf(forLong ?? empty, long)
  const isLong = long.every(({ key, required }) => required !== true || longLayout.mapping.has(key))
  const read = isLong ? readMarks(forLong ?? empty, longLayout, context) : readBallots(forWide ?? empty, layoutOf(forWide ?? empty, wide), context)
  return read.ok ? { ...read, value: ballotsOf(read.value, panel.jurors.length > 0, view.sheet === 'single') } : read
}

/** Rows of marks as ballots, in the order in which they came; papers of nobody that are for one contestant each are apart. */
function ballotsOf(rows: readonly MarkRow[], isNamed: boolean, isSingle: boolean): ImportedBallot[] {
  const ballots = new Map<string, Map<string, { criterion: string; value: string | null }[]>>()
  for (const { sheet, contestant, criterion, value, state } of rows) {
    const ballot = ballots.get(sheet) ?? new Map<string, { criterion: string; value: string | null }[]>()
    ballots.set(sheet, ballot)
    // A recused juror gave none: there is no cell to be blank.
    if (state !== 'recused') ballot.set(contestant, [...(ballot.get(contestant) ?? []), { criterion, value: state === 'invalid' ? UNREADABLE : value }])
  }
  const whole = [...ballots].map(([sheet, ballot]) => ({ sheet, rows: [...ballot].map(([contestant, marks]) => ({ contestant, marks })) }))
  // In a row that holds several papers an empty cell is none.
  const given = (row: (typeof whole)[number]['rows'][number]): boolean => row.marks.some(({ value }) => value !== null)
  const papers = isNamed || !isSingle ? whole : whole.flatMap((one) => (one.rows.length === 1 ? one : one.rows.filter(given).map((row) => ({ sheet: one.sheet, rows: [row] }))))
  return papers.map(({ sheet, rows: all }, at) => ({ holder: isNamed ? sheet : `m${String(at + 1)}`, sheet: { rows: all } }))
}

/** What a table comes to for one contestant in one criterion, to be held against the table's own sums. */
export interface ImportSum {
  readonly contestant: string
  readonly criterion: string
  readonly marks: number
  /** Of the figures; `null` where marks are words. */
  readonly sum: string | null
  /** How often each word was given, in the order of the options; empty where marks are figures. */
  readonly words: readonly { readonly option: string; readonly count: number }[]
}

/** Number and sum of the marks, contestant by contestant, each with all criteria. */
export function sumsOf(ballots: readonly ImportedBallot[], view: DeskView, { criteria }: DeskPanel): ImportSum[] {
  return view.contestants.filter(({ unscored }) => !unscored).flatMap(({ id }) =>
    criteria.map((criterion): ImportSum => {
      const marks = ballots.flatMap(({ sheet }) => markOn(sheet, id, criterion.id) ?? [])
      const { options } = criterion
      return {
        contestant: id,
        criterion: criterion.id,
        marks: marks.length,
        sum: options === undefined ? sum(marks.filter(isDecimal).map(exact)).toString() : null,
        words: (options ?? []).map(({ name }) => ({ option: name, count: marks.filter((mark) => mark === name).length })),
      }
    }),
  )
}

/** A mark of a table that the rules find invalid. @property ballot its place in the table, from 1 */
export interface ImportNote {
  readonly ballot: number
  readonly holder: string
  readonly contestant: string
  readonly criterion: string
  readonly mark: string
  readonly note: CellNote
}

/** Every mark that was taken as it stands and that the rules find invalid. */
export function notesOf(ballots: readonly ImportedBallot[], { criteria }: DeskPanel): ImportNote[] {
  return ballots.flatMap(({ holder, sheet }, at) =>
    sheet.rows.flatMap(({ contestant, marks }) =>
      marks.flatMap(({ criterion, value }): ImportNote[] => {
        const known = criteria.find(({ id }) => id === criterion)
        const note = known === undefined || value === null ? null : noteOf(value, known)
        return note === null || value === null ? [] : [{ ballot: at + 1, holder, contestant, criterion, mark: value, note }]
      }),
    ),
  )
}

/** How many ballots of a table the rules find invalid as a whole; with one a contestant, each by itself. */
export function invalidBallots(ballots: readonly ImportedBallot[], view: DeskView, { rules, criteria }: DeskPanel): number {
  const scored = view.contestants.filter(({ unscored }) => !unscored).map(({ id }) => id)
  const rowOf = (sheet: Sheet, id: string) => criteria.map((criterion) => markOn(sheet, id, criterion.id))
  const papers = ballots.flatMap(({ holder, sheet }) => {
    const recused = new Set(view.recusals.filter(({ juror }) => juror === holder).map(({ contestant }) => contestant))
    if (view.sheet === 'single') return sheet.rows.map(({ contestant }) => [rowOf(sheet, contestant)])
    return [scored.filter((id) => !recused.has(id)).map((id) => rowOf(sheet, id))]
  })
  return papers.filter((rows) => rowsFault(rules, criteria, rows) !== null).length
}

/** A table in lots that one line of the book takes. */
export function lotsOf(ballots: readonly ImportedBallot[], size = BALLOTS_AT_ONCE): ImportedBallot[][] {
  return Array.from({ length: Math.ceil(ballots.length / size) }, (_, at) => ballots.slice(at * size, (at + 1) * size))
}
