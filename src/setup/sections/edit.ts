/** The keys of a type that may be left out. */
type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]

/** A copy with some keys changed. */
export function changed<T extends object>(of: T, change: Partial<T>): T {
  return { ...of, ...change }
}

/** A copy with an optional key set; an empty text or `null` takes the key out, since a plan has no empty values. */
export function withOptional<T extends object, K extends OptionalKey<T>>(of: T, key: K, value: T[K] | '' | null): T {
  const { [key]: _old, ...rest } = of
  return (value === '' || value === null || value === undefined ? rest : { ...rest, [key]: value }) as T
}

/** A copy of a list with one entry changed. */
export function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((old, at) => (at === index ? value : old))
}

/** A copy of a list without one entry. */
export function removed<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}

/** A copy of a list with one entry moved to another place; the same order where there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  if (from < 0 || from >= next.length || to < 0 || to >= next.length) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** An identifier that is not taken: `item-1`, `item-2`, … */
export function freshId(kind: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const id = `${kind}-${String(count)}`
    if (!taken.includes(id)) return id
  }
}

/** The entry of a list that a plan's path means, by its place or its id: `contestants.3.role`; `undefined` where it means none. */
export function entryAt<Entry extends { readonly id: string }>(entries: readonly Entry[], list: string, path: string): Entry | undefined {
  const [name, step = ''] = path.split('.')
  if (name !== list) return undefined
  return /^\d+$/.test(step) ? entries[Number(step)] : entries.find(({ id }) => id === step)
}
