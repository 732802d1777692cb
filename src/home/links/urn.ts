import { encodeMessage } from '../../link/wire/codec'
import type { WireOf } from '../../link/wire/messages'
import type { FollowStore } from '../../store/follow-port'
import type { JuryStore } from '../../store/jury'
import type { BookStore } from '../../store/port'
import type { Node } from '../peers/node-port'
import { holds } from '../peers/seats'
import type { Lived } from './lived'
import type { LinkToPage } from './requests'

/** How long changes are gathered before they are told, in milliseconds. */
const REST = 300

interface UrnNeeds {
  readonly lived: () => Lived | null
  readonly node: Pick<Node, 'status' | 'leader'>
  readonly follow: Pick<FollowStore, 'copy'>
  readonly store: Pick<BookStore, 'box'>
  readonly jury: JuryStore
  readonly toPage: (message: LinkToPage) => void
  readonly after: (ms: number, work: () => void) => () => void
}

/** Cards, PINs and the box of anonymous ballots on every device that may take over, as they lie with the leader ([AN5]). */
export interface Urn {
  /** Something may have changed, or somebody has come. */
  tell(): void
  /** What the leader has, in the place of what is here. @throws StoreError */
  take(peer: string, message: WireOf<'urn'>): Promise<void>
  down(peer: string): void
}

export function createUrn({ lived, node, follow, store, jury, toPage, after }: UrnNeeds): Urn {
  /** What each device was told last. */
  const told = new Map<string, string>()
  let waits = false

  async function send(): Promise<void> {
    const here = lived()
    const peers = node.status().peers.filter(({ role, has }) => holds(role) && has > 0)
    if (here === null || here.secret === null || here.ledger().state().plan.scoring === undefined || peers.length === 0) return
    const [cards, ballots] = await Promise.all([jury.cards(here.session), store.box(here.book)])
    const message = {
      kind: 'urn' as const,
      session: here.session,
      book: here.book,
      cards: cards.map(({ holder, panel, juror, secret, used }) => ({ holder, panel, juror, secret, used: [...used] })),
      // By their random names: no order in which they came.
      ballots: ballots.map(({ id, panel, of, text }) => ({ id, panel, of: [...of], text })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    }
    const text = JSON.stringify(message)
    for (const { peer } of peers) {
      if (told.get(peer) === text) continue
      told.set(peer, text)
      toPage({ kind: 'link', peer, bytes: encodeMessage(message), bulk: true })
    }
  }

  return {
    tell() {
      if (waits) return
      waits = true
      after(REST, () => {
        waits = false
        // What could not be read is told with the next change.
        void send().catch(() => undefined)
      })
    },
    async take(peer, { session, book, cards, ballots }) {
      if (node.leader() !== peer) return
      const copy = await follow.copy(book)
      if (copy === null || copy.home || copy.session !== session) return
      await jury.mirror({ session, book, cards: cards.map((card) => ({ ...card, session, tries: 0, until: 0 })), ballots: ballots.map((ballot) => ({ ...ballot, book })) })
      const here = lived()
      if (here?.book === book) await here.keeper.refresh()
    },
    down(peer) {
      told.delete(peer)
    },
  }
}
