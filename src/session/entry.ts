import type { By, Command } from './commands'
import type { SessionEvent } from './events'
import type { Millis, Seq } from './units'

/** A line as the session reads it: who asked for what, when, and what came of it. */
export interface Entry {
  readonly seq: Seq
  readonly at: Millis
  readonly by: By
  readonly cmd: Command
  readonly events: readonly SessionEvent[]
}
