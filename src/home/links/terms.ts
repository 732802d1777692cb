import type { FollowStore } from '../../store/follow-port'
import type { BookStore } from '../../store/port'
import { takeOver } from '../peers/take-over'
import type { Answer } from '../protocol'
import { Refused } from '../requests'
import { described, leftLines } from './left'
import type { Lived } from './lived'
import type { LeftLine } from './requests'

/** What changes of hands need. @property began lives in the session afresh, and tells all windows and devices */
interface TermNeeds {
  readonly follow: FollowStore
  readonly store: BookStore
  readonly device: string
  readonly random: (bytes: number) => string
  readonly wall: () => number
  readonly lived: () => Lived | null
  readonly largestTerm: () => number
  readonly began: (session: string) => Promise<void>
  readonly changed: () => void
}

/** 接管 and what follows from it. */
export interface Terms {
  /** This device leads the session that it lives in from here on. @throws Refused `notFollowing`, `failed` */
  readonly takeOver: () => Promise<{ readonly term: number }>
  /** What only this device has, since another one took over. */
  readonly left: () => Promise<readonly LeftLine[]>
  /** Presses such a line anew, or drops it. @returns what became of the press; `null` where it was dropped, or was settled before */
  readonly settle: (branch: string, seq: number, adopt: boolean) => Promise<Answer | null>
}

export function createTerms({ follow, store, device, random, wall, lived, largestTerm, began, changed }: TermNeeds): Terms {
  return {
    async takeOver() {
      const here = lived()
      if (here === null) throw new Refused({ code: 'notFollowing', place: null })
      await here.living.catchUp()
      const copy = await follow.copy(here.book)
      // Whoever leads begins a new term only to end a dispute about its own.
      if (copy === null) throw new Refused({ code: 'notFollowing', place: null })
      const taken = takeOver(copy, here.ledger(), largestTerm(), { now: here.now(), wall: wall(), random, by: { device, window: random(8), n: 1 } })
      if (!taken.ok || (await follow.move(taken.next)) === 'stale') throw new Refused({ code: 'failed', place: null })
      await began(here.session)
      return { term: taken.next.term }
    },

    async left() {
      const here = lived()
      if (here === null) return []
      const { plan } = here.ledger().state()
      return (await leftLines(here.book, { follow, store })).map((line) => described(line, plan))
    },

    async settle(branch, seq, adopt) {
      const here = lived()
      const line = here === null ? undefined : (await leftLines(here.book, { follow, store })).find((one) => one.branch === branch && one.seq === seq)
      if (here === null || line === undefined) return null
      const answer = adopt ? await here.keeper.command(line.cmd) : null
      if (answer !== null && answer.kind !== 'recorded') return answer
      await follow.settle(here.book, branch, seq)
      changed()
      return answer
    },
  }
}
