import type { By, Command } from '../../session/commands'
import type { Answer } from '../protocol'

/** How long a device waits for the leader's word on a press, in milliseconds. */
export const PRESS_PATIENCE = 4_000

/** What waiting presses need. @property lineOf the line that a press became, where its book is here */
export interface PressNeeds {
  readonly device: string
  readonly window: string
  readonly after: (ms: number, work: () => void) => () => void
  readonly lineOf: (by: By) => number | null
}

/**
 * Presses of this device that are on their way to the leader. Each has one end: the leader's answer, its line in the book, or
 * *nobody knows*: then nothing is sent again, since a press that comes late could do harm.
 */
export interface Presses {
  /** @param send sends it, or `false` where there is no leader to send it to */
  press(command: Command, send: (by: By) => boolean): Promise<Answer>
  answered(by: By, answer: Answer): void
  /** Lines came: some of them may be presses that wait. */
  look(): void
}

/** What is said of a press of which nobody knows whether it was done. */
export const UNHEARD: Answer = { kind: 'failed', fault: 'unheard' }

export function createPresses({ device, window, after, lineOf }: PressNeeds): Presses {
  const waiting = new Map<number, (answer: Answer) => void>()
  let counter = 0
  return {
    press(command, send) {
      counter += 1
      const by: By = { device, window, n: counter }
      return new Promise((resolve) => {
        const end = (answer: Answer) => {
          cancel()
          waiting.delete(by.n)
          resolve(answer)
        }
        const cancel = after(PRESS_PATIENCE, () => {
          end(UNHEARD)
        })
        waiting.set(by.n, end)
        if (!send(by)) end(UNHEARD)
      })
    },
    answered(by, answer) {
      if (by.window === window && by.device === device) waiting.get(by.n)?.(answer)
    },
    look() {
      for (const [n, end] of waiting) {
        const seq = lineOf({ device, window, n })
        if (seq !== null) end({ kind: 'recorded', seq })
      }
    },
  }
}
