import { compare, exact, round, type Decimal, type Exact, type Rounding } from '../exact'
import type { LeftOut, Operation, Subject, Working } from '../working'
import type { Hold } from './method'

/** What a figure inside an indicator is a figure of: the id of its subject. */
export const FIGURE_ROLES = [
  'actual', 'target', 'base', 'completion', 'growth', 'full', 'notAllowed', 'satisfactory', 'basePoints', 'spanPoints', 'startPoints', 'from', 'perPoint', 'targetGrowth', 'rank', 'rankEnd',
] as const
export type FigureRole = (typeof FIGURE_ROLES)[number]

/** A raw figure, or a number of the scheme, as a leaf of a working. */
export function leaf(role: FigureRole, value: Exact | null, left?: LeftOut): Working {
  return { of: { kind: 'figure', id: role, name: '' }, by: 'given', value, ...(left === undefined ? {} : { left }), parts: [] }
}

/** A decimal of the figures; `null` where there is none. */
export function known(text: Decimal | null | undefined): Exact | null {
  return text === undefined || text === null ? null : exact(text)
}

/** A figure that could not come about, and why. */
export function absent(of: Subject, left: LeftOut, parts: readonly Working[]): Working {
  return { of, by: 'none', value: null, left, parts }
}

/** A figure, cut as its stage says and then held between floor and cap, so that neither is ever passed ([AS3], [IN1]). */
export function settled(of: Subject, by: Operation, uncut: Exact, parts: readonly Working[], rounding?: Rounding, hold: Hold = {}): Working {
  const cut = round(uncut, rounding)
  const { value, held } = holdBetween(cut, hold)
  return {
    of,
    by,
    value,
    ...(compare(value, uncut) === 0 ? {} : { uncut }),
    ...(rounding === undefined || compare(cut, uncut) === 0 ? {} : { rounding }),
    ...(held === undefined ? {} : { held }),
    parts,
  }
}

function holdBetween(value: Exact, { floor, cap }: Hold): { value: Exact; held?: 'floor' | 'cap' } {
  if (cap !== undefined && compare(value, exact(cap)) > 0) return { value: exact(cap), held: 'cap' }
  if (floor !== undefined && compare(value, exact(floor)) < 0) return { value: exact(floor), held: 'floor' }
  return { value }
}

/** What the figure above takes of a working: its weighted share where it has one. */
export function counted({ value, counts }: Working): Exact | null {
  return counts ?? value
}
