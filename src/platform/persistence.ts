import { readonly, shallowRef, type ShallowRef } from 'vue'

/**
 * Whether the browser keeps what is stored here when its disk runs full.
 * - `checking`: not known yet
 * - `kept`: it asks before it deletes anything
 * - `notKept`: it may delete everything of this place without a word; nobody has asked it yet, or it forgot
 * - `refused`: it was asked just now and said no
 * - `unsupported`: it cannot be asked
 */
export type Persistence = 'checking' | 'kept' | 'notKept' | 'refused' | 'unsupported'

/** Bytes that this place uses, and may use at most. */
export interface Space {
  readonly used: number
  readonly quota: number
}

/** Free bytes below which a meeting with slides may not fit: twenty pictures of the largest size, and room for the book. */
export const LOW_SPACE = 200_000_000

/** Whether so little is left that a host should make room before a meeting. */
export function isLow({ used, quota }: Space): boolean {
  return quota - used < LOW_SPACE
}

export interface PersistenceHandle {
  readonly isSupported: boolean
  readonly state: Readonly<ShallowRef<Persistence>>
  /** `null` while it is not known, or where the browser does not tell. */
  readonly space: Readonly<ShallowRef<Space | null>>
  /** Asks the browser to keep what is stored; to be called on a press. @returns its answer */
  ask: () => Promise<Persistence>
  /** Looks again at both. Never rejects. */
  check: () => Promise<void>
}

const isSupported = typeof navigator !== 'undefined' && 'storage' in navigator && 'persist' in navigator.storage

/** The browser's promise about this place's storage, and how much room there is. The answer is advice: an archive on another disk is safer. */
export function usePersistence(): PersistenceHandle {
  const state = shallowRef<Persistence>(isSupported ? 'checking' : 'unsupported')
  const space = shallowRef<Space | null>(null)

  async function check(): Promise<void> {
    space.value = await measureSpace()
    if (!isSupported) return
    const kept = await navigator.storage.persisted().catch(() => false)
    if (kept) state.value = 'kept'
    else if (state.value !== 'refused') state.value = 'notKept'
  }

  async function ask(): Promise<Persistence> {
    if (!isSupported) return 'unsupported'
    state.value = (await navigator.storage.persist().catch(() => false)) ? 'kept' : 'refused'
    return state.value
  }

  void check()
  return { isSupported, state: readonly(state), space: readonly(space), ask, check }
}

/** What this place uses and may use; `null` where the browser does not tell. Never rejects. */
export async function measureSpace(): Promise<Space | null> {
  if (typeof navigator === 'undefined' || !('storage' in navigator) || !('estimate' in navigator.storage)) return null
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
  return usage === undefined || quota === undefined ? null : { used: usage, quota }
}
