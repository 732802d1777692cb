import type { StageSign } from '../../link/presence'
import type { Command } from '../../session/commands'
import type { Screen } from '../../session/screens'
import type { Audience } from '../../session/view/view'
import type { DeskNeeds } from '../desk-needs'
import type { Acquaintance } from '../peers/seats'
import type { Answer, ScreenMessage } from '../protocol'
import type { Lived } from './lived'
import type { LinksStatus, LinkToPage } from './requests'
import type { Terms } from './terms'

/** What the links need of their worker beside the desk's own needs. */
export interface LinkDeskNeeds extends DeskNeeds {
  readonly mono: () => number
  readonly after: (ms: number, work: () => void) => () => void
  readonly app: string
  readonly lived: () => Lived | null
  /** Lives in a session afresh: its book has another branch, or another leader. */
  readonly relive: (session: string) => Promise<void>
  /** Tells the other workers of this browser to do the same. */
  readonly moved: (session: string) => void
  readonly post: (audience: Audience, message: ScreenMessage) => void
  readonly toPage: (message: LinkToPage) => void
  /** For the pages of the other windows. */
  readonly tellStatus: (status: LinksStatus) => void
}

/** The links of one page, spoken over by its worker. */
export interface LinkDesk {
  up(peer: string, known: Acquaintance, audiences: readonly Screen[]): void
  message(peer: string, bytes: Uint8Array): Promise<void>
  down(peer: string): void
  /** The lived book has changed on the disk or in memory. */
  advanced(): Promise<void>
  readonly linked: () => boolean
  readonly hears: () => boolean
  readonly offset: () => number
  /** A stage of this device tells of itself: to whoever leads. */
  stage(sign: StageSign): void
  /** 识别 on all devices. */
  identify(ms: number): void
  /** Tells a peer where this device can be found again. */
  ticket(peer: string, data: string): void
  press(command: Command): Promise<Answer>
  signal(to: string, data: string): void
  status(): Promise<LinksStatus>
  returned(): void
  withdraw(seat: string): void
  /** Takes a seat that was withdrawn out of the list. */
  remove(seat: string): void
  rename(name: string): Promise<void>
  readonly takeOver: Terms['takeOver']
  readonly left: Terms['left']
  readonly settle: Terms['settle']
  asset(hash: string): Promise<Uint8Array | null>
  thrownAway(gone: { readonly session: string; readonly book: string }): void
}
