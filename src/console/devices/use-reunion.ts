import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { ReunionFault, ShownReunion } from '../../home/links/reunions'
import { useLinks } from '../../home/links/use-links'
import type { Reunion as ReunionCode } from '../../link/pair/reunion'
import type { ShownCode } from './use-pairing'

/** How far a reunion is. `going`: the other device's code was read. */
export type ReunionStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making' }
  | { readonly kind: 'shown'; readonly code: ShownCode }
  | { readonly kind: 'going' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: ReunionFault }

/** Two devices that know each other and lost each other, brought together by one code; from either side. */
export interface Reunion {
  readonly step: Readonly<ShallowRef<ReunionStep>>
  /** Shows this device's code to one that it knows. @param peer SHA-256 of its certificate */
  readonly show: (peer: string) => Promise<void>
  /** Goes to the device whose code was read. */
  readonly read: (code: ReunionCode) => Promise<void>
  /** Gives up what there is. */
  readonly reset: () => void
}

export function useReunion(): Reunion {
  const links = useLinks()
  const step = shallowRef<ReunionStep>({ kind: 'idle' })
  let shown: ShownReunion | null = null
  let going: AbortController | null = null
  /** Counts attempts: what an earlier one still says is not heard. */
  let turn = 0

  function letGo(): number {
    shown?.cancel()
    going?.abort()
    shown = null
    going = null
    turn += 1
    return turn
  }

  function end(mine: number, fault: ReunionFault | null): void {
    if (mine !== turn) return
    shown = null
    going = null
    step.value = fault === null ? { kind: 'done' } : { kind: 'failed', code: fault }
  }

  onScopeDispose(letGo)

  return {
    step,
    async show(peer) {
      const mine = letGo()
      step.value = { kind: 'making' }
      const made = await links.showReunion(peer)
      if (mine !== turn) {
        if (made.ok) made.shown.cancel()
        return
      }
      if (!made.ok) {
        end(mine, made.code)
        return
      }
      shown = made.shown
      step.value = { kind: 'shown', code: { text: shown.text, typed: shown.typed, until: performance.now() + shown.patience } }
      end(mine, await shown.end)
    },
    async read(code) {
      if (step.value.kind === 'going') return
      const mine = letGo()
      step.value = { kind: 'going' }
      going = new AbortController()
      end(mine, await links.joinReunion(code, going.signal).catch(() => 'refused' as const))
    },
    reset() {
      letGo()
      step.value = { kind: 'idle' }
    },
  }
}
