import type { Measure, Method } from '../../../rules/assessment/method'

export const METHOD_KINDS = ['given', 'completion', 'efficacyCoefficient', 'growth', 'byRank'] as const

/** A method of a kind with usual settings, for an indicator of so many points. */
export function methodOf(kind: Method['kind'], full: string): Method {
  switch (kind) {
    case 'given':
      return { kind, floor: '0', cap: full }
    case 'completion':
      return { kind, target: { from: 'unit' }, direction: 'higher', floor: '0', cap: full }
    case 'efficacyCoefficient':
      return { kind, direction: 'higher', bounds: { from: 'group' } }
    case 'growth':
      return { kind, direction: 'higher', points: { by: 'linear', start: '0', from: '0', perPoint: '1' }, floor: '0', cap: full }
    case 'byRank':
      return { kind, direction: 'higher', award: { by: 'step', top: full, step: '1' }, ties: 'rank', floor: '0' }
    default:
      kind satisfies never
      return kind
  }
}

/** The method with another direction. A completion that is better lower says how. */
export function directed(method: Exclude<Method, { kind: 'given' }>, direction: 'higher' | 'lower'): Method {
  if (method.kind !== 'completion') return { ...method, direction }
  const { kind, target, floor, cap } = method
  const hold = { ...(floor === undefined ? {} : { floor }), ...(cap === undefined ? {} : { cap }) }
  return direction === 'higher' ? { ...hold, kind, target, direction } : { ...hold, kind, target, direction, formula: 'inverse' }
}

/** What a measure of a kind is made of. */
export function measureOf(kind: Measure['kind']): Measure {
  return kind === 'completion' ? { kind, target: { from: 'unit' } } : { kind }
}

/** Points by place as they are typed, with spaces between. */
export function pointsOf(text: string): string[] {
  return text.split(/[\s,，、]+/).filter((one) => one !== '')
}
