import { exact, toDecimal, type Decimal, type Exact } from '../exact'
import type { LeftOut, Working } from '../working'
import { advanced, type Cut } from './advance'
import { checkInput } from './check-input'
import { checkScheme, partsOf } from './check'
import type { Fault } from './faults'
import { graded } from './grades'
import type { Additions, Entrant, Mark } from './input'
import { natural } from './natural'
import { scoreContestant, type Ground, type Scored } from './parts'
import { preparePanel } from './panel'
import { place, type Entry, type Placed } from './ranking'
import type { Panel, Scheme } from './scheme'
import { tellingApart } from './telling-apart'

/** What became of one contestant. */
export interface Result {
  readonly id: string
  readonly category: string | null
  /** The published figure, with the places of the scheme; `null` where there is none, and `none` says why. */
  readonly score: Decimal | null
  /** The same with as many places as tell it apart from a neighbour of another rank. */
  readonly shown: Decimal | null
  /** The composite before it was cut. */
  readonly exact: Exact | null
  /** 1 is the best; equal ones share it and the next leaves a gap. `null` without a score, and on a list without ranks. */
  readonly rank: number | null
  readonly tied: boolean
  /** The tie-breaker that set it apart from an equal one: its place in `ranking.ties`. */
  readonly brokenBy: number | null
  readonly grade: string | null
  /** `tied`: equal at the cut, where places are fewer. `null` where nobody goes on. */
  readonly goesOn: 'yes' | 'no' | 'tied' | null
  readonly none: LeftOut | 'unscored' | null
  readonly working: Working | null
}

/** A cut between those who go on and the others, of one category where they are ranked apart. */
export interface CategoryCut extends Cut {
  readonly category: string | null
}

export type Judged =
  | { readonly ok: true; readonly results: readonly Result[]; readonly cuts: readonly CategoryCut[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** See `src/rules/index.ts`, which gives it to everybody else. */
export function judge(scheme: Scheme, marks: readonly Mark[], additions: Additions = {}): Judged {
  const inScheme = checkScheme(scheme)
  const faults = inScheme.length > 0 ? inScheme : checkInput(scheme, marks, additions)
  if (faults.length > 0) return { ok: false, faults }
  const entrants = additions.contestants ?? appearing(marks, additions)
  const ground = groundOf(scheme, marks, additions)
  const twice = [...ground.panels.values()].flatMap((panel) => panel.twice)
  if (twice.length > 0) return { ok: false, faults: twice.map((mark) => ({ path: `marks.${String(marks.indexOf(mark))}`, code: 'twice' })) }
  const scored = new Map(entrants.flatMap(({ id, unscored }) => (unscored === true ? [] : [[id, scoreContestant(ground, id)] as const])))
  const isApart = scheme.ranking.categories === 'apart'
  const categories = isApart ? [...new Set(entrants.map(({ category }) => category ?? null))] : [null]
  const lists = categories.map((category) => listOf(scheme, entrants.filter((one) => !isApart || (one.category ?? null) === category), scored, category))
  return { ok: true, results: lists.flatMap(({ results }) => results), cuts: lists.flatMap(({ cut }) => cut ?? []) }
}

function groundOf(scheme: Scheme, marks: readonly Mark[], additions: Additions): Ground {
  const panels = partsOf(scheme.composite).filter((part): part is Panel => part.kind === 'panel')
  return { scheme, additions, panels: new Map(panels.map((panel) => [panel.id, preparePanel(panel, scheme, marks.filter((mark) => mark.panel === panel.id))])) }
}

/** Everybody of whom a mark, points or overtime are there, in the order of their ids. */
function appearing(marks: readonly Mark[], { values = {}, overtime = {} }: Additions): readonly Entrant[] {
  const ids = [...marks.map(({ contestant }) => contestant), ...Object.values(values).flatMap((one) => Object.keys(one)), ...Object.keys(overtime)]
  return [...new Set(ids)].sort(natural).map((id) => ({ id }))
}

/** One list: those who are ranked, best first, then those without a score; on a list without ranks everybody in their own order. */
function listOf(scheme: Scheme, entrants: readonly Entrant[], scored: ReadonlyMap<string, Scored>, category: string | null) {
  const entries = entrants.flatMap(({ id }, order): Entry[] => {
    const one = scored.get(id)
    return one === undefined || one.exact === null || one.working.value === null ? [] : [{ id, scored: one, exact: one.exact, published: one.working.value, order }]
  })
  const placed = place(scheme, entries)
  const { advance, unranked } = scheme.ranking
  const cut = advance === undefined ? null : { category, ...advanced(advance, placed) }
  const published = new Map(entries.map((entry) => [entry.id, entry.published]))
  const grades = scheme.grades === undefined ? null : graded(scheme.grades, placed, (id) => published.get(id) ?? exact(0n))
  const shown = tellingApart(scheme.composite.rounding, entries, placed)
  const places = new Map(placed.map((one) => [one.id, one]))
  const result = ({ id, category: own }: Entrant): Result => {
    const one = scored.get(id)
    const at = places.get(id)
    const value = published.get(id)
    return {
      id,
      category: own ?? null,
      score: value === undefined ? null : toDecimal(value, scheme.composite.rounding.places),
      shown: shown.get(id) ?? null,
      exact: one?.exact ?? null,
      rank: unranked === true ? null : (at?.rank ?? null),
      tied: at?.tied ?? false,
      brokenBy: at?.brokenBy ?? null,
      grade: grades?.get(id) ?? null,
      goesOn: cut === null ? null : goesOn(cut, id),
      none: at === undefined ? (one === undefined ? 'unscored' : (one.working.left ?? 'missing')) : null,
      working: one?.working ?? null,
    }
  }
  const inOrder = unranked === true ? entrants : sortedBy(entrants, placed)
  return { results: inOrder.map(result), cut }
}

function goesOn({ through, tied }: Cut, id: string): 'yes' | 'no' | 'tied' {
  return through.includes(id) ? 'yes' : tied.includes(id) ? 'tied' : 'no'
}

function sortedBy(entrants: readonly Entrant[], placed: readonly Placed[]): readonly Entrant[] {
  const byId = new Map(entrants.map((one) => [one.id, one]))
  const ranked = placed.flatMap(({ id }) => byId.get(id) ?? [])
  const isRanked = new Set(placed.map(({ id }) => id))
  return [...ranked, ...entrants.filter(({ id }) => !isRanked.has(id))]
}
