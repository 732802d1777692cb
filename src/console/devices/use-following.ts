import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { LinksStatus } from '../../home/links/requests'
import { useTicking } from './use-ticking'

/** The leader that is followed, as it was heard last. `seconds`: since it was heard. */
export interface Following {
  readonly name: string
  readonly seq: number
  readonly seconds: number
  /** Not heard for so long that a person has to look. */
  readonly lost: boolean
}

/** Longer than this nobody is silent by chance, in seconds. */
const LOST = 3

/**
 * Whom this device follows. A link that has ended takes its leader out of the status, so it is remembered here.
 * @returns `null` where no leader was heard since the page was loaded
 */
export function useFollowing(status: () => LinksStatus | null): ComputedRef<Following | null> {
  const last = shallowRef<{ readonly name: string; readonly seq: number; readonly heard: number } | null>(null)
  const now = useTicking()
  watch(
    () => status()?.leader ?? null,
    (leader) => {
      if (leader !== null) last.value = { name: leader.name, seq: leader.seq, heard: performance.now() - leader.silent }
    },
    { immediate: true },
  )
  return computed(() => {
    if (last.value === null) return null
    const { name, seq, heard } = last.value
    const leader = status()?.leader ?? null
    // While there is a leader the worker counts its silence; it tells only what has changed.
    const seconds = leader === null ? Math.floor((now.value - heard) / 1000) : leader.silent / 1000
    return { name, seq, seconds: Math.max(0, seconds), lost: seconds > LOST }
  })
}
