import { parseLine, type Line } from '../../book/line'
import type { Plan } from '../../session/plan'
import { may } from '../../session/roles'
import type { FollowStore } from '../../store/follow-port'
import type { BookStore } from '../../store/port'
import type { LeftLine } from './requests'

/** Lines that only this device has and nobody has settled, in order; what only a home writes is none of them ([RP3]). @throws StoreError */
export async function leftLines(book: string, { follow, store }: { readonly follow: FollowStore; readonly store: BookStore }): Promise<readonly (Line & { readonly branch: string })[]> {
  const found: (Line & { branch: string })[] = []
  for (const { branch, from, settled } of await follow.left(book)) {
    for (const { seq, bytes } of await store.linesAfter({ book, branch }, from - 1)) {
      const parsed = settled.includes(seq) ? null : parseLine(bytes)
      if (parsed?.ok === true && may('host', parsed.line.cmd.type)) found.push({ ...parsed.line, branch })
    }
  }
  return found
}

/** What a line was about, for a person to judge: the press and the cue that it led to. */
export function described({ seq, at, cmd, events, branch }: Line & { readonly branch: string }, plan: Plan): LeftLine {
  const entered = events.find((event) => event.type === 'cueEntered')
  const cue = plan.rundown.find(({ id }) => id === entered?.cue)
  return { branch, seq, at, command: cmd.type, about: cue?.label ?? null }
}
