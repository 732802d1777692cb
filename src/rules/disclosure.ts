import { exact } from './exact'
import { computable, type Relation } from './solve'

/** Of which units a figure is public: of nobody, of all, or of those named. */
export type Shown = 'nobody' | 'all' | readonly string[]

/** What of a result is public once everything that is planned has been shown. */
export interface Publication {
  /** Whoever takes part and is ranked. */
  readonly units: readonly string[]
  /** Points of each block. */
  readonly blocks: readonly { readonly id: string; readonly shown: Shown }[]
  /** Whether everybody may know that the composite is the sum of the blocks, with bonus and deduction. */
  readonly isSum: boolean
  readonly composite: Shown
  /** Where the scheme has a bonus or a deduction; nothing is known of it where nobody's is shown. */
  readonly bonus?: Shown
  readonly deduction?: Shown
  /** Places by the composite: shown on the board, or as the order on the stage. */
  readonly ranks?: Shown
  /** Ranks of the previous session that are public, and rises that are shown with a flag. */
  readonly previousRanks?: Shown
  readonly rises?: Shown
}

/** A figure of a unit: `block:ID`, `composite`, `bonus`, `deduction`, `rank`, `previousRank`, `rise`. */
export interface Told {
  readonly unit: string
  readonly figure: string
}

/**
 * The figures that are hidden and that anybody can compute from what is shown ([DS2]–[DS6]). The composite is taken to be the exact sum of its
 * blocks: where a stage is rounded, what can be computed is right to the last digit or two, which is no less embarrassing.
 * For whoever prepares the meeting: it names what is hidden.
 * @returns in the order of the units; figures that are shown are not in it
 * @example
 * // Both blocks on the board, the composite of the first two only: the third unit's composite, and with it its rank, is no secret.
 * disclosed({ units: ['a', 'b', 'c'], isSum: true, composite: ['a', 'b'], blocks: [{ id: 'x', shown: 'all' }, { id: 'y', shown: 'all' }] })
 * // [{ unit: 'c', figure: 'composite' }, { unit: 'c', figure: 'rank' }]
 */
export function disclosed(publication: Publication): Told[] {
  const { units } = publication
  const figures = figuresOf(publication)
  const shown = new Set(figures.flatMap(([figure, of]) => units.flatMap((unit) => (isShown(of, unit) ? [key(unit, figure)] : []))))
  // A composite stands on a board that is ranked: whoever sees it sees its rank.
  for (const unit of units) if (shown.has(key(unit, 'composite'))) shown.add(key(unit, 'rank'))
  const relations = relationsOf(publication)
  const points = computable(relations, shown)
  const hasAll = units.every((unit) => shown.has(key(unit, 'composite')) || points.includes(key(unit, 'composite')))
  const ranks = hasAll ? units.map((unit) => key(unit, 'rank')) : []
  const told = new Set([...points, ...ranks, ...computable(relations, new Set([...shown, ...ranks]))])
  return units.flatMap((unit) => figures.flatMap(([figure]) => (told.has(key(unit, figure)) && !shown.has(key(unit, figure)) ? [{ unit, figure }] : [])))
}

function figuresOf({ blocks, composite, bonus, deduction, ranks, previousRanks, rises }: Publication): (readonly [string, Shown])[] {
  return [
    ['composite', composite],
    ...blocks.map(({ id, shown }) => [`block:${id}`, shown] as const),
    ['bonus', bonus ?? 'nobody'],
    ['deduction', deduction ?? 'nobody'],
    ['rank', ranks ?? 'nobody'],
    ['previousRank', previousRanks ?? 'nobody'],
    ['rise', rises ?? 'nobody'],
  ]
}

function isShown(of: Shown, unit: string): boolean {
  return of === 'all' || (of !== 'nobody' && of.includes(unit))
}

function key(unit: string, figure: string): string {
  return `${figure}\n${unit}`
}

const term = (unit: string, figure: string, factor: bigint) => ({ figure: key(unit, figure), factor: exact(factor) })

function relationsOf({ units, isSum, blocks, bonus, deduction, previousRanks, rises }: Publication): Relation[] {
  // composite = blocks + bonus − deduction
  const sums = units.map((unit): Relation => [
    term(unit, 'composite', -1n),
    ...blocks.map(({ id }) => term(unit, `block:${id}`, 1n)),
    ...(bonus === undefined ? [] : [term(unit, 'bonus', 1n)]),
    ...(deduction === undefined ? [] : [term(unit, 'deduction', -1n)]),
  ])
  // rise = previous rank − rank
  const moves = units.map((unit): Relation => [term(unit, 'rise', 1n), term(unit, 'previousRank', -1n), term(unit, 'rank', 1n)])
  // All ranks come to what they come to: the last one left is no secret.
  const places = units.map((unit) => term(unit, 'rank', 1n))
  return [...(isSum && blocks.length > 0 ? sums : []), ...(previousRanks === undefined && rises === undefined ? [] : moves), ...(units.length > 1 ? [places] : [])]
}
