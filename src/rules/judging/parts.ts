import { compare, exact, round, sum, type Exact } from '../exact'
import type { Subject, Working } from '../working'
import type { Additions } from './input'
import { overtimePoints } from './overtime'
import { cut, type PanelScore, type PreparedPanel } from './panel'
import type { Addition, Group, Overtime, Panel, Part, Scheme } from './scheme'

/** What one contestant came to: the working, and what tie-breakers look at. */
export interface Scored {
  readonly working: Working
  /** The composite before its cut. */
  readonly exact: Exact | null
  /** The figure of each part, before its weight. */
  readonly parts: ReadonlyMap<string, Exact>
  readonly panels: ReadonlyMap<string, PanelScore>
}

/** What the parts of a scheme are worked out from. */
export interface Ground {
  readonly scheme: Scheme
  readonly panels: ReadonlyMap<string, PreparedPanel>
  readonly additions: Additions
}

const ZERO = exact(0n)

/** Works a contestant out, from the composite down ([CM1]). */
export function scoreContestant(ground: Ground, contestant: string): Scored {
  const parts = new Map<string, Exact>()
  const panels = new Map<string, PanelScore>()
  const { scheme, additions } = ground

  function figureOf(part: Part): Working {
    switch (part.kind) {
      case 'panel':
        return ofPanel(part)
      case 'addition':
        return ofAddition(part, additions, contestant)
      case 'overtime':
        return ofOvertime(part, additions, contestant)
      case 'group':
        return ofGroup(part, part.parts.map(whole), part.id === scheme.composite.id ? 'composite' : 'group')
      default:
        part satisfies never
        return part
    }
  }

  function ofPanel(panel: Panel): Working {
    const score = ground.panels.get(panel.id)?.score(contestant)
    if (score === undefined) throw new TypeError('a panel without its marks')
    panels.set(panel.id, score)
    return score.working
  }

  /** A part with its factors, its cut and its weight. */
  function whole(part: Part): Working {
    const made = cut(multiplied(part, figureOf(part), additions, contestant), part.rounding)
    if (made.value !== null) parts.set(part.id, made.value)
    return weighted(part, made)
  }

  const uncut = multiplied(scheme.composite, figureOf(scheme.composite), additions, contestant)
  return { working: cut(uncut, scheme.composite.rounding), exact: uncut.value, parts, panels }
}

/** The figure times its factors; a factor that is missing leaves none ([CM3]). */
function multiplied({ factors = [] }: Part, one: Working, { values }: Additions, contestant: string): Working {
  if (factors.length === 0 || one.value === null) return one
  const made = factors.map((factor): Working => {
    const text = 'constant' in factor ? factor.constant : values?.[factor.addition]?.[contestant]
    const of: Subject = { kind: 'factor', id: 'constant' in factor ? '' : factor.addition, name: '' }
    return typeof text === 'string' ? { of, by: 'given', value: exact(text), parts: [] } : { of, by: 'none', value: null, left: 'missing', parts: [] }
  })
  const parts = [one, ...made]
  if (made.some(({ value }) => value === null)) return { of: one.of, by: 'none', value: null, left: 'missing', parts }
  return { of: one.of, by: 'product', value: parts.reduce((all, { value }) => all.mul(value ?? ZERO), exact(1n)), parts }
}

function weighted({ weight, weightedRounding, minus }: Part, one: Working): Working {
  if (one.value === null || (weight === undefined && weightedRounding === undefined && minus === undefined && one.of.kind !== 'overtime')) return one
  const factor = exact(weight ?? '1')
  const counts = round(one.value.mul(factor), weightedRounding)
  const isTaken = minus === true || one.of.kind === 'overtime'
  return { ...one, weight: factor, counts: isTaken ? counts.neg() : counts }
}

/** Points from elsewhere: several are added. None is no figure, unless the scheme says that it is nothing ([CM2]). */
function ofAddition({ id, name, missing }: Addition, { values }: Additions, contestant: string): Working {
  const of: Subject = { kind: 'addition', id, name }
  const given = values?.[id]?.[contestant]
  if (given === undefined) return missing === 'zero' ? { of, by: 'none', value: ZERO, parts: [] } : { of, by: 'none', value: null, left: 'missing', parts: [] }
  if (typeof given === 'string') return { of, by: 'given', value: exact(given), parts: [] }
  const parts = given.map((text, at): Working => ({ of: { kind: 'addition', id: `${id}.${String(at + 1)}`, name: '' }, by: 'given', value: exact(text), parts: [] }))
  return { of, by: 'sum', value: sum(parts.map(({ value }) => value ?? ZERO)), parts }
}

function ofOvertime(part: Overtime, { overtime }: Additions, contestant: string): Working {
  const over = Math.max(0, overtime?.[contestant] ?? 0)
  const time: Working = { of: { kind: 'overtime', id: part.id, name: '' }, by: 'given', value: exact(BigInt(over)), parts: [] }
  return { of: { kind: 'overtime', id: part.id, name: part.name }, by: 'band', value: overtimePoints(part, over), parts: [time] }
}

/** Parts put together ([CM1]). */
function ofGroup(group: Group, made: readonly Working[], kind: 'group' | 'composite'): Working {
  const of: Subject = { kind, id: group.id, name: group.name }
  const parts = group.best === undefined ? made : bestOf(made, group.best)
  const counting = parts.filter(({ left }) => left === undefined)
  const lacking = parts.filter(({ left }) => left !== undefined && left !== 'notBest')
  if (counting.length === 0 || (lacking.length > 0 && group.missing !== 'leaveOut')) return { of, by: 'none', value: null, left: 'incomplete', parts }
  const added = sum(counting.map(taken))
  if (group.by !== 'weightedMean') return held(group, { of, by: 'sum', value: added, parts })
  const weights = sum(counting.map(({ weight }) => weight ?? exact(1n)))
  return held(group, { of, by: 'weightedMean', value: added.div(weights), parts })
}

/** What the group takes of a part. */
const taken = ({ value, counts }: Working): Exact => counts ?? value ?? ZERO

/** The best of the parts; of equal ones, the earlier. */
function bestOf(parts: readonly Working[], best: number): readonly Working[] {
  const order = parts.map((_, at) => at).filter((at) => parts[at]?.left === undefined)
  order.sort((a, b) => compare(taken(parts[b] as Working), taken(parts[a] as Working)) || a - b)
  const others = new Set(order.slice(best))
  return parts.map((part, at) => (others.has(at) ? { ...part, left: 'notBest' } : part))
}

function held({ floor, cap }: Group, one: Working): Working {
  if (one.value === null) return one
  if (floor !== undefined && compare(one.value, exact(floor)) < 0) return { ...one, uncut: one.value, value: exact(floor), held: 'floor' }
  if (cap !== undefined && compare(one.value, exact(cap)) > 0) return { ...one, uncut: one.value, value: exact(cap), held: 'cap' }
  return one
}
