import type { Part } from '../../../rules/index'
import { freshId } from '../edit'
import type { SchemeNames } from '../../../session/templates/schemes/names'

/** A new part of a kind, as most begin: a panel of open seats, points that may be missing, a deduction from the first second. */
export function newPart(kind: Part['kind'], taken: readonly string[], names: Pick<SchemeNames, 'panels' | 'parts' | 'composite'>): Part {
  const id = freshId(kind, taken)
  switch (kind) {
    case 'panel':
      return { kind, id, name: names.panels.jurors, per: 'juror', combine: 'mean' }
    case 'addition':
      return { kind, id, name: names.parts.assessment }
    case 'overtime':
      return { kind, id, name: names.parts.overtime, bands: [{ over: 0, points: '1' }] }
    case 'group':
      return { kind, id, name: names.composite, parts: [{ kind: 'panel', id: freshId('panel', taken), name: names.panels.jurors, per: 'juror', combine: 'mean' }] }
    default:
      return kind satisfies never
  }
}

/** Seats for so many jurors: those it has, then those of the plan's list that no panel here has, then new ones. */
export function seatsFor(count: number, now: readonly string[], listed: readonly string[]): string[] {
  const kept = now.slice(0, count)
  const others = [...listed.filter((id) => !kept.includes(id)), ...Array.from({ length: 600 }, (_, at) => `juror-${String(at + 1)}`).filter((id) => !kept.includes(id) && !listed.includes(id))]
  return [...kept, ...others.slice(0, Math.max(0, count - kept.length))]
}
