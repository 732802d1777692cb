import { computed, shallowRef, watch, type ComputedRef } from 'vue'

/** An entry of a list under a key that stays with it. */
export interface Keyed<Item> {
  readonly id: string
  readonly item: Item
}

/** Keys for a list whose items have none of their own. */
export interface Keys<Item> {
  readonly entries: ComputedRef<readonly Keyed<Item>[]>
  /** Takes over the keys of a list that was moved or cut by hand; call it before the items change. @returns the items */
  readonly keep: (entries: readonly Keyed<Item>[]) => Item[]
}

/** Gives the items of a list keys that stay with them while the list is moved and cut here. */
export function useKeys<Item>(items: () => readonly Item[]): Keys<Item> {
  const keys = shallowRef<readonly string[]>([])
  let count = 0
  watch(
    () => items().length,
    (length) => {
      const more = Math.max(0, length - keys.value.length)
      keys.value = [...keys.value.slice(0, length), ...Array.from({ length: more }, () => `item-${String(++count)}`)]
    },
    { immediate: true, flush: 'sync' },
  )
  return {
    entries: computed(() => items().map((item, index) => ({ id: keys.value[index] ?? String(index), item }))),
    keep(entries) {
      keys.value = entries.map(({ id }) => id)
      return entries.map(({ item }) => item)
    },
  }
}
