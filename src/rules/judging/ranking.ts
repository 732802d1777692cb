import { compare, type Exact } from '../exact'
import type { Scheme } from './scheme'
import { tieFigure, type Contender } from './ties'

/** A contestant with a score, on its way to a rank. */
export interface Entry extends Contender {
  readonly id: string
  readonly published: Exact
}

/** A place among those who are ranked together. */
export interface Placed {
  readonly id: string
  /** 1 is the best; those who stay equal share a rank, and the next leaves a gap ([RK1]). */
  readonly rank: number
  /** It shares its rank. */
  readonly tied: boolean
  /** Which tie-breaker set it apart from somebody with the same figure; its place in the scheme's list. */
  readonly brokenBy: number | null
}

/** Ranks by the figure that the scheme names, then by its tie-breakers one after another ([TB1]). Sorted by rank, then in the contestants' order. */
export function place(scheme: Scheme, entries: readonly Entry[]): Placed[] {
  const { by, lowestFirst, ties = [] } = scheme.ranking
  const of = ({ published, exact }: Entry): Exact => {
    const figure = by === 'published' ? published : exact
    return lowestFirst === true ? figure.neg() : figure
  }
  const figures = new Map(entries.map((entry) => [entry, lazily(ties.map((breaker) => () => tieFigure(breaker, entry, scheme)))] as const))
  /** Below 0 where a is better; and by which tie-breaker, -1 for the score itself. */
  function against(a: Entry, b: Entry): { readonly order: number; readonly by: number } {
    const first = compare(of(b), of(a))
    if (first !== 0) return { order: first, by: -1 }
    for (let at = 0; at < ties.length; at++) {
      const order = orderOf(figures.get(a)?.(at) ?? null, figures.get(b)?.(at) ?? null)
      if (order !== 0) return { order, by: at }
    }
    return { order: 0, by: -1 }
  }
  const sorted = [...entries].sort((a, b) => against(a, b).order || a.order - b.order)
  const ranks: number[] = []
  sorted.forEach((entry, at) => {
    const before = sorted[at - 1]
    ranks.push(before !== undefined && against(before, entry).order === 0 ? (ranks[at - 1] ?? 1) : at + 1)
  })
  return sorted.map((entry, at) => {
    const neighbours = [sorted[at - 1], sorted[at + 1]].flatMap((one) => (one === undefined ? [] : [against(entry, one)]))
    const broken = neighbours.map(({ by: which }) => which).filter((which) => which >= 0)
    return {
      id: entry.id,
      rank: ranks[at] ?? at + 1,
      tied: neighbours.some(({ order }) => order === 0),
      brokenBy: broken.length === 0 ? null : Math.min(...broken),
    }
  })
}

/** Whoever has no figure to compare stands behind those who have. */
function orderOf(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compare(b, a)
}

/** Works a figure out when it is first asked for, and once. */
function lazily(make: readonly (() => Exact | null)[]): (at: number) => Exact | null {
  const known = new Map<number, Exact | null>()
  return (at) => {
    if (!known.has(at)) known.set(at, make[at]?.() ?? null)
    return known.get(at) ?? null
  }
}
