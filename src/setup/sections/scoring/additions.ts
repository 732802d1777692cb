import { partsOf } from '../../../rules/judging/check'
import type { Part, Scheme } from '../../../rules/index'
import type { PlanDraft } from '../../../session/plan'

type Additions = NonNullable<PlanDraft['additions']>

/** Points of a scheme that no juror gives: those it adds, and those it multiplies by. `name` is empty where it has none of its own. */
export function additionsOf(scheme: Scheme | undefined): readonly { readonly id: string; readonly name: string }[] {
  const parts = scheme === undefined ? [] : partsOf(scheme.composite)
  const own = parts.flatMap((part) => (part.kind === 'addition' ? [{ id: part.id, name: part.name }] : []))
  const factors = parts.flatMap(({ factors: list = [] }) => list.flatMap((factor) => ('addition' in factor ? [{ id: factor.addition, name: '' }] : [])))
  const all = [...own, ...factors]
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
}

/** Whoever of these has no score for want of a figure that the scheme asks for ([CM2]). */
export function lackingFigures(scheme: Scheme | undefined, additions: Additions, contestants: readonly string[]): readonly string[] {
  const asked = scheme === undefined ? [] : askedOf(scheme.composite)
  return contestants.filter((contestant) => asked.some((id) => figureIn(additions, id, contestant) === ''))
}

function askedOf(part: Part): readonly string[] {
  const factors = (part.factors ?? []).flatMap((factor) => ('addition' in factor ? [factor.addition] : []))
  switch (part.kind) {
    case 'addition':
      return part.missing === 'zero' ? factors : [part.id, ...factors]
    case 'group':
      return part.missing === 'leaveOut' ? factors : [...part.parts.flatMap(askedOf), ...factors]
    case 'panel':
    case 'overtime':
      return factors
    default:
      return part satisfies never
  }
}

/** A figure as typed; empty where there is none. */
export function figureIn(additions: Additions, addition: string, contestant: string): string {
  return additions.find((one) => one.addition === addition)?.figures.find((one) => one.contestant === contestant)?.value ?? ''
}

/**
 * The points with one figure typed. An empty one is taken out: a missing figure is no zero.
 * @param order the contestants' ids: figures stand in their order
 */
export function withAdded(additions: Additions, addition: string, contestant: string, value: string, order: readonly string[]): Additions {
  const now = additions.find((one) => one.addition === addition)?.figures ?? []
  const others = now.filter((one) => one.contestant !== contestant)
  const figures = value === '' ? others : [...others, { contestant, value }].sort((a, b) => order.indexOf(a.contestant) - order.indexOf(b.contestant))
  if (figures.length === 0) return additions.filter((one) => one.addition !== addition)
  // It stays where it was: a list that is ordered anew is a change of the plan.
  const next = { addition, figures }
  return additions.some((one) => one.addition === addition) ? additions.map((one) => (one.addition === addition ? next : one)) : [...additions, next]
}
