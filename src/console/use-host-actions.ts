import type { ComputedRef } from 'vue'
import type { Command } from '../session/commands'
import type { HostView } from '../session/view/host'
import type { KeyAction } from './keys'

const STEP = 30_000

/** What the buttons and the keys of the console ask for, as commands on what the host sees now. */
export interface HostActions {
  readonly next: () => void
  readonly back: () => void
  readonly undo: () => void
  readonly jump: (to: string) => void
  /** A key of the table; `help` is the page's own. */
  readonly byKey: (action: Exclude<KeyAction, 'help'>) => void
}

/** @param resting whether 下一步 rests: a key presses it no sooner than a finger could */
export function useHostActions(host: ComputedRef<HostView | null>, press: (command: Command) => Promise<unknown>, resting: () => boolean): HostActions {
  function next(): void {
    if (host.value !== null && !resting()) void press({ type: 'next', base: host.value.next.base })
  }

  function back(): void {
    if (host.value !== null && !resting()) void press({ type: 'back', base: host.value.next.base })
  }

  function undo(): void {
    void press({ type: 'undo', target: host.value?.undo?.target ?? 1 })
  }

  function byKey(action: Exclude<KeyAction, 'help'>): void {
    switch (action) {
      case 'next':
        next()
        return
      case 'back':
        back()
        return
      case 'undo':
        undo()
        return
      case 'titleCard':
        void press({ type: 'cover', cover: 'titleCard' })
        return
      case 'restore':
        void press({ type: 'restore' })
        return
      case 'pause':
        void press({ type: host.value?.timer?.runningSince === null ? 'resume' : 'pause' })
        return
      case 'plus':
        void press({ type: 'adjust', by: STEP })
        return
      case 'minus':
        void press({ type: 'adjust', by: -STEP })
        return
      default:
        action satisfies never
    }
  }

  return {
    next,
    back,
    undo,
    jump(to) {
      if (host.value !== null) void press({ type: 'jump', base: host.value.next.base, to })
    },
    byKey,
  }
}
