import { compare, exact, round, sum, type Exact } from '../exact'
import type { Scored } from './parts'
import type { Scheme, TieBreaker } from './scheme'

/** What is compared of one contestant. */
export interface Contender {
  readonly scored: Scored
  /** The composite before its cut. */
  readonly exact: Exact
  /** The place in the contestants' order. */
  readonly order: number
}

/**
 * The figure that a tie-breaker compares, more being better ([TB1]–[TB3]); `null` where there is none, which is worse than any.
 */
export function tieFigure(breaker: TieBreaker, { scored, exact: composite, order }: Contender, scheme: Scheme): Exact | null {
  const found = figure()
  return found !== null && breaker.lower === true ? found.neg() : found

  function figure(): Exact | null {
    switch (breaker.by) {
      case 'part':
        return scored.parts.get(breaker.part) ?? null
      case 'criterion': {
        const scores = panels(breaker.panel).flatMap(({ criterion }) => criterion(breaker.criterion) ?? [])
        return scores.length === 0 ? null : sum(scores)
      }
      case 'highestMark':
        return extreme(1)
      case 'lowestMark':
        return extreme(-1)
      case 'allMarks':
        return sum(panels(breaker.panel).flatMap(({ marks }) => marks()))
      case 'markCount': {
        const wanted = exact(breaker.mark)
        return exact(BigInt(panels(breaker.panel).flatMap(({ marks }) => marks()).filter((mark) => mark.equals(wanted)).length))
      }
      case 'decimals': {
        const best = scheme.ranking.lowestFirst === true ? composite.neg() : composite
        return breaker.places === undefined ? best : round(best, { places: breaker.places, mode: scheme.composite.rounding.mode })
      }
      case 'order':
        return exact(BigInt(-order))
      default:
        breaker satisfies never
        return breaker
    }
  }

  function panels(id: string | undefined) {
    return id === undefined ? [...scored.panels.values()] : [scored.panels.get(id)].flatMap((panel) => panel ?? [])
  }

  function extreme(sign: 1 | -1): Exact | null {
    const marks = panels('panel' in breaker ? breaker.panel : undefined).flatMap((panel) => panel.marks())
    return marks.reduce<Exact | null>((best, mark) => (best === null || compare(mark, best) === sign ? mark : best), null)
  }
}
