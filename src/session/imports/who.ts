import type { RowReader } from './rows'
import { comparable } from './words'

/** Whom a table may speak of: contestants, units, jurors. */
export interface Named {
  readonly id: string
  /** Whatever they may be called: the unit, the short name, the seat. */
  readonly names: readonly string[]
}

/** The contestants of a plan as tables name them. */
export function namedContestants(contestants: readonly { readonly id: string; readonly unit: string; readonly shortName?: string; readonly role?: string; readonly person?: unknown }[]): Named[] {
  return contestants.map(({ id, unit, shortName, role, person }) => ({ id, names: [unit, shortName ?? '', unit === '' ? (role ?? '') : '', typeof person === 'string' ? person : ''].filter((name) => name !== '') }))
}

/** Whoever was found, or why nobody was. */
export type Found = { readonly id: string } | 'unknown' | 'ambiguous'

/** Finds by name; a name that two have tells neither ([IM4]). */
export function finderOf(named: readonly Named[]): (name: string) => Found {
  const ids = new Map<string, Set<string>>()
  for (const { id, names } of named) {
    for (const name of names) {
      const key = comparable(name)
      ids.set(key, (ids.get(key) ?? new Set()).add(id))
    }
  }
  return (name) => {
    const found = ids.get(comparable(name))
    const [id] = found ?? []
    if (id === undefined || found === undefined) return 'unknown'
    return found.size === 1 ? { id } : 'ambiguous'
  }
}

/** The id of whoever a row is about; `null` after a fault was put down. */
export function whoIn(row: RowReader, key: string, find: ReturnType<typeof finderOf>, unknown: 'unknownContestant' | 'unknownJuror' | 'unknownPanel' | 'unknownColumn' = 'unknownContestant'): string | null {
  const name = row.words(key, { max: 200, required: true })
  if (name === null) return null
  const found = find(name)
  if (found === 'unknown') return row.fault(key, unknown)
  return found === 'ambiguous' ? row.fault(key, 'ambiguous') : found.id
}

/** Says of each key whether it was there before, and in which row. */
export function seenRows(): (key: string, row: number) => number | null {
  const seen = new Map<string, number>()
  return (key, row) => {
    const before = seen.get(key) ?? null
    if (before === null) seen.set(key, row)
    return before
  }
}

/** The names of each that nobody else has, so that a heading means one of them or none. */
export function ownNames(named: readonly Named[]): Named[] {
  const find = finderOf(named)
  return named.map(({ id, names }) => ({ id, names: names.filter((name) => find(name) !== 'ambiguous') }))
}
