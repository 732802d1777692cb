import type { PlanDraft } from '../../session/plan'

type Contestants = PlanDraft['contestants']

/** Compares by strokes: 姓氏笔画. `new Intl.Collator('zh-CN-u-co-stroke').compare`. */
export type Compare = (a: string, b: string) => number

/**
 * Contestants by strokes of the person's name, where everybody has one, else of the unit's. Only when the host asks
 * for it: the app never sorts people by itself.
 */
export function orderByStrokes(contestants: Contestants, compare: Compare): Contestants {
  const named = contestants.every(({ person }) => person !== undefined && person.trim() !== '')
  const keyOf = ({ person, unit }: Contestants[number]) => (named ? (person ?? unit) : unit)
  return [...contestants].sort((a, b) => compare(keyOf(a), keyOf(b)))
}

/** Contestants by given ranks, first place first; those without one come last, as they stood. */
export function orderByRank(contestants: Contestants, ranks: readonly { readonly contestant: string; readonly value: string }[]): Contestants {
  const places = new Map(ranks.filter(({ value }) => /^[1-9]\d*$/.test(value)).map(({ contestant, value }) => [contestant, Number(value)]))
  const placeOf = (id: string) => places.get(id) ?? Number.MAX_SAFE_INTEGER
  return [...contestants].sort((a, b) => placeOf(a.id) - placeOf(b.id))
}
