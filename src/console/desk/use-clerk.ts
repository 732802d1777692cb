import { shallowRef, type ShallowRef } from 'vue'
import type { Answer } from '../../home/protocol'
import type { Command } from '../../session/commands'
import type { DeskView } from '../../session/view/desk'

/** Who sits at this desk: an id of the book, and the name that the papers are typed under. */
export interface Clerk {
  readonly id: string
  readonly name: string
}

export interface ClerkSeat {
  readonly clerk: ShallowRef<Clerk | null>
  /** Whoever has signed in is taken by name; a new one is told to the book. `null`: recorded. */
  readonly signIn: (name: string) => Promise<Answer | null>
  /** The place is free for the next one. */
  readonly leave: () => void
}

/** Two people take turns at one desk: one press changes the clerk. */
export function useClerk(view: () => DeskView | null, send: (command: Command) => Promise<Answer>): ClerkSeat {
  const clerk = shallowRef<Clerk | null>(null)
  return {
    clerk,
    async signIn(name) {
      const there = view()?.clerks.find((one) => one.name === name)
      if (there !== undefined) {
        clerk.value = there
        return null
      }
      const id = `c-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
      const answer = await send({ type: 'signInClerk', clerk: id, name })
      if (answer.kind !== 'recorded') return answer
      clerk.value = { id, name }
      return null
    },
    leave() {
      clerk.value = null
    },
  }
}
