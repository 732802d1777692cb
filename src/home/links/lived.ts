import type { Keeper } from '../keeper'
import type { Ledger } from '../ledger'
import type { Living } from '../living'

/** The session that this worker lives in, as the links need it. */
export interface Lived {
  readonly session: string
  readonly book: string
  readonly secret: string | null
  readonly ledger: () => Ledger
  readonly living: Living
  readonly keeper: Keeper
  readonly now: () => number
}
