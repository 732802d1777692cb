import type { HostView } from '../../session/view/host'
import type { ContestantRow } from '../../session/view/host-parts'

/** Whose turn can still be moved: not on stage, not heard. */
export function movable(rows: readonly ContestantRow[]): ContestantRow[] {
  return rows.filter(({ onStage, spoken }) => !onStage && spoken === null)
}

/** Who has not finished speaking. */
export function unheard(rows: readonly ContestantRow[]): ContestantRow[] {
  return rows.filter(({ spoken }) => spoken === null)
}

/** Who is still to come, and would have less time. */
export function toCome(rows: readonly ContestantRow[]): ContestantRow[] {
  return movable(rows).filter(({ standing }) => standing === 'present')
}

/** Whom a change is most likely about: who is on stage, else who comes next; `null` where nobody does. */
export function likely({ contestants, rundown }: Pick<HostView, 'contestants' | 'rundown'>): string | null {
  const there = contestants.find(({ onStage }) => onStage)
  return there?.id ?? rundown.find(({ status, contestant }) => status === 'waiting' && contestant !== null)?.contestant ?? null
}

/** An id that nobody on the list has. */
export function freshId(rows: readonly ContestantRow[]): string {
  const taken = new Set(rows.map(({ id }) => id))
  let n = 1
  while (taken.has(`late-${String(n)}`)) n += 1
  return `late-${String(n)}`
}

const LONGEST = 21_600_000

/** `3:00`, `3分`, `3分30秒`, `180秒` or `180` seconds as milliseconds; `null` where it is none of them. */
export function readTime(text: string): number | null {
  const plain = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace('：', ':')
  const parts = /^(?:(\d{1,3})(?::|分钟?))?(?:(\d{1,5})秒?)?$/.exec(plain)
  if (parts === null || plain === '') return null
  const [, minutes = '0', seconds = '0'] = parts
  if (parts[1] !== undefined && Number(seconds) > 59) return null
  const ms = (Number(minutes) * 60 + Number(seconds)) * 1_000
  return ms >= 1_000 && ms <= LONGEST ? ms : null
}
