import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Command } from '../session/commands'
import type { Answer } from '../home/protocol'

/** How long 下一步 and a reveal step rest after a press, in milliseconds. */
const REST = 300
/** How long a notice stays, in milliseconds. */
const NOTICE = 8_000

/** What was not obeyed, for words. `n` tells two of the same kind apart. */
export interface Notice {
  readonly n: number
  readonly key: string
}

export interface Presses {
  /** True for 300 ms after 下一步, 后退 or a jump. */
  readonly resting: ShallowRef<boolean>
  /** The last refusal or failure; `null` once it is old or something else has worked. */
  readonly notice: ShallowRef<Notice | null>
  /** Sends a command and shows what came of it. */
  readonly press: (command: Command) => Promise<Answer>
}

/** The host's presses: what is sent, what rests, and what was refused in words. */
export function usePresses(send: (command: Command) => Promise<Answer>): Presses {
  const resting = shallowRef(false)
  const notice = shallowRef<Notice | null>(null)
  let restTimer: ReturnType<typeof setTimeout> | undefined
  let noticeTimer: ReturnType<typeof setTimeout> | undefined
  let count = 0

  function rest(): void {
    resting.value = true
    clearTimeout(restTimer)
    restTimer = setTimeout(() => {
      resting.value = false
    }, REST)
  }

  function say(key: string | null): void {
    clearTimeout(noticeTimer)
    count += 1
    notice.value = key === null ? null : { n: count, key }
    if (key !== null) {
      noticeTimer = setTimeout(() => {
        notice.value = null
      }, NOTICE)
    }
  }

  async function press(command: Command): Promise<Answer> {
    if (command.type === 'next' || command.type === 'back' || command.type === 'jump') rest()
    const answer = await send(command)
    say(answer.kind === 'recorded' ? null : answer.kind === 'refused' ? `refusals.${answer.code}` : `faults.${answer.fault}`)
    return answer
  }

  onScopeDispose(() => {
    clearTimeout(restTimer)
    clearTimeout(noticeTimer)
  })
  return { resting, notice, press }
}
