import type { WireOf } from '../../link/wire/messages'
import type { By, Command } from '../../session/commands'
import { may } from '../../session/roles'
import type { Answer } from '../protocol'
import type { Peer } from './peer'
import { UNHEARD } from './presses'

/** A press that has been on its way for longer is refused: the meeting has gone on since. In milliseconds. */
export const LATE_PRESS = 3_000

/** What a device needs to obey others. @property book the one that it leads without dispute, or `null` */
interface Leading {
  readonly book: string | null
  readonly now: number
  readonly execute: (command: Command, by: By) => Promise<Answer>
}

/** Executes a press of another device ([PR1]). @returns what it is answered; `null` where it had no right to ask */
export async function obey({ by, at, book, command }: WireOf<'command'>, peer: Pick<Peer, 'role' | 'device'>, leading: Leading): Promise<Answer | null> {
  if (peer.role === null || peer.role === 'screen' || by.device !== peer.device || !may('host', command.type)) return null
  if (leading.book !== book) return UNHEARD
  if (Math.abs(leading.now - at) > LATE_PRESS) return { kind: 'refused', code: 'stale' }
  return leading.execute(command, by)
}
