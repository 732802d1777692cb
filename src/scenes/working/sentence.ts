import { FIGURE_ROLES, type FigureRole } from '../../rules/assessment/nodes'
import { exact, round, toDecimal, type Exact } from '../../rules/exact'
import type { Working } from '../../rules/working'

/** Gives the words of a key with what stands in them. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** One line of a working, in words. */
export interface Line {
  readonly name: string
  /** The figure, or that there is none. */
  readonly figure: string
  /** How it comes about: `3个数的平均数，四舍五入到2位小数（原为9.233…），乘权重0.3，计2.77`. */
  readonly how: string
  /** Why it does not count; '' where it does. */
  readonly left: string
}

/** The most places that a figure without an end is written with. */
const PLACES = 4

/** An exact figure as people write it: whole where it ends, cut with … where it does not. */
export function figureText(value: Exact): string {
  for (let places = 0; places <= 12; places++) {
    if (round(value, { places, mode: 'truncate' }).equals(value)) return toDecimal(value, places)
  }
  return `${toDecimal(value, PLACES, 'truncate')}…`
}

/** One figure of a working in words of the chosen language ([WK1]). */
export function lineOf(one: Working, say: Say): Line {
  const role = FIGURE_ROLES.find((known) => one.of.kind === 'figure' && one.of.id === known)
  const parts = [operation(one, say), dropped(one, say), held(one, say), cut(one, say), weight(one, say)].filter((text) => text !== '')
  return {
    name: one.of.name !== '' ? one.of.name : role === undefined ? say(`working.kind.${one.of.kind}`, { id: one.of.id }) : say(`working.role.${role}`),
    figure: one.value === null ? nothing(one, say) : inItsUnit(one.value, role, say),
    how: parts.join(say('working.and')),
    left: one.left === undefined ? '' : say(`working.left.${one.left}`),
  }
}

/** A veto is no score that is missing; what it did is said. */
function nothing({ of }: Working, say: Say): string {
  return of.kind === 'veto' || of.kind === 'figure' ? '' : say('working.none')
}

const PERCENT: readonly FigureRole[] = ['completion', 'growth', 'from', 'targetGrowth']

/** A figure of an assessment with what it is counted in. */
function inItsUnit(value: Exact, role: FigureRole | undefined, say: Say): string {
  const figure = figureText(value)
  if (role === 'rank' || role === 'rankEnd') return say('working.place', { figure })
  return role !== undefined && PERCENT.includes(role) ? say('working.percent', { figure }) : figure
}

function operation({ of, by, parts, value }: Working, say: Say): string {
  const count = parts.filter(({ left }) => left === undefined).length
  if (value === null || of.kind === 'figure' || (by === 'given' && parts.length === 0) || (by === 'sum' && count === 1)) return ''
  return say(`working.by.${by}`, { count })
}

function dropped({ parts }: Working, say: Say): string {
  const of = (why: Working['left']): number => parts.filter(({ left }) => left === why).length
  const [low, high] = [of('lowest'), of('highest')]
  return low + high === 0 ? '' : say('working.dropped', { low, high })
}

function held({ held: at, value }: Working, say: Say): string {
  return at === undefined || value === null ? '' : say(`working.held.${at}`, { figure: figureText(value) })
}

function cut({ rounding, uncut, held: at }: Working, say: Say): string {
  if (rounding === undefined || uncut === undefined || at !== undefined) return ''
  return say(`working.cut.${rounding.mode}`, { places: rounding.places }) + say('working.cut.was', { figure: figureText(uncut) })
}

function weight({ weight: factor, counts }: Working, say: Say): string {
  if (counts === undefined) return ''
  const figure = figureText(counts)
  if (factor === undefined || factor.equals(exact(1n))) return counts.s < 0n ? say('working.taken', { figure }) : ''
  return say('working.counts', { weight: figureText(factor), figure })
}
